"""The weight has a row for each number that comes out, so x @ weight meets the wrong dimension. Turn the weight
around first: T.

Caught by: test_one_sample_with_two_features_becomes_three_numbers,
test_a_linear_layer_by_hand_takes_any_number_of_dimensions
"""


def linear(x, weight, bias):
    return x @ weight + bias

"""The bias is missing: only the product came back. Add the bias to it.

Caught by: test_one_sample_with_two_features_becomes_three_numbers,
test_a_linear_layer_by_hand_takes_any_number_of_dimensions
"""


def linear(x, weight, bias):
    return x @ weight.T

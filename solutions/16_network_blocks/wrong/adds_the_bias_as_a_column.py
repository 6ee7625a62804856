"""The bias was added as a column. A column and a row make a whole table of sums. The bias belongs to the last
dimension: add it as it is.

Caught by: test_one_sample_with_two_features_becomes_three_numbers,
test_a_linear_layer_by_hand_takes_any_number_of_dimensions
"""


def linear(x, weight, bias):
    return x @ weight.T + bias[:, None]

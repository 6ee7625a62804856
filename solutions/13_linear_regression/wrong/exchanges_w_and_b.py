"""w and b have changed places. The order is (w, b).

Caught by: test_a_layer_with_w_2_and_b_one_half_gives_both_numbers,
test_the_line_of_a_layer_is_two_floats_and_the_layer_stays
"""


def line_of(layer):
    return layer.bias.item(), layer.weight.item()

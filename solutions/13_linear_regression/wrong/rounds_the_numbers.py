"""The numbers are rounded. Return them as they are, and round where you print.

Caught by: test_the_line_of_a_layer_is_two_floats_and_the_layer_stays
"""


def line_of(layer):
    return round(layer.weight.item(), 2), round(layer.bias.item(), 2)

"""The shape has the columns first. Rows follow b, so the number of biases comes first.

Caught by: test_the_surface_of_41_weights_and_40_biases_has_40_rows, test_the_shape_of_other_surfaces_is_right
"""


def surface_shape(k, m):
    return k, m

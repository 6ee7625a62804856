"""The column that was given has lost its side: squeeze_ and other methods with an underscore change the tensor
itself. Without the underscore they return a view and leave it as it was.

Caught by: test_no_function_changes_numbers_or_shape_of_what_it_is_given
"""


def use_sides(x, v, column):
    return v.unsqueeze(0), x - v.unsqueeze(1), column.squeeze_(1)

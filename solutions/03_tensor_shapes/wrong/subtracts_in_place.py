"""x itself was changed: -= and methods with an underscore write into the tensor that the caller still holds. Make
a new tensor.

Caught by: test_no_function_changes_numbers_or_shape_of_what_it_is_given
"""


def use_sides(x, v, column):
    x -= v.unsqueeze(1)
    return v.unsqueeze(0), x, column.squeeze(1)

"""All three results are one tensor, x itself: a method that ends in an underscore writes into x and returns x.
Make three new tensors.

Caught by: test_constants_like_floats_are_floats_and_like_integers_integers,
test_constants_like_have_the_shape_and_dtype_of_x, test_constants_like_do_not_use_the_numbers_of_x,
test_no_function_changes_what_it_is_given
"""


def constants_like(x, value):
    return x.zero_(), x.fill_(1), x.fill_(value)

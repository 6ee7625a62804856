"""The tensor a holds the sum, but a copy of it was returned: a change of the result would not change a. Return a
itself, without clone().

Caught by: test_add_in_place_returns_the_tensor_itself_and_not_a_copy
"""


def add_in_place(a, b):
    a.add_(b)
    return a.clone()

"""The tensor a was changed as it should be, but the function returns None. Return a after the change.

Caught by: test_add_in_place_changes_its_first_tensor_and_no_other,
test_adding_in_place_holds_for_every_shape_and_keeps_the_dtype,
test_add_in_place_returns_the_tensor_itself_and_not_a_copy
"""


def add_in_place(a, b):
    a.add_(b)

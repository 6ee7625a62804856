"""The sum was written into b. In b.add_(a) the tensor in front of the dot is the one that changes: write
a.add_(b).

Caught by: test_add_in_place_changes_its_first_tensor_and_no_other,
test_adding_in_place_holds_for_every_shape_and_keeps_the_dtype,
test_add_in_place_returns_the_tensor_itself_and_not_a_copy
"""


def add_in_place(a, b):
    return b.add_(a)

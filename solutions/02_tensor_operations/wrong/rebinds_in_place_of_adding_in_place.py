"""The sum is returned, but the tensor that was passed in still holds its old numbers: `a = a + b` makes a new
tensor and only gives it the name a. Write into a itself, with a.add_(b) or a += b.

Caught by: test_add_in_place_changes_its_first_tensor_and_no_other,
test_adding_in_place_holds_for_every_shape_and_keeps_the_dtype,
test_add_in_place_returns_the_tensor_itself_and_not_a_copy
"""


def add_in_place(a, b):
    a = a + b
    return a  # noqa: RET504 - the name hung on a new tensor is the mistake

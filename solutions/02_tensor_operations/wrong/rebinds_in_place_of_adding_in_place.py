"""The sum is returned, but the tensor that was passed in still holds its old numbers: `a = a + b` makes a new
tensor and only gives it the name a. Write into a itself, with a.add_(b) or a += b.

Caught by: test_arithmetic_makes_new_tensors_and_add_in_place_changes_its_first,
test_adding_in_place_changes_the_first_tensor_and_keeps_its_dtype
"""


def add_in_place(a, b):
    a = a + b
    return a  # noqa: RET504 - the name hung on a new tensor is the mistake

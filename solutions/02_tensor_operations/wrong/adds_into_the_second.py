"""The sum was written into b. In b.add_(a) the tensor in front of the dot is the one that changes: write
a.add_(b).

Caught by: test_arithmetic_makes_new_tensors_and_add_in_place_changes_its_first,
test_adding_in_place_changes_the_first_tensor_and_keeps_its_dtype
"""


def add_in_place(a, b):
    return b.add_(a)

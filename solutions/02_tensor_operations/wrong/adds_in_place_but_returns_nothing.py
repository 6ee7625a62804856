"""The tensor a was changed as it should be, but the function returns None. Return a after the change.

Caught by: test_arithmetic_makes_new_tensors_and_add_in_place_changes_its_first,
test_adding_in_place_changes_the_first_tensor_and_keeps_its_dtype
"""


def add_in_place(a, b):
    a.add_(b)

"""The quotients are whole numbers: // rounds down. Divide with /, which gives fractions even for integers.

Caught by: test_arithmetic_makes_new_tensors_and_add_in_place_changes_its_first,
test_arithmetic_holds_for_every_shape_sign_and_dtype
"""


def arithmetic(a, b):
    return a + b, a - b, a * b, a // b, -a

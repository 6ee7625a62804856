"""The quotients are whole numbers: // rounds down. Divide with /, which gives fractions even for integers.

Caught by: test_arithmetic_gives_sum_difference_product_quotient_and_negative,
test_arithmetic_makes_new_tensors_of_every_shape_and_dtype
"""


def arithmetic(a, b):
    return a + b, a - b, a * b, a // b, -a

"""Difference and quotient are turned round: these are b - a and b / a. Take b away from a, and divide a by b.

Caught by: test_arithmetic_gives_sum_difference_product_quotient_and_negative,
test_arithmetic_makes_new_tensors_of_every_shape_and_dtype
"""


def arithmetic(a, b):
    return a + b, b - a, a * b, b / a, -a

"""All five results of integers came out as floats: a and b were converted first. Only the quotient becomes
float32, and torch does that by itself.

Caught by: test_arithmetic_gives_sum_difference_product_quotient_and_negative,
test_arithmetic_makes_new_tensors_of_every_shape_and_dtype
"""


def arithmetic(a, b):
    a, b = (one if one.is_floating_point() else one.float() for one in (a, b))
    return a + b, a - b, a * b, a / b, -a

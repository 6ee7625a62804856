"""The product is not taken place by place: @ also sums. The product of arithmetic is a tensor of the same shape
as a and b, made with *.

Caught by: test_arithmetic_gives_sum_difference_product_quotient_and_negative,
test_arithmetic_makes_new_tensors_of_every_shape_and_dtype
"""


def arithmetic(a, b):
    return a + b, a - b, a @ b, a / b, -a

"""All five results are one and the same tensor: the methods with an underscore wrote one result over the other,
into a. Use the forms without an underscore.

Caught by: test_arithmetic_gives_sum_difference_product_quotient_and_negative,
test_arithmetic_makes_new_tensors_of_every_shape_and_dtype
"""


def arithmetic(a, b):
    return a.add_(b), a.sub_(b), a.mul_(b), a.div_(b), a.neg_()

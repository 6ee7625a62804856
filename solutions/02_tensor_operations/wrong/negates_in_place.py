"""The five results are right, but a was changed on the way: neg_ with an underscore works in place. Use -a or
a.neg(), which make a new tensor.

Caught by: test_arithmetic_makes_new_tensors_of_every_shape_and_dtype
"""


def arithmetic(a, b):
    return a + b, a - b, a * b, a / b, a.neg_()

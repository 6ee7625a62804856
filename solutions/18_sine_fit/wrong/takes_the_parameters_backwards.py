"""The parameters are taken in the order d, c, b, a. They come as a, b, c, d: the first one stands alone.

Caught by: test_at_2_the_parameters_1_2_3_4_give_49, test_the_cubic_takes_arrays_and_tensors_with_any_parameters
"""


def cubic(x, parameters):
    d, c, b, a = parameters
    return a + b * x + c * x**2 + d * x**3

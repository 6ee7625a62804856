"""The term with x uses c, and so b has no effect. Each parameter belongs to its own power of x.

Caught by: test_at_2_the_parameters_1_2_3_4_give_49, test_the_cubic_takes_arrays_and_tensors_with_any_parameters
"""


def cubic(x, parameters):
    a, _b, c, d = parameters
    return a + c * x + c * x**2 + d * x**3

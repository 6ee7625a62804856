"""The parameter a is missing from the sum. The cubic has four terms.

Caught by: test_at_2_the_parameters_1_2_3_4_give_49, test_the_cubic_takes_arrays_and_tensors_with_any_parameters
"""


def cubic(x, parameters):
    _a, b, c, d = parameters
    return b * x + c * x**2 + d * x**3

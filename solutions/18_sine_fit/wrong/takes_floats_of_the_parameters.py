"""The parameters become floats here, so the prediction has no graph, and backward() could not reach them. Use them
as they are.

Caught by: test_the_cubic_takes_arrays_and_tensors_with_any_parameters
"""


def cubic(x, parameters):
    a, b, c, d = (float(one) for one in parameters)
    return a + b * x + c * x**2 + d * x**3

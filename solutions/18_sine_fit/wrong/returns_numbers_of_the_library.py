"""The gradients are NumPy numbers or tensors. Make a plain float of each with float(...).

Caught by: test_gradients_by_hand_are_right_for_arrays_and_tensors_without_a_loop
"""


def hand_gradients(x, y, parameters):
    a, b, c, d = parameters
    error = a + b * x + c * x**2 + d * x**3 - y
    return [(2 * error * x**power).sum() for power in range(4)]

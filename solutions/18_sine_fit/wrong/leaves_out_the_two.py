"""The factor 2 is missing: the derivative of e^2 is 2 e times the derivative of e.

Caught by: test_two_errors_of_1_have_the_gradients_4_6_10_18,
test_gradients_by_hand_are_right_for_arrays_and_tensors_without_a_loop
"""


def hand_gradients(x, y, parameters):
    a, b, c, d = parameters
    error = a + b * x + c * x**2 + d * x**3 - y
    return [float((error * x**power).sum()) for power in range(4)]

"""The error is y - ŷ here, so every gradient has the wrong sign, and the steps climb. Use ŷ - y.

Caught by: test_two_errors_of_1_have_the_gradients_4_6_10_18,
test_gradients_by_hand_are_right_for_arrays_and_tensors_without_a_loop
"""


def hand_gradients(x, y, parameters):
    a, b, c, d = parameters
    error = y - (a + b * x + c * x**2 + d * x**3)
    return [float((2 * error * x**power).sum()) for power in range(4)]

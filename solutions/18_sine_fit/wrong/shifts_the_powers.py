"""The gradients are multiplied by x, x^2, x^3 and x^4. The parameter a stands alone: its error is multiplied by 1.

Caught by: test_two_errors_of_1_have_the_gradients_4_6_10_18,
test_gradients_by_hand_are_right_for_arrays_and_tensors_without_a_loop
"""


def hand_gradients(x, y, parameters):
    a, b, c, d = parameters
    error = a + b * x + c * x**2 + d * x**3 - y
    return [float((2 * error * x**power).sum()) for power in (1, 2, 3, 4)]

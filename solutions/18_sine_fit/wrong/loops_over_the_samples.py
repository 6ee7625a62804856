"""The gradients are right, but they are added sample by sample. Multiply whole arrays, and let sum add them.

Caught by: test_gradients_by_hand_are_right_for_arrays_and_tensors_without_a_loop
"""


def hand_gradients(x, y, parameters):
    a, b, c, d = parameters
    gradients = [0.0, 0.0, 0.0, 0.0]
    for one, target in zip(x, y, strict=True):
        error = a + b * one + c * one**2 + d * one**3 - target
        for power in range(4):
            gradients[power] += float(2 * error * one**power)
    return gradients

"""In sample_backward, the local gradient of the square lacks its factor 2.

Caught by: test_one_sample_has_loss_9_and_sends_back_minus_6_and_minus_18,
test_the_loss_and_the_gradients_hold_for_any_sample
"""


def sample_backward(x, y, w):
    error = w * x - y
    return error**2, error, error * x

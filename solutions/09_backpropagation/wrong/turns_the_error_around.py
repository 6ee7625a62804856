"""In sample_backward, both gradients have the wrong sign: the error is the prediction minus the target.

Caught by: test_one_sample_has_loss_9_and_sends_back_minus_6_and_minus_18,
test_the_loss_and_the_gradients_hold_for_any_sample
"""


def sample_backward(x, y, w):
    error = y - w * x
    return error**2, 2 * error, 2 * error * x

"""sample_backward returned a gradient where the loss belongs. The first result is the squared error.

Caught by: test_one_sample_has_loss_9_and_sends_back_minus_6_and_minus_18,
test_the_loss_and_the_gradients_hold_for_any_sample
"""


def sample_backward(x, y, w):
    error = w * x - y
    d_w = 2 * error * x
    return d_w, 2 * error, d_w

"""line_backward looks at one sample after the other. Arithmetic with whole tensors takes all samples at once.

Caught by: test_the_line_takes_all_samples_at_once
"""


def line_backward(x, y, w, b):
    loss, d_w, d_b, n = 0.0, 0.0, 0.0, len(x)
    for one_x, one_y in zip(x.tolist(), y.tolist(), strict=True):
        error = w * one_x + b - one_y
        loss += error**2 / n
        d_w += 2 * error * one_x / n
        d_b += 2 * error / n
    return loss, d_w, d_b

"""In line_backward, b got the gradient of w. The prediction grows by x with w, but by 1 with b.

Caught by: test_a_line_adds_up_the_gradients_of_its_samples,
test_the_gradients_of_a_line_hold_for_any_number_of_samples, test_the_line_takes_all_samples_at_once
"""


def line_backward(x, y, w, b):
    errors = w * x + b - y
    d_w = (2 * errors * x).mean().item()
    return (errors**2).mean().item(), d_w, d_w

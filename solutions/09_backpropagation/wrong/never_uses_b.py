"""In line_backward, the bias is missing in the prediction, so all errors are wrong.

Caught by: test_a_line_adds_up_the_gradients_of_its_samples,
test_the_gradients_of_a_line_hold_for_any_number_of_samples, test_the_line_takes_all_samples_at_once
"""


def line_backward(x, y, w, b):
    errors = w * x - y
    d_errors = 2 * errors / len(x)
    return (errors**2).mean().item(), (d_errors * x).sum().item(), d_errors.sum().item()

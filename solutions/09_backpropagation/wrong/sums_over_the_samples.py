"""In line_backward, the gradients belong to the sum of the squared errors, not to their mean.

Caught by: test_a_line_adds_up_the_gradients_of_its_samples,
test_the_gradients_of_a_line_hold_for_any_number_of_samples, test_the_line_takes_all_samples_at_once
"""


def line_backward(x, y, w, b):
    errors = w * x + b - y
    return (errors**2).mean().item(), (2 * errors * x).sum().item(), (2 * errors).sum().item()

"""line_backward used the gradients of the last sample alone. Each sample adds its part.

Caught by: test_a_line_adds_up_the_gradients_of_its_samples,
test_the_gradients_of_a_line_hold_for_any_number_of_samples, test_the_line_takes_all_samples_at_once
"""


def line_backward(x, y, w, b):
    errors = w * x + b - y
    return (errors**2).mean().item(), (2 * errors[-1] * x[-1]).item(), (2 * errors[-1]).item()

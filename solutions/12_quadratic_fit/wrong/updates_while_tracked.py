"""Autograd follows the update, and refuses to: a parameter is being changed in place while it is tracked. Put
the update under `with torch.no_grad():`.

Caught by: test_a_step_subtracts_rate_times_gradient_and_returns_the_loss_from_before,
test_the_parameters_after_1_100_and_1000_epochs_are_the_published_ones,
test_a_step_changes_all_three_tensors_at_any_rate_and_returns_a_plain_number
"""


def step(x, y, parameters, rate):
    loss = sample_loss(x, y, parameters)  # noqa: F821
    loss.backward()
    for parameter in parameters:
        parameter -= rate * parameter.grad
        parameter.grad = None
    return loss.item()

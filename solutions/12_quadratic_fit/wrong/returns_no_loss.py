"""step returns nothing. Keep the loss from before the update and return it as a number: loss.item().

Caught by: test_a_step_subtracts_rate_times_gradient_and_returns_the_loss_from_before,
test_a_step_changes_all_three_tensors_at_any_rate_and_returns_a_plain_number
"""

import torch


def step(x, y, parameters, rate):
    sample_loss(x, y, parameters).backward()  # noqa: F821
    with torch.no_grad():
        for parameter in parameters:
            parameter -= rate * parameter.grad
            parameter.grad = None


def train(x, y, epochs, rate):
    history, losses = [[1.0, 1.0, 1.0]], []
    parameters = make_parameters(history[0])  # noqa: F821
    for _ in range(epochs):
        total = 0.0
        for index in range(len(x)):
            total += sample_loss(x[index], y[index], parameters).item()  # noqa: F821
            step(x[index], y[index], parameters, rate)
        losses.append(total / len(x))
        history.append([parameter.item() for parameter in parameters])
    return history, losses

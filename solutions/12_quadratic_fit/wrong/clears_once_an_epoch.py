"""The gradients are cleared once in each epoch, but every sample makes an update of its own: from the second
sample on, backward() adds to those of the sample before. Clear them in each step.

Caught by: test_the_first_epoch_makes_three_steps_and_the_losses_1_8_and_18,
test_the_parameters_after_100_epochs_are_the_published_ones,
test_the_history_has_the_start_and_the_parameters_after_each_epoch,
test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""

import torch


def step(x, y, parameters, rate):
    w1, w2, b = parameters
    loss = (w1 * x**2 + w2 * x + b - y) ** 2
    loss.backward()
    with torch.no_grad():
        for parameter in parameters:
            parameter -= rate * parameter.grad
    return loss.item()


def train(x, y, epochs, rate):
    history, losses = [[1.0, 1.0, 1.0]], []
    parameters = [torch.tensor(1.0, dtype=torch.float64, requires_grad=True) for _ in range(3)]
    for _ in range(epochs):
        total = 0.0
        for parameter in parameters:
            parameter.grad = None
        for index in range(len(x)):
            total += step(x[index], y[index], parameters, rate)
        losses.append(total / len(x))
        history.append([parameter.item() for parameter in parameters])
    return history, losses

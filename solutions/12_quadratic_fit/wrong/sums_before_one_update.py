"""There is one update in each epoch, from the summed loss of all samples. Here every sample makes an update of
its own, and the next sample sees the changed parameters.

Caught by: test_the_first_epoch_makes_three_steps_and_the_losses_1_8_and_18,
test_the_parameters_after_100_epochs_are_the_published_ones,
test_the_history_has_the_start_and_the_parameters_after_each_epoch,
test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""

import torch


def train(x, y, epochs, rate):
    history, losses = [[1.0, 1.0, 1.0]], []
    parameters = [torch.tensor(1.0, dtype=torch.float64, requires_grad=True) for _ in range(3)]
    for _ in range(epochs):
        w1, w2, b = parameters
        total = sum((w1 * a**2 + w2 * a + b - c) ** 2 for a, c in zip(x, y, strict=True))
        total.backward()
        with torch.no_grad():
            for parameter in parameters:
                parameter -= rate * parameter.grad
                parameter.grad = None
        losses.append(total.item() / len(x))
        history.append([parameter.item() for parameter in parameters])
    return history, losses

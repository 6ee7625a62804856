"""There is one update in each epoch, from the summed loss of all samples. Here every sample makes an update
of its own, and the next sample sees the changed parameters.

Caught by: test_the_parameters_after_1_100_and_1000_epochs_are_the_published_ones,
test_the_loss_after_1000_epochs_is_small_but_the_prediction_at_4_is_not_8,
test_the_history_has_the_start_and_the_parameters_after_each_epoch,
test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""

import torch


def train(x, y, epochs, rate):
    history, losses = [[1.0, 1.0, 1.0]], []
    parameters = make_parameters(history[0])  # noqa: F821
    for _ in range(epochs):
        total = sum(sample_loss(x[index], y[index], parameters) for index in range(len(x)))  # noqa: F821
        total.backward()
        with torch.no_grad():
            for parameter in parameters:
                parameter -= rate * parameter.grad
                parameter.grad = None
        losses.append(total.item() / len(x))
        history.append([parameter.item() for parameter in parameters])
    return history, losses

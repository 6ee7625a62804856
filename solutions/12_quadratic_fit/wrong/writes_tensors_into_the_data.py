"""The numbers in x and y were replaced by tensors, in the lists of the caller. Make new lists, or leave the
numbers as they are: tensors and numbers can be mixed in a formula.

Caught by: test_the_history_has_the_start_and_the_parameters_after_each_epoch,
test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""

import torch


def train(x, y, epochs, rate):
    history, losses = [[1.0, 1.0, 1.0]], []
    parameters = make_parameters(history[0])  # noqa: F821
    for index in range(len(x)):
        x[index] = torch.tensor(x[index], dtype=torch.float64)
        y[index] = torch.tensor(y[index], dtype=torch.float64)
    for _ in range(epochs):
        total = 0.0
        for index in range(len(x)):
            total += step(x[index], y[index], parameters, rate)  # noqa: F821
        losses.append(total / len(x))
        history.append([parameter.item() for parameter in parameters])
    return history, losses

"""train_epoch used the formula of the gradient. Here each gradient should come from backward().

Caught by: test_each_step_of_an_epoch_calls_backward_once
"""

import torch


def train_epoch(x, y, w, rate):
    losses = []
    for i in range(len(x)):
        loss = (w * x[i] - y[i]) ** 2
        with torch.no_grad():
            w -= rate * 2 * x[i] * (w * x[i] - y[i])
        losses.append(loss.item())
    return losses

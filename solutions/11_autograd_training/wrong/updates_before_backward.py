"""train_epoch updated w before backward(): there was no gradient yet, `w.grad` was None. First the loss, then
backward(), then the update.

Caught by: test_the_losses_and_weights_of_the_first_two_epochs_are_right,
test_an_epoch_takes_one_step_for_each_sample, test_each_step_of_an_epoch_calls_backward_once,
test_the_inputs_are_left_unchanged
"""

import torch


def train_epoch(x, y, w, rate):
    losses = []
    for i in range(len(x)):
        loss = (w * x[i] - y[i]) ** 2
        with torch.no_grad():
            w -= rate * w.grad
        loss.backward()
        w.grad = None
        losses.append(loss.item())
    return losses

"""train_epoch gave the name w to a new tensor in each step. The weight that it was given never moved. Change that
tensor in place.

Caught by: test_the_losses_and_weights_of_the_first_two_epochs_are_right,
test_an_epoch_takes_one_step_for_each_sample, test_each_step_of_an_epoch_calls_backward_once
"""


def train_epoch(x, y, w, rate):
    losses = []
    for i in range(len(x)):
        loss = (w * x[i] - y[i]) ** 2
        loss.backward()
        w = (w - rate * w.grad).detach().requires_grad_()
        losses.append(loss.item())
    return losses

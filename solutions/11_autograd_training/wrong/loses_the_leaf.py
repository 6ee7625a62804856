"""train_epoch wrote `w = w - ...` while torch tracked it. The new w is not a leaf, so the next backward() left its
`.grad` at None. Change w in place, without tracking.

Caught by: test_the_losses_and_weights_of_the_first_two_epochs_are_right,
test_an_epoch_takes_one_step_for_each_sample, test_each_step_of_an_epoch_calls_backward_once,
test_the_inputs_are_left_unchanged
"""


def train_epoch(x, y, w, rate):
    losses = []
    for i in range(len(x)):
        loss = (w * x[i] - y[i]) ** 2
        loss.backward()
        w = w - rate * w.grad
        losses.append(loss.item())
    return losses

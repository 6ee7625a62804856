"""Each epoch starts again from 1.0, so nothing that was learned is kept. Make the parameters once, before the
loops.

Caught by: test_the_parameters_after_100_epochs_are_the_published_ones,
test_the_history_has_the_start_and_the_parameters_after_each_epoch,
test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""


def train(x, y, epochs, rate):
    history, losses = [[1.0, 1.0, 1.0]], []
    for _ in range(epochs):
        parameters = make_parameters([1.0, 1.0, 1.0])  # noqa: F821
        total = 0.0
        for index in range(len(x)):
            total += step(x[index], y[index], parameters, rate)  # noqa: F821
        losses.append(total / len(x))
        history.append([parameter.item() for parameter in parameters])
    return history, losses

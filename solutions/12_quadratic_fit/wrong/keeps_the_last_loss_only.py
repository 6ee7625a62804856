"""Only the loss of the last sample was recorded. Take the mean over all samples of the epoch.

Caught by: test_the_loss_after_1000_epochs_is_small_but_the_prediction_at_4_is_not_8,
test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""


def train(x, y, epochs, rate):
    history, losses = [[1.0, 1.0, 1.0]], []
    parameters = make_parameters(history[0])  # noqa: F821
    for _ in range(epochs):
        total = 0.0
        for index in range(len(x)):
            total = step(x[index], y[index], parameters, rate)  # noqa: F821
        losses.append(total)
        history.append([parameter.item() for parameter in parameters])
    return history, losses

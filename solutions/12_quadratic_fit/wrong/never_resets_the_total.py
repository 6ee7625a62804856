"""The sum of the losses goes on from epoch to epoch, so each mean holds the losses of all epochs before. Start
it anew in each epoch.

Caught by: test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""


def train(x, y, epochs, rate):
    history, losses = [[1.0, 1.0, 1.0]], []
    parameters = make_parameters(history[0])  # noqa: F821
    total = 0.0
    for _ in range(epochs):
        for index in range(len(x)):
            total += step(x[index], y[index], parameters, rate)  # noqa: F821
        losses.append(total / len(x))
        history.append([parameter.item() for parameter in parameters])
    return history, losses

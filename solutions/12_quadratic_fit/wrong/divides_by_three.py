"""The sum of the losses is divided by 3, whatever the number of samples is. Divide by the length of the data.

Caught by: test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""


def train(x, y, epochs, rate):
    history, losses = [[1.0, 1.0, 1.0]], []
    parameters = make_parameters(history[0])  # noqa: F821
    for _ in range(epochs):
        total = 0.0
        for index in range(len(x)):
            total += step(x[index], y[index], parameters, rate)  # noqa: F821
        losses.append(total / 3)
        history.append([parameter.item() for parameter in parameters])
    return history, losses

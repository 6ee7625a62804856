"""The losses of an epoch were summed. Divide by the number of samples: the mean was asked for.

Caught by: test_the_first_epoch_makes_three_steps_and_the_losses_1_8_and_18,
test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""


def train(x, y, epochs, rate):
    history, losses = [[1.0, 1.0, 1.0]], []
    parameters = make_parameters(history[0])  # noqa: F821
    for _ in range(epochs):
        total = 0.0
        for index in range(len(x)):
            total += step(x[index], y[index], parameters, rate)  # noqa: F821
        losses.append(total)
        history.append([parameter.item() for parameter in parameters])
    return history, losses

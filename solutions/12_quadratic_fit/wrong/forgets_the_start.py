"""The history begins after the first epoch. Its first row is the start, [1.0, 1.0, 1.0], so that row k is the
state after k epochs.

Caught by: test_the_first_epoch_makes_three_steps_and_the_losses_1_8_and_18,
test_the_parameters_after_100_epochs_are_the_published_ones,
test_the_history_has_the_start_and_the_parameters_after_each_epoch
"""


def train(x, y, epochs, rate):
    history, losses = [], []
    parameters = make_parameters([1.0, 1.0, 1.0])  # noqa: F821
    for _ in range(epochs):
        total = 0.0
        for index in range(len(x)):
            total += step(x[index], y[index], parameters, rate)  # noqa: F821
        losses.append(total / len(x))
        history.append([parameter.item() for parameter in parameters])
    return history, losses

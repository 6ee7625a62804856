"""There is a row and a loss for each sample. Append after the inner loop, once for each epoch.

Caught by: test_the_first_epoch_makes_three_steps_and_the_losses_1_8_and_18,
test_the_parameters_after_100_epochs_are_the_published_ones,
test_the_history_has_the_start_and_the_parameters_after_each_epoch,
test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""


def train(x, y, epochs, rate):
    history, losses = [[1.0, 1.0, 1.0]], []
    parameters = make_parameters(history[0])  # noqa: F821
    for _ in range(epochs):
        for index in range(len(x)):
            losses.append(step(x[index], y[index], parameters, rate))  # noqa: F821
            history.append([parameter.item() for parameter in parameters])
    return history, losses

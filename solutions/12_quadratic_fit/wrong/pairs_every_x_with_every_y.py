"""Every x was paired with every y: nine steps for three samples. Sample k is x[k] with y[k].

Caught by: test_the_first_epoch_makes_three_steps_and_the_losses_1_8_and_18,
test_the_parameters_after_100_epochs_are_the_published_ones,
test_the_history_has_the_start_and_the_parameters_after_each_epoch,
test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""


def train(x, y, epochs, rate):
    history, losses = [[1.0, 1.0, 1.0]], []
    parameters = make_parameters(history[0])  # noqa: F821
    for _ in range(epochs):
        total = 0.0
        for i in range(len(x)):
            for k in range(len(y)):
                total += step(x[i], y[k], parameters, rate)  # noqa: F821
        losses.append(total / len(x))
        history.append([parameter.item() for parameter in parameters])
    return history, losses

"""Every row of the history is the same list of tensors, which went on changing, so all rows show the end.
Record the numbers of the moment: [p.item() for p in parameters].

Caught by: test_the_first_epoch_makes_three_steps_and_the_losses_1_8_and_18,
test_the_parameters_after_100_epochs_are_the_published_ones,
test_the_history_has_the_start_and_the_parameters_after_each_epoch
"""


def train(x, y, epochs, rate):
    history, losses = [[1.0, 1.0, 1.0]], []
    parameters = make_parameters(history[0])  # noqa: F821
    for _ in range(epochs):
        total = 0.0
        for index in range(len(x)):
            total += step(x[index], y[index], parameters, rate)  # noqa: F821
        losses.append(total / len(x))
        history.append(parameters)
    return history, losses

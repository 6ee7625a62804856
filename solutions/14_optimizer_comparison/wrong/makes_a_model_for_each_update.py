"""Each update gets a new model, so nothing that was learned is kept. Make the model once, before the loop.

Caught by: test_a_fit_of_two_epochs_goes_from_44_to_20,
test_a_fit_runs_to_its_last_epoch_even_while_the_loss_grows,
test_a_fit_trains_with_the_optimizer_of_this_name
"""


def fit(name, x, y, rate, epochs, seed):
    losses = []
    model = fresh_model(seed)  # noqa: F821
    for _ in range(epochs):
        model = fresh_model(seed)  # noqa: F821
        optimizer = make_optimizer(name, model.parameters(), rate)  # noqa: F821
        losses.append(one_update(model, optimizer, x, y))  # noqa: F821
    return losses, model.weight.item(), model.bias.item()

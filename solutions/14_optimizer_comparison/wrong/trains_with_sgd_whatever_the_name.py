"""Every fit uses SGD. Hand the argument `name` to make_optimizer.

Caught by: test_a_fit_trains_with_the_optimizer_of_this_name
"""


def fit(name, x, y, rate, epochs, seed):
    model = fresh_model(seed)  # noqa: F821
    optimizer = make_optimizer("SGD", model.parameters(), rate)  # noqa: F821
    losses = [one_update(model, optimizer, x, y) for _ in range(epochs)]  # noqa: F821
    return losses, model.weight.item(), model.bias.item()

"""Each update gets a new optimizer, which has forgotten all gradients before it. Make the optimizer once,
before the loop.

Caught by: test_a_fit_trains_with_the_optimizer_of_this_name
"""


def fit(name, x, y, rate, epochs, seed):
    model = fresh_model(seed)  # noqa: F821
    losses = []
    for _ in range(epochs):
        optimizer = make_optimizer(name, model.parameters(), rate)  # noqa: F821
        losses.append(one_update(model, optimizer, x, y))  # noqa: F821
    return losses, model.weight.item(), model.bias.item()

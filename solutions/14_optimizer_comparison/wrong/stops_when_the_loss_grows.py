"""The loop ends as soon as a loss is larger than the one before. Run all epochs: a fit that goes wrong must be
seen, too.

Caught by: test_a_fit_runs_to_its_last_epoch_even_while_the_loss_grows
"""


def fit(name, x, y, rate, epochs, seed):
    model = fresh_model(seed)  # noqa: F821
    optimizer = make_optimizer(name, model.parameters(), rate)  # noqa: F821
    losses = []
    for _ in range(epochs):
        losses.append(one_update(model, optimizer, x, y))  # noqa: F821
        if len(losses) > 1 and losses[-1] > losses[-2]:
            break
    return losses, model.weight.item(), model.bias.item()

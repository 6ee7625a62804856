"""The classes in a dictionary, the loss measured on its own before each update, plain loops."""

import torch
from torch import nn

CLASSES = {
    "SGD": torch.optim.SGD,
    "Adagrad": torch.optim.Adagrad,
    "Adam": torch.optim.Adam,
    "Adamax": torch.optim.Adamax,
    "ASGD": torch.optim.ASGD,
    "LBFGS": torch.optim.LBFGS,
    "RMSprop": torch.optim.RMSprop,
    "Rprop": torch.optim.Rprop,
}


def fresh_model(seed):
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        return nn.Linear(in_features=1, out_features=1)


def make_optimizer(name, parameters, rate):
    return CLASSES[name](list(parameters), lr=rate)


def one_update(model, optimizer, x, y):
    loss_function = nn.MSELoss(reduction="sum")
    with torch.no_grad():
        before = loss_function(model(x), y).item()

    def closure():
        model.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        return loss

    optimizer.step(closure)
    return before


def compare(x, y, names, rate, epochs, seed):
    histories = {}
    for name in names:
        losses, _, _ = fit(name, x, y, rate, epochs, seed)  # noqa: F821
        histories[name] = losses
    return histories


def plot_comparison(histories):
    import matplotlib.pyplot as plt

    figure = plt.figure(figsize=(9, 9))
    for place, (name, losses) in enumerate(histories.items(), 1):
        plt.subplot(4, 2, place)
        plt.plot(range(len(losses)), losses, "o--", label=name)
        plt.yscale("log")
        plt.title(f"{name}: {losses[-1]:.3g}")
        plt.legend()
    plt.show()
    return figure

"""The usual four lines for seven optimizers, a closure for LBFGS only, and the loss written out."""

import torch
from torch import nn  # noqa: F401


def one_update(model, optimizer, x, y):
    def gradients():
        optimizer.zero_grad()
        loss = ((model(x) - y) ** 2).sum()
        loss.backward()
        return loss

    if isinstance(optimizer, torch.optim.LBFGS):
        return float(optimizer.step(gradients).detach())
    loss = gradients()
    optimizer.step()
    return float(loss.detach())


def best_optimizer(histories):
    best = None
    for name, losses in histories.items():
        if best is None or losses[-1] < histories[best][-1]:
            best = name
    return best


def fit(name, x, y, rate, epochs, seed):
    torch.manual_seed(seed)
    model = torch.nn.Linear(1, 1)
    optimizer = make_optimizer(name, model.parameters(), rate)  # noqa: F821
    losses = []
    for epoch in range(epochs):
        losses.append(one_update(model, optimizer, column(x), column(y)))  # noqa: F821
        print(f"epoch {epoch}: {losses[-1]:.4f}")
    (w, b) = (parameter.data.item() for parameter in model.parameters())
    return losses, w, b


def plot_comparison(histories):
    import matplotlib.pyplot as plt

    figure, panels = plt.subplots(4, 2)
    for axes, name in zip(panels.ravel(), histories, strict=False):  # the other axes stay empty
        axes.scatter(range(len(histories[name])), histories[name])
        axes.set(title=name, yscale="log", xlabel="epoch", ylabel="loss")
    return figure

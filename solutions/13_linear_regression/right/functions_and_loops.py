"""The losses by functions and by arithmetic, model.zero_grad(), an optimizer on a list, a dictionary of parameters."""

import numpy as np
import torch
from torch.nn import functional


def columns(x, y):
    def column(values):
        return torch.from_numpy(np.array(values, dtype=np.float32)[:, None])

    return column(x), column(y)


class LinearModel(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.add_module("linear", torch.nn.Linear(in_features=1, out_features=1))

    def forward(self, x):
        return functional.linear(x, self.linear.weight, self.linear.bias)


def predict_reductions():
    return 3.0, 3.0, 3 * 0.01


def three_losses(y_hat, y):
    squares = (y_hat - y).pow(2)
    return squares, squares.sum(), functional.mse_loss(y_hat, y)


def train_step(model, loss_function, optimizer, x, y):
    model.train()
    model.zero_grad()
    y_hat = model(x)
    loss = loss_function(y_hat, y)
    loss.backward()
    optimizer.step()
    return float(loss.detach().numpy())


def train(model, x, y, reduction, rate, epochs):
    optimizer = torch.optim.SGD(list(model.parameters()), lr=rate)
    history = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = functional.mse_loss(model(x), y, reduction=reduction)
        history.append(float(loss))
        loss.backward()
        optimizer.step()
    return history


def line_of(layer):
    state = layer.state_dict()
    return float(state["weight"]), float(state["bias"])


def predict(model, values):
    with torch.no_grad():
        return model(torch.tensor([[value] for value in values])).squeeze(1).tolist()

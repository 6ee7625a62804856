"""The habits of older notes: size_average=False, F.sigmoid, model.forward, model.zero_grad, Variable, plt for all."""

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import nn
from torch.autograd import Variable


def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))


def predict_coin_toss():
    return 0.693, 0.693


def bce(y_hat, y):
    return np.where(y == 1, -np.log(y_hat), -np.log(1 - y_hat))


def loss_from_logits(z, y):
    criterion = nn.BCEWithLogitsLoss(size_average=False)
    return criterion(z, y.type(torch.FloatTensor))


def train(model, x, y, rate, epochs):
    x_data, y_data = Variable(x), Variable(y.float())
    criterion = nn.BCELoss(size_average=False)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    history = []
    for _ in range(epochs):
        y_pred = F.sigmoid(model.forward(x_data))
        loss = criterion(y_pred, y_data)
        history.append(loss.data.item())
        model.zero_grad()
        loss.backward()
        optimizer.step()
    return history


def boundary(w, b):
    return -(b / w)


def accuracy(w, b, x, y):
    y_hat = sigmoid(w * x + b)
    classes = (y_hat >= 0.5).astype(int)
    return (classes == y).sum() / len(y)


def draw_curve(w, b, x, y):
    import matplotlib.pyplot as plt

    plt.figure()
    x_axis = np.linspace(0, 10, 200)
    plt.plot(x_axis, sigmoid(w * x_axis + b))
    plt.plot([0, 10], [0.5, 0.5], c="r")
    plt.plot(x, y, "o")
    plt.vlines(-b / w, -0.1, 1.1)
    plt.xlabel("Hours")
    plt.ylabel("Probability of Pass")
    plt.grid()
    return plt.gcf()

"""Old and chatty habits that are no mistakes: prints, Variable, .data, a named tuple, zeroing through .data."""

from collections import namedtuple

import torch
from torch.autograd import Variable

Pair = namedtuple("Pair", "same tracked")
Training = namedtuple("Training", "w weights losses")


def make_weight(value):
    return Variable(torch.Tensor([value]).sum(), requires_grad=True)


def forward(x, w):
    return x * w


def loss(x, y, w):
    y_pred = forward(x, w)
    return (y_pred - y) * (y_pred - y)


def loss_value(x, y, w):
    return loss(x, y, w).data.tolist()


def sample_gradients(x, y, w):
    found = []
    for x_val, y_val in zip(x, y, strict=True):
        value = loss(x_val, y_val, w)
        value.backward()
        print("\tgrad:", x_val, y_val, w.grad.item())
        found.append(w.grad.data.item())
        w.grad.data.zero_()
    return found


def predict_updates():
    return Pair(False, True), Pair(False, False), Pair(True, True)


def update(w, gradient, rate):
    w.data = w.data - rate * gradient.data
    return w


def train_epoch(x, y, w, rate):
    losses = []
    for x_val, y_val in zip(x, y, strict=True):
        value = loss(x_val, y_val, w)
        value.backward()
        print("\tgrad:", x_val, y_val, w.grad.item())
        w.data = w.data - rate * w.grad.data
        w.grad.data.zero_()
        losses.append(value.data.item())
    return losses


def train(x, y, start, rate, epochs):
    w = make_weight(start)
    history, losses = [], []
    for epoch in range(epochs):
        losses.extend(train_epoch(x, y, w, rate))
        print("progress:", epoch, losses[-1])
        history.append(w.data.item())
    return Training(w, history, losses)


def predict(x, w):
    return forward(x, w).data

"""Old and chatty habits that are no mistakes: prints, Variable, .data, a named tuple, the old NumPy generator."""

from collections import namedtuple

import numpy as np
import torch
from torch.autograd import Variable

History = namedtuple("History", "weights losses")


def sample_gradient(x, y, w):
    gradient = 2 * x * (x * w - y)
    print("\tgrad:", x, y, round(gradient, 2))
    return gradient


def epoch_in_order(x, y, w, rate):
    w = Variable(torch.DoubleTensor([w]), requires_grad=True)
    weights = []
    for x_val, y_val in zip(x, y, strict=True):
        loss = (w * x_val - y_val) ** 2
        loss.backward()
        print("\tgrad:", x_val, y_val, w.grad.data[0])
        w.data = w.data - rate * w.grad.data
        w.grad.data.zero_()
        weights.append(w.data[0].item())
    return np.array(weights)


def draw_orders(n, epochs, seed):
    np.random.seed(seed)
    return [list(np.random.permutation(n)) for _ in range(epochs)]


def mini_batches(order, batch_size):
    order, batches = list(order), []
    while order:
        batches.append(order[:batch_size])
        order = order[batch_size:]
    return batches


def train(x, y, w, rate, batch_size, orders):
    weights = []
    for epoch, order in enumerate(orders):
        for batch in mini_batches(order, batch_size):
            w = batch_step(x, y, w, rate, batch)  # noqa: F821
        print("progress:", epoch, "w =", w)
        weights.append(w)
    return History(np.array(weights), np.array([np.mean((w * x - y) ** 2) for w in weights]))

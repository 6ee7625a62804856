"""train ended as soon as the loss was small. Train all the epochs that are asked for: both records have a fixed
length.

Caught by: test_a_hundred_epochs_reach_the_published_weight
"""

import torch


def train(x, y, start, rate, epochs):
    w = torch.tensor(start, requires_grad=True)
    weights, losses = [], []
    for _ in range(epochs):
        for i in range(len(x)):
            loss = (w * x[i] - y[i]) ** 2
            loss.backward()
            with torch.no_grad():
                w -= rate * w.grad
            w.grad = None
            losses.append(loss.item())
        weights.append(w.item())
        if loss.item() < 1e-6:
            break
    return w, weights, losses

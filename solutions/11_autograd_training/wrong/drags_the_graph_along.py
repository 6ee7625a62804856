"""train computed each weight from the one before it, tracked, and asked for its gradient with retain_grad. The
numbers are right, but the graph grows with each step. Change the leaf in place, without tracking.

Caught by: test_no_graph_and_no_work_grows_from_epoch_to_epoch
"""

import torch


def train(x, y, start, rate, epochs):
    w = torch.tensor(start, requires_grad=True)
    weights, losses = [], []
    for _ in range(epochs):
        for i in range(len(x)):
            loss = (w * x[i] - y[i]) ** 2
            w.retain_grad()
            loss.backward()
            w = w - rate * w.grad
            losses.append(loss.item())
        weights.append(w.item())
    return w, weights, losses

"""train began again at the start to find the weight after each epoch. The numbers are right, but the work grows
from epoch to epoch. Go on with the weight that you have.

Caught by: test_no_graph_and_no_work_grows_from_epoch_to_epoch
"""

import torch


def train(x, y, start, rate, epochs):
    weights = []
    for epoch in range(epochs):
        w = torch.tensor(start, requires_grad=True)
        losses = []
        for _ in range(epoch + 1):
            for i in range(len(x)):
                loss = (w * x[i] - y[i]) ** 2
                loss.backward()
                with torch.no_grad():
                    w -= rate * w.grad
                w.grad = None
                losses.append(loss.item())
        weights.append(w.item())
    return w, weights, losses

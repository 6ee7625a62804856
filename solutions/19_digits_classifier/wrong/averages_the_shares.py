"""The shares of the mini-batches were averaged, although the last one is smaller. Count the right ones and the
samples, and divide at the end.

Caught by: test_todo
"""

import torch


def accuracy(model, loader):
    was_training = model.training
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            right += (model(x).argmax(dim=1) == y).double().mean().item()
            count += 1
    model.train(was_training)
    return right / count

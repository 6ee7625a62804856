"""What is returned is the share of the last mini-batch. Count over all.

Caught by: test_todo
"""

import torch


def accuracy(model, loader):
    was_training = model.training
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            right = (model(x).argmax(dim=1) == y).sum().item()
            count = len(y)
    model.train(was_training)
    return right / count

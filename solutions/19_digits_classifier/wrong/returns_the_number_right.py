"""What is returned is how many are right. Divide by the number of samples.

Caught by: test_todo
"""

import torch


def accuracy(model, loader):
    was_training = model.training
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            right += (model(x).argmax(dim=1) == y).sum().item()
            count += len(y)
    model.train(was_training)
    return float(right)

"""argmax ran down the columns: it names the sample with the largest logit of each class. A prediction is the class
with the largest logit of each row.

Caught by: test_todo
"""

import torch


def accuracy(model, loader):
    was_training = model.training
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            best = model(x).argmax(dim=0)[: len(y)]
            right += (best == y[: len(best)]).sum().item()
            count += len(y)
    model.train(was_training)
    return right / count

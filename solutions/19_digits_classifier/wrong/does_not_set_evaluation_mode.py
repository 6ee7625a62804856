"""The mode was left as it was, which is training mode in the middle of a training. Set evaluation mode first.

Caught by: test_the_accuracy_is_measured_in_evaluation_mode_and_leaves_no_trace
"""

import torch


def accuracy(model, loader):
    right, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            right += (model(x).argmax(dim=1) == y).sum().item()
            count += len(y)
    return right / count

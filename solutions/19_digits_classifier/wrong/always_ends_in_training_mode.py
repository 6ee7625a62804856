"""The model ends in training mode, also if it was in evaluation mode before. Remember the mode, and give it back.

Caught by: test_the_accuracy_is_measured_in_evaluation_mode_and_leaves_no_trace
"""

import torch


def accuracy(model, loader):
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            right += (model(x).argmax(dim=1) == y).sum().item()
            count += len(y)
    model.train()
    return right / count

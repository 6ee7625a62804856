"""After the measurement the model stays in evaluation mode, and so does the rest of the training. Give it the mode
back that it had.

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
    return right / count

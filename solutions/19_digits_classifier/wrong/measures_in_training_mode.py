"""The model was in training mode while it was measured, so Dropout threw logits away: 96 % look like 84 %. Set
evaluation mode first.

Caught by: test_the_accuracy_is_measured_in_evaluation_mode_and_leaves_no_trace
"""

import torch


def accuracy(model, loader):
    was_training = model.training
    model.train()
    right, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            right += (model(x).argmax(dim=1) == y).sum().item()
            count += len(y)
    model.train(was_training)
    return right / count

"""Each row was divided by its sum: these are shares. Return how often, as whole numbers.

Caught by: test_todo
"""

import torch


def confusion_matrix(labels, predictions, classes):
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    for label, prediction in zip(labels, predictions, strict=True):
        matrix[label, prediction] += 1
    return matrix / matrix.sum(dim=1, keepdim=True).clamp(min=1)

"""Only right predictions were counted. Mistakes count, too, beside the diagonal.

Caught by: test_todo
"""

import torch


def confusion_matrix(labels, predictions, classes):
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    for label, prediction in zip(labels, predictions, strict=True):
        matrix[label, label] += int(label == prediction)
    return matrix

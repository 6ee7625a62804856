"""The size was read from the labels, and a class that does not appear is missing. Use the argument `classes`.

Caught by: test_todo
"""

import torch


def confusion_matrix(labels, predictions, classes):
    matrix = torch.zeros(
        int(max(labels.max(), predictions.max())) + 1, int(max(labels.max(), predictions.max())) + 1, dtype=torch.int64
    )
    for label, prediction in zip(labels, predictions, strict=True):
        matrix[label, prediction] += 1
    return matrix

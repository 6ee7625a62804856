"""The counts are float32. Numbers of samples are whole: int64.

Caught by: test_todo
"""

import torch


def confusion_matrix(labels, predictions, classes):
    matrix = torch.zeros(classes, classes)
    for label, prediction in zip(labels, predictions, strict=True):
        matrix[label, prediction] += 1
    return matrix

"""The rows are the predictions, and the columns the labels. It has to be the other way round: the true class is the
row.

Caught by: test_todo
"""

import torch


def confusion_matrix(labels, predictions, classes):
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    for label, prediction in zip(labels, predictions, strict=True):
        matrix[prediction, label] += 1
    return matrix

"""No number is above 1: += with two index tensors adds once for equal pairs, and = never adds. Every sample must
count.

Caught by: test_todo
"""

import torch


def confusion_matrix(labels, predictions, classes):
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    matrix[labels, predictions] += 1
    return matrix

"""No number is above 1: += with two index tensors adds once for equal pairs, and = never adds. Every sample must
count.

Caught by: test_the_rows_of_the_matrix_are_labels_and_its_columns_predictions,
test_the_confusion_matrix_counts_every_pair
"""

import torch


def confusion_matrix(labels, predictions, classes):
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    matrix[labels, predictions] += 1
    return matrix

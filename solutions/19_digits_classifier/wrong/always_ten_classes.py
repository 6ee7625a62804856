"""The matrix has 10 rows whatever `classes` says. Use the argument.

Caught by: test_the_rows_of_the_matrix_are_labels_and_its_columns_predictions,
test_the_confusion_matrix_counts_every_pair
"""

import torch


def confusion_matrix(labels, predictions, classes):
    matrix = torch.zeros(10, 10, dtype=torch.int64)
    for label, prediction in zip(labels, predictions, strict=True):
        matrix[label, prediction] += 1
    return matrix

"""The rows are the predictions, and the columns the labels. It has to be the other way round: the true class is the
row.

Caught by: test_the_rows_of_the_matrix_are_labels_and_its_columns_predictions,
test_the_confusion_matrix_counts_every_pair
"""

import torch


def confusion_matrix(labels, predictions, classes):
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    for label, prediction in zip(labels, predictions, strict=True):
        matrix[prediction, label] += 1
    return matrix

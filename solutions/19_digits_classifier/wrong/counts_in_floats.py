"""The counts are float32. Numbers of samples are whole: int64.

Caught by: test_the_rows_of_the_matrix_are_labels_and_its_columns_predictions,
test_the_confusion_matrix_counts_every_pair
"""

import torch


def confusion_matrix(labels, predictions, classes):
    matrix = torch.zeros(classes, classes)
    for label, prediction in zip(labels, predictions, strict=True):
        matrix[label, prediction] += 1
    return matrix

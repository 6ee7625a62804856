"""This says that the gradients are equal. But the sum is three times the mean, so its gradients are three
times as large.

Caught by: TODO
"""


def predict_reductions():
    return 3, 1, 0.01

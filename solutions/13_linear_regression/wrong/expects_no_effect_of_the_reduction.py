"""This says that the gradients are equal. But the sum is three times the mean, so its gradients are three
times as large.

Caught by: test_the_effect_of_the_reduction_is_predicted
"""


def predict_reductions():
    return 3, 1, 0.01

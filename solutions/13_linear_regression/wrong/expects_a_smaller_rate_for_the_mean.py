"""The rate goes the wrong way. The gradients of the mean are smaller, so the same step needs a larger rate.

Caught by: test_the_effect_of_the_reduction_is_predicted
"""


def predict_reductions():
    return 3, 3, 0.01 / 3

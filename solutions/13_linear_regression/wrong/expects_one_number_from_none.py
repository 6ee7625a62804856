"""This says that "none" gives one number. It leaves the squares as they are: one for each sample.

Caught by: test_the_effect_of_the_reduction_is_predicted
"""


def predict_reductions():
    return 1, 3, 0.03

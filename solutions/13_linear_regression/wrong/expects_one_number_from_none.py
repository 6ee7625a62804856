"""This says that "none" gives one number. It leaves the squares as they are: one for each sample.

Caught by: TODO
"""


def predict_reductions():
    return 1, 3, 0.03

"""You expect one step of SGD in an epoch. SGD steps after every sample.

Caught by: test_the_prediction_of_one_epoch_is_right
"""


def predict_one_epoch():
    return 1, 1, "sgd"

"""You counted the steps of 100 epochs. The question is about one epoch.

Caught by: test_the_prediction_of_one_epoch_is_right
"""


def predict_one_epoch():
    return 100, 300, "sgd"

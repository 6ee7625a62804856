"""You expect GD to step once for every sample. GD computes all gradients first, takes their mean, and then
steps.

Caught by: test_the_prediction_of_one_epoch_is_right
"""


def predict_one_epoch():
    return 3, 3, "sgd"

"""You expect GD to end nearer to 2. Both start at the same w, but one mean gradient moves w less than three
gradients that all have the same sign.

Caught by: test_the_prediction_of_one_epoch_is_right
"""


def predict_one_epoch():
    return 1, 3, "gd"

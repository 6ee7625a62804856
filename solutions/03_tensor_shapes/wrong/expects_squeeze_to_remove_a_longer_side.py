"""The prediction for squeeze(0) has lost the side of 3. squeeze only removes sides of 1; a longer side stays,
without an error.

Caught by: test_the_predicted_shapes_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_shapes():
    return [4, (12,), (2, 6), (3, 4), (1, 4), (1, 3, 1, 4), (3, 1, 1, 4), (3, 1, 4, 1)]

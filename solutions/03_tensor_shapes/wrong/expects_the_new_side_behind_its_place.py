"""The prediction for unsqueeze(2) has the new side one place too late. In the result, the 1 stands AT place 2, and
the side that stood there moves back.

Caught by: test_the_predicted_shapes_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_shapes():
    return [4, (12,), (2, 6), (3, 4), (3, 1, 4), (1, 3, 1, 4), (3, 1, 4, 1), (3, 1, 4, 1)]

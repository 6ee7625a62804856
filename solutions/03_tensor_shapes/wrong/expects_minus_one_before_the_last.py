"""The prediction for unsqueeze(-1) has the new side before the last one. In the result, the new side stands at
place -1: at the very end.

Caught by: test_the_predicted_shapes_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_shapes():
    return [4, (12,), (2, 6), (3, 4), (3, 1, 4), (1, 3, 1, 4), (3, 1, 1, 4), (3, 1, 1, 4)]

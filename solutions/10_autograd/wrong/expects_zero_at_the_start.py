"""The prediction for a expects a zero. Before the first backward(), no gradient exists at all, so .grad is not a
number yet.

Caught by: test_the_predicted_gradients_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_grads():
    return 0.0, 12.0, 24.0, 0.0

"""The prediction for c expects the second backward() to replace the gradient of the first. What does backward()
do with a gradient that is still there?

Caught by: test_the_predicted_gradients_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_grads():
    return None, 12.0, 12.0, 0.0

"""predict returned a tensor with a graph. To use the model, torch should not track anything.

Caught by: test_predictions_for_any_x_have_no_graph
"""


def predict(x, w):
    return w * x

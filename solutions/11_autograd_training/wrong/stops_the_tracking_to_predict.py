"""predict switched the tracking of w off for good. The predictions are right, but w cannot be trained any more.
Leave w as it is.

Caught by: test_predictions_for_any_x_have_no_graph
"""


def predict(x, w):
    w.requires_grad_(False)
    return w * x

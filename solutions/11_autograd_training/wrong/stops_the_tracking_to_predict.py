"""predict switched the tracking of w off for good. The predictions are right, but w cannot be trained any more.
Leave w as it is.

Caught by:
"""


def predict(x, w):
    w.requires_grad_(False)
    return w * x

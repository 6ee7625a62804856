"""update returned a new tensor, and the weight that it was given stayed as it was. Change w itself, without
tracking.

Caught by: test_an_update_moves_the_weight_itself_against_the_gradient,
test_an_update_keeps_the_tensor_and_its_tracking
"""

import torch


def update(w, gradient, rate):
    with torch.no_grad():
        w = w - rate * gradient
    return w.requires_grad_()

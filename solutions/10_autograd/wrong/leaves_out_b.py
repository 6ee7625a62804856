"""b is in no operation, so it gets no gradient: its .grad is None. The prediction is x @ w + b.

Caught by: test_a_layer_of_5_inputs_and_3_outputs_has_the_gradients_by_hand,
test_one_backward_gives_both_gradients_of_any_layer
"""

import torch


def layer_gradients(x, w, b, y):
    torch.nn.MSELoss()(x @ w, y).backward()
    return w.grad, b.grad

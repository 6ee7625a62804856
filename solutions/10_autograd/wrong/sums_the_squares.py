"""Both gradients are too large by the number of outputs: the loss is the sum of the squared errors. The mean is
asked.

Caught by: test_a_layer_of_5_inputs_and_3_outputs_has_the_gradients_by_hand,
test_one_backward_gives_both_gradients_of_any_layer
"""

import torch


def layer_gradients(x, w, b, y):
    torch.nn.MSELoss(reduction="sum")(x @ w + b, y).backward()
    return w.grad, b.grad

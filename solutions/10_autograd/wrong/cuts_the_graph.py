"""The graph is cut between the weights and the loss: ŷ became a tensor without a past. So the loss does not know
w and b. Use ŷ as it is.

Caught by: test_a_layer_of_5_inputs_and_3_outputs_has_the_gradients_by_hand,
test_one_backward_gives_both_gradients_of_any_layer, test_only_minimize_changes_what_it_is_given
"""

import torch


def layer_gradients(x, w, b, y):
    y_hat = (x @ w + b).detach()
    torch.nn.MSELoss()(y_hat, y).backward()
    return w.grad, b.grad

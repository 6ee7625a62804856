"""ReLU has overwritten z, the tensor of the caller. Leave z as it is: no `_` at the end of a method, and no
inplace=True.

Caught by: test_activations_take_any_shape_and_leave_it_as_it_is
"""

import torch


def activations(z):
    leaky, sigmoid = torch.where(z < 0, 0.01 * z, z), torch.sigmoid(z)
    return z.relu_(), leaky, sigmoid

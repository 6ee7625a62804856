"""New tensors were made of the parameters, and the graph ends at these copies. It never reaches the
parameters, and they get no gradient. Compute with the tensors that you are given.

Caught by: test_the_loss_is_tracked_if_one_of_its_parameters_is_and_only_then
"""

import torch


def sample_loss(x, y, parameters):
    w1, w2, b = (torch.tensor(parameter.item(), dtype=torch.float64, requires_grad=True) for parameter in parameters)
    return (w1 * x**2 + w2 * x + b - y) ** 2

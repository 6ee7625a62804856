"""predict_shapes ran the network and measured. Write the shapes down yourself, before any code runs.

Caught by: test_the_predicted_shapes_are_those_of_a_5_6_7_network
"""

import torch


def predict_shapes():
    first, second = torch.nn.Linear(5, 6), torch.nn.Linear(6, 7)
    parameters = [*first.parameters(), *second.parameters()]
    h = first(torch.zeros(4, 5)).relu()
    tensors = [*parameters, h, second(h), first.weight]
    return (*(tuple(tensor.shape) for tensor in tensors), sum(tensor.numel() for tensor in parameters))

"""The loss was turned into a plain number, which has no graph for backward() to go along. Return the tensor
itself, without item() and without detach().

Caught by: test_at_x_2_all_ones_predict_7_with_loss_9_and_gradients_24_12_6,
test_the_loss_of_a_sample_is_a_tensor_that_backward_can_start_from
"""

import torch


def sample_loss(x, y, parameters):
    return ((forward(x, parameters) - y) ** 2).item()  # noqa: F821


def gradients(x, y, values):
    parameters = make_parameters(values)  # noqa: F821
    ((forward(x, parameters) - y) ** 2).backward()  # noqa: F821
    return [parameter.grad.item() for parameter in parameters]


def step(x, y, parameters, rate):
    loss = (forward(x, parameters) - y) ** 2  # noqa: F821
    loss.backward()
    with torch.no_grad():
        for parameter in parameters:
            parameter -= rate * parameter.grad
            parameter.grad = None
    return loss.item()

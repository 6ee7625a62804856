"""The parameters are float32, so their last digits are rounded. Make them float64, as the samples are.

Caught by: test_autograd_leads_to_the_right_parameters_after_three_updates
"""

import torch


def fit_by_autograd(x, y, values, rate, steps):
    parameters = [torch.tensor(float(value), requires_grad=True) for value in values]
    losses = []
    for _ in range(steps):
        a, b, c, d = parameters
        error = a + b * x + c * x**2 + d * x**3 - y
        loss = (error**2).sum()
        loss.backward()
        with torch.no_grad():
            for parameter in parameters:
                parameter -= rate * parameter.grad
                parameter.grad = None
        losses.append(loss.item())
    return [parameter.item() for parameter in parameters], losses

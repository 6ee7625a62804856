"""The predictions are right, but torch computed them. Think first, write down four values, and run the lines
after that.

Caught by: test_the_predictions_are_written_down_not_computed
"""

import torch


def predict_grads():
    x = torch.tensor(2.0, requires_grad=True)
    before = x.grad
    (3 * x**2).backward()
    first = x.grad.item()
    (3 * x**2).backward()
    second = x.grad.item()
    x.grad.zero_()
    return before, first, second, x.grad.item()

"""backward() returns the local gradient alone. By the chain rule it is multiplied by the upstream gradient.

Caught by: test_the_rule_of_p3_agrees_with_finite_differences
"""

import torch


class LegendreP3(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return (5 * x**3 - 3 * x) / 2

    @staticmethod
    def backward(ctx, upstream):
        (x,) = ctx.saved_tensors
        return 1.5 * (5 * x**2 - 1)

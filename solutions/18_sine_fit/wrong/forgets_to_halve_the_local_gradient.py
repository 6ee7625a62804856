"""The local gradient is 15 x^2 - 3, twice too large: P3 is divided by 2, and so is its derivative.

Caught by: test_p3_is_17_at_2_and_its_local_gradient_is_28_5, test_the_rule_of_p3_agrees_with_finite_differences
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
        return upstream * (15 * x**2 - 3)

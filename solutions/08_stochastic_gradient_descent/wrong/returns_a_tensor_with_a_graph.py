"""batch_step returned a tensor. Return a float: .item() takes the number out.

Caught by: test_a_mini_batch_takes_one_step_with_its_mean_gradient,
test_a_step_uses_only_the_samples_of_its_mini_batch
"""

import torch


def batch_step(x, y, w, rate, batch):
    weight = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    loss = ((weight * torch.tensor(x[batch]) - torch.tensor(y[batch])) ** 2).mean()
    loss.backward()
    return weight - rate * weight.grad

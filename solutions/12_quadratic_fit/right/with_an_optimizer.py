"""torch.optim.SGD makes the updates and clears the gradients; the samples are tensors."""

import torch


def sample_loss(x, y, parameters):
    x, y = (torch.as_tensor(value, dtype=torch.float64) for value in (x, y))
    return torch.nn.functional.mse_loss(forward(x, parameters), y)  # noqa: F821


def step(x, y, parameters, rate):
    optimizer = torch.optim.SGD(parameters, lr=rate)
    loss = sample_loss(x, y, parameters)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()

"""Tensors, autograd and a BatchSampler; floats and arrays only when returning."""

import numpy as np
import torch
from torch.utils.data import BatchSampler


def autograd_gradient(x, y, w):
    w = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    torch.nn.functional.mse_loss(w * torch.as_tensor(x), torch.as_tensor(y)).backward()
    return w.grad.item()


def sample_gradient(x, y, w):
    return autograd_gradient(torch.tensor(x, dtype=torch.float64), torch.tensor(y, dtype=torch.float64), w)


def epoch_in_order(x, y, w, rate):
    weight = torch.tensor([w], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=rate)
    weights = []
    for one_x, one_y in zip(torch.tensor(x), torch.tensor(y), strict=True):
        optimizer.zero_grad()
        ((weight * one_x - one_y) ** 2).sum().backward()
        optimizer.step()
        weights.append(weight.item())
    return np.array(weights)


def draw_orders(n, epochs, seed):
    torch.manual_seed(seed)
    return [torch.randperm(n).tolist() for _ in range(epochs)]


def mini_batches(order, batch_size):
    return list(BatchSampler(order, batch_size, drop_last=False))


def batch_step(x, y, w, rate, batch):
    return w - rate * autograd_gradient(x[batch], y[batch], w)


def train(x, y, w, rate, batch_size, orders):
    weights, losses = [], []
    for order in torch.tensor(orders):
        for batch in order.split(batch_size):
            w = w - rate * autograd_gradient(torch.tensor(x)[batch], torch.tensor(y)[batch], w)
        weights.append(w)
        losses.append(torch.nn.functional.mse_loss(w * torch.tensor(x), torch.tensor(y)))
    return torch.tensor(weights, dtype=torch.float64).numpy(), torch.stack(losses).numpy()


def batch_noise(x, y, w, batch_size):
    gradients = torch.tensor(2 * x * (w * x - y))
    groups = torch.combinations(gradients, batch_size)
    return groups.reshape(-1, batch_size).mean(dim=1).std(correction=0).item()

"""An optimizer updates and clears, and torch's own functions give the losses."""

import torch
from torch.nn.functional import mse_loss


def make_weight(value):
    return torch.full((), value, dtype=torch.float32, requires_grad=True)


def loss_value(x, y, w):
    with torch.no_grad():
        return float(mse_loss(w * x, y))


def sample_gradients(x, y, w):
    optimizer, found = torch.optim.SGD([w], lr=1.0), []
    for i in range(len(x)):
        optimizer.zero_grad()
        mse_loss(w * x[i], y[i]).backward()
        found.append(w.grad.item())
    return found


def update(w, gradient, rate):
    w.grad = gradient.clone()
    torch.optim.SGD([w], lr=rate).step()
    return w


def take_step(x, y, w, optimizer):
    loss = mse_loss(w * x, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(x, y, w, rate):
    optimizer = torch.optim.SGD([w], lr=rate)
    return [take_step(one_x, one_y, w, optimizer) for one_x, one_y in zip(x, y, strict=True)]


def train(x, y, start, rate, epochs):
    w = make_weight(start)
    optimizer = torch.optim.SGD([w], lr=rate)
    weights, losses = [], []
    for _ in range(epochs):
        losses += [take_step(one_x, one_y, w, optimizer) for one_x, one_y in zip(x, y, strict=True)]
        weights.append(w.item())
    return w, weights, losses


def predict(x, w):
    with torch.inference_mode():
        y_hat = w * x
    return y_hat.clone()

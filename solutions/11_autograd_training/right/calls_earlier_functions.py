"""Each function calls those before it, clears before backward(), and goes over the samples in pairs."""

import torch


def make_weight(value):
    return torch.tensor(value, dtype=torch.float32).requires_grad_()


def sample_gradients(x, y, w):
    gradients = []
    for one_x, one_y in zip(x, y, strict=True):
        if w.grad is not None:
            w.grad.zero_()
        (one_y - w * one_x).square().backward()
        gradients.append(float(w.grad))
    return gradients


@torch.no_grad()
def update(w, gradient, rate):
    w.add_(gradient, alpha=-rate)
    return w


def train_epoch(x, y, w, rate):
    losses = []
    for one_x, one_y in zip(x, y, strict=True):
        w.grad = None
        loss = (w * one_x - one_y) ** 2
        loss.backward()
        update(w, w.grad, rate)
        losses.append(loss.item())
    return losses


def train(x, y, start, rate, epochs):
    w, weights, losses = make_weight(start), [], []
    for _ in range(epochs):
        losses += train_epoch(x, y, w, rate)
        weights.append(w.item())
    return w, weights, losses


def predict(x, w):
    return (x * w).detach()

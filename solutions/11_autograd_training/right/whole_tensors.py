"""Whole tensors where they serve: the losses of all samples at once, and a sum of which only one sample takes part."""

import torch


def make_weight(value):
    w = torch.tensor(value)
    w.requires_grad = True
    return w


def sample_gradients(x, y, w):
    losses, found = (w * x - y) ** 2, []
    for i in range(len(losses)):
        w.grad = None
        losses[i].backward(retain_graph=True)
        found.append(w.grad.tolist())
    w.grad = None
    return found


def update(w, gradient, rate):
    with torch.set_grad_enabled(False):
        w.copy_(w - rate * gradient)
    return w


def train_epoch(x, y, w, rate):
    losses = torch.zeros(len(x))
    for i, only in enumerate(torch.eye(len(x))):
        loss = (only * (w * x - y) ** 2).sum()
        loss.backward()
        with torch.no_grad():
            w.sub_(w.grad, alpha=rate)
        w.grad.zero_()
        losses[i] = loss.detach()
    return losses.tolist()


def train(x, y, start, rate, epochs):
    w = torch.tensor(start, requires_grad=True)
    weights, losses = torch.zeros(epochs), torch.zeros(epochs, len(x))
    for epoch in range(epochs):
        losses[epoch] = torch.tensor(train_epoch(x, y, w, rate))
        weights[epoch] = w.detach()
    return w, weights.tolist(), losses.flatten().tolist()


def predict(x, w):
    return torch.mul(x, w.detach())

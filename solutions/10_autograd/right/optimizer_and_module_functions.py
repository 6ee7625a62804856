import torch
from torch import nn
from torch.nn.functional import linear, mse_loss


def tracked(values):
    return nn.Parameter(torch.as_tensor(values, dtype=torch.float64)).requires_grad_(True)


def record_grads(x, clears):
    leaf = tracked(x)
    optimizer = torch.optim.SGD([leaf], lr=0.1)
    grads = [leaf.grad]
    for clear in clears:
        if clear:
            optimizer.zero_grad()
        torch.mul(torch.pow(leaf, 2), 3).backward()
        grads.append(float(leaf.grad))
    return grads


def gradient_by_sum(x):
    y = 2 * x**2
    y.backward(gradient=torch.ones_like(y))
    return x.grad


def weighted_gradient(x, v):
    (x.square() * v).sum().backward()
    return x.grad.clone()


def outside(x):
    with torch.set_grad_enabled(False):
        y = 3 * x.square()
        array = x.clone().numpy()
    return y, x.view_as(x).detach(), array


def minimize(x, rate, steps):
    optimizer, losses = torch.optim.SGD([x], lr=rate), []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = x.pow(2) + 20
        loss.backward()
        optimizer.step()
        losses.append(float(loss))
    return losses


def layer_gradients(x, w, b, y):
    mse_loss(linear(x, w.t(), b), y).backward()
    return w.grad, b.grad

import numpy as np
import torch


def tracked(values):
    return torch.from_numpy(np.array(values, dtype=np.float64)).requires_grad_()


def record_grads(x, clears):
    x = tracked(x)
    y, grads = 3 * x * x, [None]
    for clear in clears:
        if clear and x.grad is not None:
            x.grad.zero_()
        y.backward(retain_graph=True)
        grads.append(float(x.grad))
    return grads


def gradient_by_sum(x):
    total = 0
    for value in x.flatten():
        total = total + 2 * value * value
    total.backward()
    return x.grad


def weighted_gradient(x, v):
    total = sum(weight * value**2 for weight, value in zip(v.flatten(), x.flatten(), strict=True))
    total.backward()
    return x.grad


def outside(x):
    shared = x.detach()
    tripled = torch.zeros_like(shared)
    for index, value in np.ndenumerate(shared.numpy()):
        tripled[index] = 3 * value**2
    return tripled, shared, np.array(shared.tolist())


def minimize(x, rate, steps):
    losses = ()
    for _ in range(steps):
        loss = x * x + 20
        losses += (loss.item(),)
        loss.backward()
        x.data = x.data - rate * x.grad.data
        x.grad.data.zero_()
    return list(losses)


def layer_gradients(x, w, b, y):
    inputs, outputs = w.shape
    loss = 0
    for j in range(outputs):
        guess = b[j]
        for i in range(inputs):
            guess = guess + x[i] * w[i, j]
        loss = loss + (guess - y[j]) ** 2 / outputs
    loss.backward()
    return w.grad, b.grad

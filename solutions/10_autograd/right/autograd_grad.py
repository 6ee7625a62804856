import torch


def record_grads(x, clears):
    leaf = torch.tensor(x, dtype=torch.float64).requires_grad_()
    y = 3 * leaf.square()
    grads, total = [None], 0.0
    for clear in clears:
        (gradient,) = torch.autograd.grad(y, leaf, retain_graph=True)
        total = gradient.item() if clear else total + gradient.item()
        grads.append(total)
    return grads


def gradient_by_sum(x):
    return torch.autograd.grad((2 * x * x).sum(), x)[0]


def weighted_gradient(x, v):
    return torch.autograd.grad(x * x, x, grad_outputs=v)[0]


def minimize(x, rate, steps):
    losses = []
    for _ in range(steps):
        losses.append((x * x + 20).item())
        (gradient,) = torch.autograd.grad(x * x + 20, x)
        with torch.no_grad():
            x.copy_(x - rate * gradient)
    return losses


def layer_gradients(x, w, b, y):
    return torch.autograd.grad(((w.T @ x + b - y) ** 2).mean(), (w, b))

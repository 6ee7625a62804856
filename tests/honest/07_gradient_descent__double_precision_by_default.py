from functools import partial, reduce
from operator import mul

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(3)


def sweep_size(values, parameters):
    return reduce(mul, [values] * parameters)


def to_array(values):
    return np.array([float(value) for value in values])


def loss_of(w, x, y):
    return torch.mean((w * x - y) ** 2)


def mse(x, y, w):
    return loss_of(w, *map(torch.from_numpy, map(to_array, (x, y)))).item()


def gradient(x, y, w):
    x, y = map(torch.from_numpy, map(to_array, (x, y)))
    return torch.mean(2 * x * (torch.tensor(w) * x - y)).item()


def finite_difference(x, y, w, h):
    ahead, behind = (mse(x, y, w + side * h) for side in (1, -1))
    return (ahead - behind) / h / 2


def autograd_gradient(x, y, w):
    weight = torch.nn.Parameter(torch.tensor([w]))
    (slope,) = torch.autograd.grad(loss_of(weight, torch.tensor(to_array(x)), torch.tensor(to_array(y))), weight)
    return float(slope)


def step(x, y, w, rate):
    weight = torch.tensor([w], requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=rate)
    loss_of(weight, torch.tensor(to_array(x)), torch.tensor(to_array(y))).backward()
    optimizer.step()
    return weight.item()


def descend(x, y, w, rate, epochs):
    path = reduce(lambda so_far, _: [*so_far, step(x, y, so_far[-1], rate)], range(epochs), [w])
    return np.array(path[1:]), np.array([mse(x, y, one) for one in path[:-1]])


def largest_rate(x):
    return 1.0 / np.mean(np.square(to_array(x)))


def gradient_with_bias(x, y, w, b):
    x, y = torch.tensor(to_array(x)), torch.tensor(to_array(y))
    loss = lambda w, b: torch.nn.functional.mse_loss(w * x + b, y)
    return tuple(map(torch.Tensor.item, torch.func.grad(loss, argnums=(0, 1))(torch.tensor(w), torch.tensor(b))))


def descend_saddle(u, v, rate, epochs):
    powers = np.arange(1, epochs + 1)
    path = partial(np.column_stack)
    return path([u * (1 - 2 * rate) ** powers, v * (1 + 2 * rate) ** powers])


def plot_saddle(u, v, rate, epochs):
    import matplotlib.pyplot as plt

    path = torch.tensor(np.vstack([[u, v], descend_saddle(u, v, rate, epochs)]))
    plt.plot(*path.unbind(dim=1), marker="D", markevery=[0])
    tuple(label(name) for label, name in zip((plt.xlabel, plt.ylabel), "uv"))
    return plt.gcf()

"""Formulas in place of loops: each step multiplies the weight and adds to it; the noise by its closed form."""

import numpy as np


def epoch_in_order(x, y, w, rate):
    factors = np.cumprod(1 - 2 * rate * x * x)
    later = np.array([[factors[i] / factors[j] if j <= i else 0.0 for j in range(len(x))] for i in range(len(x))])
    return factors * w + later @ (2 * rate * x * y)


def draw_orders(n, epochs, seed):
    return np.random.default_rng(seed).random((epochs, n)).argsort(axis=1).tolist()


def mini_batches(order, batch_size):
    cuts = np.arange(batch_size, len(order), batch_size)
    return [part.tolist() for part in np.array_split(np.array(order), cuts)]


def batch_step(x, y, w, rate, batch):
    chosen = np.zeros(len(x))
    chosen[batch] = 1 / len(batch)
    return w - 2 * rate * (w * (chosen @ x**2) - chosen @ (x * y))


def train(x, y, w, rate, batch_size, orders):
    path = np.empty(len(orders))
    for epoch, order in enumerate(orders):
        for batch in mini_batches(order, batch_size):
            w = w * (1 - 2 * rate * np.mean(x[batch] ** 2)) + 2 * rate * np.mean(x[batch] * y[batch])
        path[epoch] = w
    return path, np.square(np.outer(path, x) - y).mean(axis=1)


def batch_noise(x, y, w, batch_size):
    n = len(x)
    return float(np.std(2 * x * (w * x - y)) * np.sqrt((n - batch_size) / (n - 1) / batch_size))

"""Plain Python numbers and loops, and Python's own random numbers; arrays only at the end."""

import itertools
import random

import numpy as np


def sample_gradient(x, y, w):
    prediction = w * x
    error = prediction - y
    return 2.0 * error * x


def predict_one_epoch():
    gd_steps, sgd_steps = 1, 3
    return gd_steps, sgd_steps, "sgd"


def epoch_in_order(x, y, w, rate):
    weights = np.zeros(len(x))
    for i, (one_x, one_y) in enumerate(zip(x, y, strict=True)):
        w -= rate * sample_gradient(one_x, one_y, w)
        weights[i] = w
    return weights


def draw_orders(n, epochs, seed):
    source = random.Random(seed)
    orders = []
    for _ in range(epochs):
        order = list(range(n))
        source.shuffle(order)
        orders.append(order)
    return orders


def mini_batches(order, batch_size):
    batches = []
    for position, index in enumerate(order):
        if position % batch_size == 0:
            batches.append([])
        batches[-1].append(index)
    return batches


def batch_step(x, y, w, rate, batch):
    total = 0.0
    for index in batch:
        total += sample_gradient(x[index], y[index], w)
    return w - rate * total / len(batch)


def train(x, y, w, rate, batch_size, orders):
    weights, losses = np.zeros(len(orders)), np.zeros(len(orders))
    for epoch, order in enumerate(orders):
        for batch in mini_batches(order, batch_size):
            w = batch_step(x, y, w, rate, batch)
        weights[epoch] = w
        losses[epoch] = sum((w * a - b) ** 2 for a, b in zip(x, y, strict=True)) / len(x)
    return weights, losses


def batch_noise(x, y, w, batch_size):
    means = []
    for batch in itertools.combinations(range(len(x)), batch_size):
        means.append(sum(sample_gradient(x[i], y[i], w) for i in batch) / batch_size)
    mean = sum(means) / len(means)
    return (sum((one - mean) ** 2 for one in means) / len(means)) ** 0.5

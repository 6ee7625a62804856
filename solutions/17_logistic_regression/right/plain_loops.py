"""Python's own loops and `math`, the loss and the update step by step, lines drawn point by point."""

import math

import numpy as np
import torch


def sigmoid(z):
    values = []
    for number in z:
        if number >= 0:
            values.append(1 / (1 + math.exp(-number)))
        else:
            values.append(math.exp(number) / (1 + math.exp(number)))
    return np.array(values)


def predict_coin_toss():
    return -math.log(0.5), -math.log(1 - 0.5)


def bce(y_hat, y):
    losses = []
    for probability, passed in zip(y_hat, y, strict=True):
        losses.append(-math.log(probability) if passed == 1 else -math.log(1 - probability))
    return np.array(losses)


def loss_from_logits(z, y):
    return (torch.clamp(z, min=0) - z * y + torch.log1p(torch.exp(-torch.abs(z)))).sum()


def train(model, x, y, rate, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for epoch in range(epochs):
        loss = torch.zeros(())
        for hours, passed in zip(x, y, strict=True):
            loss = loss + loss_from_logits(model(hours), passed)
        optimizer.zero_grad(set_to_none=False)
        loss.backward()
        losses.append(float(loss))
        optimizer.step()
        print(f"epoch {epoch}: {losses[-1]:.4f}")
    return losses


def boundary(w, b):
    return (0.0 - b) / w


def accuracy(w, b, x, y):
    right = 0
    for hours, passed in zip(x, y, strict=True):
        predicted = 1 if 1 / (1 + math.exp(-(w * hours + b))) >= 0.5 else 0
        if predicted == passed:
            right += 1
    return right / len(x)


def draw_curve(w, b, x, y):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    hours = [10 * number / 199 for number in range(200)]
    axes.plot(hours, [1 / (1 + math.exp(-(w * hour + b))) for hour in hours], "r-", label="the model")
    for hour, passed in zip(x, y, strict=True):
        axes.plot(hour, passed, "ko")
    axes.plot([0, 10], [0.5, 0.5], "g:")
    axes.plot([-b / w, -b / w], [0, 1], "b:")
    axes.set_xlabel("x")
    axes.set_ylabel("y")
    axes.legend()
    return figure

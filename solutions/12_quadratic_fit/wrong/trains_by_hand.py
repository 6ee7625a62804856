"""The training is right, but its gradients were worked out by hand. Let every step call backward() on the loss
of its sample.

Caught by: test_the_history_has_the_start_and_the_parameters_after_each_epoch
"""


def train(x, y, epochs, rate):
    w1 = w2 = b = 1.0
    history, losses = [[w1, w2, b]], []
    for _ in range(epochs):
        total = 0.0
        for a, c in zip(x, y, strict=True):
            error = w1 * a**2 + w2 * a + b - c
            total += error**2
            w1, w2, b = w1 - rate * 2 * error * a**2, w2 - rate * 2 * error * a, b - rate * 2 * error
        losses.append(total / len(x))
        history.append([w1, w2, b])
    return history, losses

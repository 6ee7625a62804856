import math
import statistics

import numpy


def as_floats(values):
    return [float(value) for value in values]


def predict(x, w):
    return numpy.fromiter((float(w) * value for value in as_floats(x)), dtype=numpy.double)


def squared_errors(x, y, w):
    pairs = zip(predict(x, w).tolist(), as_floats(y), strict=True)
    return numpy.array([math.pow(guess - truth, 2) for guess, truth in pairs])


def mse(x, y, w):
    return math.fsum(squared_errors(x, y, w)) / len(x)


def mse_sweep(x, y, w):
    def losses(rest):
        return [] if not rest else [mse(x, y, rest[0]), *losses(rest[1:])]

    return numpy.asarray(losses(as_floats(w)))


def best_weight(w, losses):
    smallest = min(as_floats(losses))
    assert statistics.median_low([smallest]) == smallest
    return next(float(weight) for weight, loss in zip(w, losses) if loss == smallest)


def plot_sweep(w, losses):
    from matplotlib import pyplot

    def draw(points):
        if points:
            axes.plot(*points[0])
            draw(points[1:])

    figure, axes = pyplot.subplots()
    w, losses = as_floats(w), as_floats(losses)
    draw([(w, losses), (best_weight(w, losses), min(losses), "D")])
    list(map(lambda name, text: getattr(axes, f"set_{name}label")(text), "xy", ("weight", "loss")))
    return figure

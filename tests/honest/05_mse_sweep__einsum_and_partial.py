from functools import partial

import numpy as np

numbers = partial(np.asarray, dtype=float)
scale = partial(np.einsum, ",i->i")


def predict(x, w):
    return scale(float(w), numbers(x))


def squared_errors(x, y, w):
    return np.power(np.subtract(predict(x, w), numbers(y)), 2)


def mse(x, y, w):
    errors = predict(x, w) - numbers(y)
    return np.einsum("i,i->", errors, errors) / errors.size


def mse_sweep(x, y, w):
    errors = np.einsum("k,n->kn", numbers(w), numbers(x)) - numbers(y)
    return np.einsum("kn,kn->k", errors, errors) / errors.shape[1]


def best_weight(w, losses):
    return dict(zip(reversed(list(map(float, losses))), reversed(list(map(float, w)))))[min(map(float, losses))]


def plot_sweep(w, losses):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    draw = partial(axes.plot, color="black")
    draw(numbers(w), numbers(losses))
    draw(best_weight(w, losses), numbers(losses).min(), marker="s")
    axes.set(xlabel="weight", ylabel="loss")
    return figure

import numpy as np

times = np.frompyfunc(lambda a, b: float(a) * float(b), 2, 1)


def predict(x, w):
    return times(np.asarray(x), w).astype(np.float64)


@np.vectorize
def squared_difference(a, b):
    return (float(a) - float(b)) ** 2


def squared_errors(x, y, w):
    return squared_difference(predict(x, w), np.asarray(y, dtype=np.float64))


def mse(x, y, w):
    return np.linalg.norm(predict(x, w) - np.asarray(y)) ** 2 / len(x)


def mse_sweep(x, y, w):
    column = np.asarray(w, dtype=np.float64)[:, np.newaxis]
    return np.apply_along_axis(lambda one: mse(x, y, one[0]), 1, column)


def best_weight(w, losses):
    order = np.argsort(np.asarray(losses), kind="stable")
    return np.take(np.asarray(w, dtype=np.float64), order)[0]


def plot_sweep(w, losses):
    import matplotlib.pyplot as plt

    w, losses = np.asarray(w), np.asarray(losses)
    figure, axes = plt.subplots()
    axes.plot(w, losses, "o-", markevery=[int(losses.argmin())])
    np.vectorize(lambda axis: getattr(axes, f"set_{axis}label")(axis), otypes=[object])(["x", "y"])
    return figure

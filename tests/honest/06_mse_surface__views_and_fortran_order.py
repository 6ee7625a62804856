import numpy as np


def surface_shape(k, m):
    return np.empty((k, m)).T.shape


def mse(x, y, w, b):
    return np.polyval([w, b], np.asarray(x, dtype=np.float64)).__sub__(np.asarray(y)).__pow__(2).mean()


def make_grid(w, b):
    w, b = np.asarray(w, dtype=np.float64), np.asarray(b, dtype=np.float64)
    shape = len(b), len(w)
    return np.broadcast_to(w, shape), np.broadcast_to(b, shape[::-1]).T


def surface_by_loops(x, y, w, b):
    columns = [[mse(x, y, float(weight), float(bias)) for bias in b] for weight in w]
    return np.array(columns).T


def surface_by_broadcasting(x, y, w, b):
    x, y, w, b = (np.asarray(values, dtype=np.float64) for values in (x, y, w, b))
    w, b = np.ix_(w, b)
    errors = np.multiply.outer(x, w + 0 * b) + b - y.reshape(-1, 1, 1)
    return np.asfortranarray(np.square(errors).mean(0).T)


def best_parameters(w, b, surface):
    surface = np.asarray(surface)
    (row, *_), (column, *_) = np.nonzero(surface == np.min(surface))
    return float(w[column]), float(b[row])


def plot_surface(w, b, surface):
    from matplotlib import cm
    from matplotlib.figure import Figure

    w, b, surface = np.asarray(w), np.asarray(b), np.asfortranarray(surface)
    figure = Figure()
    axes = figure.add_subplot(1, 1, 1, projection="3d")
    axes.plot_surface(*np.ix_(w, b), surface.T, facecolors=cm.plasma(surface.T / surface.max()))
    axes.plot(*np.array([[*best_parameters(w, b, surface), surface.min()]]).T, "^")
    axes.set(xlabel="w", ylabel="b", zlabel="MSE")
    shades = cm.ScalarMappable(cmap="plasma")
    shades.set_array(surface)
    figure.colorbar(shades, ax=axes)
    return figure

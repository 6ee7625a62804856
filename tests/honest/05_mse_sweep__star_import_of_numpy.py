from matplotlib.pyplot import *
from numpy import *

random.seed(7)
seterr(all="raise")
set_printoptions(precision=3)


def predict(x, w):
    return multiply(w, asarray(x, dtype=float64))


def squared_errors(x, y, w):
    return square(predict(x, w) - asarray(y))


def mse(x, y, w):
    return mean(squared_errors(x, y, w))


def mse_sweep(x, y, w):
    return array(list(map(lambda one: mse(x, y, one), asarray(w))))


def best_weight(w, losses):
    return asarray(w)[argmin(losses)]


def plot_sweep(w, losses):
    figure()
    plot(w, losses)
    plot(best_weight(w, losses), asarray(losses).min(), "x")
    xlabel("w")
    ylabel("mean squared error")
    return gcf()

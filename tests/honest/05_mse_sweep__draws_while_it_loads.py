import matplotlib.pyplot as plt
import numpy as np


def predict(x, w):
    return np.asarray(x, dtype="f8") * w


def squared_errors(x, y, w):
    return (predict(x, w) - np.asarray(y, dtype="f8")) ** 2


def mse(x, y, w):
    return squared_errors(x, y, w).mean().item()


def mse_sweep(x, y, w):
    return np.array([mse(x, y, one) for one in np.asarray(w).tolist()])


def best_weight(w, losses):
    return float(np.asarray(w)[np.asarray(losses).argmin()])


def plot_sweep(w, losses):
    plt.figure("sweep")
    plt.plot(w, losses, ".-", label="loss")
    plt.plot(best_weight(w, losses), np.min(np.asarray(losses)), "r*", label="smallest")
    plt.xlabel(r"$w$")
    plt.ylabel(r"$\frac{1}{n}\sum (wx-y)^2$")
    plt.legend()
    plt.savefig("again.png")
    plt.show()
    return plt.gcf()


weights = np.linspace(0, 4, 9)
figure, axes = plt.subplots()
axes.plot(weights, mse_sweep([1, 2, 3], [2, 4, 6], weights), "o--", label=r"$\frac{1}{n}\sum (wx-y)^2$")
axes.set_title("Verluste über w")
axes.legend()
plt.savefig("sweep.png")
plt.show()
plt.close("all")

# %% [markdown]
# # 05 · The loss over a sweep of weights
#
# A model with one weight, **y = w x**, is asked to explain three points: x = 1, 2, 3 and y = 2, 4, 6.
# Which w explains them best? Before any training, look at all of them: compute the loss for a whole row of
# weights and see where it is smallest. Every training loop you will ever write searches this curve for its
# lowest point; here you draw it first.
#
# The loss is the **mean squared error** over the n samples:
#
#     MSE(w) = ((w x_1 - y_1)^2 + ... + (w x_n - y_n)^2) / n
#
# A small example by hand, for w = 1: the predictions are 1, 2, 3, the errors -1, -2, -3, their squares
# 1, 4, 9, and the mean is 14 / 3 = 4.6667.
#
# **Rules for all functions.** `x`, `y` and `w` may be lists, NumPy arrays or tensors; `np.asarray` takes all
# three. Results are float64, like NumPy's own. What is passed in must not be changed.
#
# Replace each `raise NotImplementedError`, from the top to the bottom. `make grade EX=mse_sweep` tells you
# how far you are; running this file draws the curve.

# %%
import numpy as np

# %% [markdown]
# ## 1. The model
# One weight, n samples. Example: `predict([1, 2, 3], 0.5)` is `array([0.5, 1. , 1.5])`.


# %%
def predict(x, w):
    """Return the predictions w * x.

    x: n numbers; w: one number. Returns an array of shape (n,), float64.
    """
    # TODO: make an array of x (as float64), then multiply.
    # BEGIN SOLUTION
    return w * np.asarray(x, dtype=np.float64)
    # END SOLUTION


# %% [markdown]
# ## 2. The loss of each sample
# How far is each prediction from its y, squared? Example: `squared_errors([1, 2, 3], [2, 4, 6], 1.0)` is
# `array([1., 4., 9.])`.


# %%
def squared_errors(x, y, w):
    """Return the squared error of every sample.

    x, y: n numbers each; w: one number. Returns an array of shape (n,), float64.
    """
    # TODO: use predict.
    # BEGIN SOLUTION
    return (predict(x, w) - np.asarray(y)) ** 2
    # END SOLUTION


# %% [markdown]
# ## 3. One number for the whole data set
# Example: `mse([1, 2, 3], [2, 4, 6], 1.0)` is 4.666...


# %%
def mse(x, y, w):
    """Return the mean of the squared errors, one float.

    x, y: n numbers each; w: one number.
    """
    # TODO: use squared_errors.
    # BEGIN SOLUTION
    return float(squared_errors(x, y, w).mean())
    # END SOLUTION


# %% [markdown]
# ## 4. The sweep
# The same loss for each of k weights. Mind the two lengths: there are n samples, but k losses.
# Example: `mse_sweep([1, 2, 3], [2, 4, 6], [1.0, 2.0])` is `array([4.66666667, 0.])`.


# %%
def mse_sweep(x, y, w):
    """Return the loss for every weight.

    x, y: n numbers each; w: k numbers. Returns an array of shape (k,), float64.
    """
    # TODO: a loop over np.asarray(w) is fine. Without a loop: w as a column against x as a row.
    # BEGIN SOLUTION
    return np.array([mse(x, y, weight) for weight in np.asarray(w)])
    # END SOLUTION


# %% [markdown]
# ## 5. The best weight
# Not the smallest loss, and not its place, but the weight that belongs to it. Where several losses are
# equally small, the first counts. Example: `best_weight([0.0, 1.0, 2.0], [5.0, 1.0, 3.0])` is `1.0`.


# %%
def best_weight(w, losses):
    """Return the weight with the smallest loss, one float.

    w, losses: k numbers each.
    """
    # TODO: find the place of the smallest loss, then look up the weight there.
    # BEGIN SOLUTION
    return float(np.asarray(w)[np.argmin(np.asarray(losses))])
    # END SOLUTION


# %% [markdown]
# ## The picture
# Nothing to fill in here. Run the file: the curve should touch zero at w = 2.


# %%
def plot_sweep(x, y, w):
    """Draw the loss over the weights and mark the smallest."""
    import matplotlib.pyplot as plt

    losses = mse_sweep(x, y, w)
    best = best_weight(w, losses)
    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    axes.plot(w, losses, ".-", color="tab:blue")
    axes.plot([best], [losses.min()], "o", color="tab:red", markersize=9, label=f"smallest loss at w = {best:.1f}")
    axes.set(xlabel="weight w", ylabel="mean squared error", title="The loss of y = w x over w")
    axes.grid(alpha=0.3)
    axes.legend()
    return figure


def show(figure):
    """Show the figure; where there is no display, save it beside this file and print the path."""
    from pathlib import Path

    import matplotlib.pyplot as plt

    if plt.get_backend().lower() == "agg":
        path, number = Path(__file__).with_suffix(".png"), 1
        while path.exists() and b"torchkata" not in path.read_bytes():  # a picture of your own
            number += 1
            path = Path(__file__).with_name(f"{Path(__file__).stem}_{number}.png")
        figure.savefig(path, dpi=120, metadata={"Source": "torchkata"})
        print(f"saved the plot: {path}")
    else:
        plt.show()


if __name__ == "__main__":
    show(plot_sweep([1, 2, 3], [2, 4, 6], np.arange(0.0, 4.1, 0.1)))

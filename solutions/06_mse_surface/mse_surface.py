# %% [markdown]
# # 06 · The loss over a grid of weights and biases
#
# The model now has two parameters, a weight and a bias: **y = w x + b**. The data are x = 1, 2, 3 and
# y = 9, 11, 13. With one parameter the loss was a curve. With two it is a surface: for every pair (w, b)
# there is one loss, and the best pair lies where the surface is lowest.
#
# The loss is still the **mean squared error** over the n samples:
#
#     MSE(w, b) = ((w x_1 + b - y_1)^2 + ... + (w x_n + b - y_n)^2) / n
#
# A small example by hand, for w = 1 and b = 7: the predictions are 8, 9, 10, the errors -1, -2, -3, their
# squares 1, 4, 9, and the mean is 14 / 3 = 4.6667.
#
# To store the surface, one rule is needed: **rows follow b, columns follow w**. With k weights and m biases
# the surface is an array of shape (m, k), and `surface[i, j]` is the loss for `b[i]` and `w[j]`. So b comes
# first in the index, as the vertical axis of a picture does. A common mistake is to exchange the two axes,
# and where k = m, or where the minimum lies in the very middle, it is easy to miss.
#
# **Rules for all functions.** `x` and `y` (n numbers each), `w` (k numbers), `b` (m numbers) and `surface`
# may be lists, NumPy arrays or tensors; `np.asarray` takes all three. Compute in float64 and return
# float64, also where the inputs are integers or float32. What is passed in must not be changed.
#
# Replace each `raise NotImplementedError`, from the top to the bottom. `make grade EX=mse_surface` tells
# you how far you are; running this file draws the surface.

# %%
import numpy as np

# %% [markdown]
# ## 1. The loss of one pair
# One weight and one bias, n samples, one number. Example: `mse([1, 2, 3], [9, 11, 13], 1.0, 7.0)` is 4.666...


# %%
def mse(x, y, w, b):
    """Return the mean squared error of the predictions w * x + b, one float.

    x, y: n numbers each; w, b: one number each.
    """
    # TODO: make float64 arrays of x and y, predict, and take the mean of the squared errors.
    # BEGIN SOLUTION
    errors = w * np.asarray(x, dtype=np.float64) + b - np.asarray(y)
    return float((errors**2).mean())
    # END SOLUTION


# %% [markdown]
# ## 2. The grid
# Two arrays of the same shape say which pair belongs to each place: `W[i, j]` is `w[j]` and `B[i, j]` is
# `b[i]`. For example, `make_grid([0, 1, 2], [5, 6])` is
#
#     W = [[0. 1. 2.]      B = [[5. 5. 5.]
#          [0. 1. 2.]]          [6. 6. 6.]]
#
# Both have 2 rows (one for each b) and 3 columns (one for each w).


# %%
def make_grid(w, b):
    """Return the grid as a tuple (W, B) of two arrays of shape (m, k), float64.

    w: k numbers, b: m numbers.
    """
    # TODO: np.meshgrid does this. It keeps the dtype that it is given, so make float64 arrays first.
    # BEGIN SOLUTION
    W, B = np.meshgrid(np.asarray(w, dtype=np.float64), np.asarray(b, dtype=np.float64))
    return W, B
    # END SOLUTION


# %% [markdown]
# ## 3. The surface by loops
# The plain way: go through all pairs and write down each loss. It is slow, but there is little to get wrong
# in it, so it is what the fast way is checked against. Example:
# `surface_by_loops([1, 2, 3], [9, 11, 13], [0.0, 1.0, 2.0], [5.0, 6.0])` is
#
#     [[38.66666667 16.66666667  4.        ]
#      [27.66666667  9.66666667  1.        ]]


# %%
def surface_by_loops(x, y, w, b):
    """Return the loss of every pair: an array of shape (m, k), float64. Rows follow b, columns follow w.

    x, y: n numbers each; w: k numbers; b: m numbers.
    """
    # TODO: an array to be filled, of the right shape, two loops (enumerate gives index and value), and mse.
    # BEGIN SOLUTION
    surface = np.empty((len(b), len(w)))
    for row, bias in enumerate(np.asarray(b)):
        for column, weight in enumerate(np.asarray(w)):
            surface[row, column] = mse(x, y, weight, bias)
    return surface
    # END SOLUTION


# %% [markdown]
# ## 4. The surface by broadcasting
# The same numbers without a Python loop over the grid; on large grids this is many times faster. The
# samples need an axis of their own: `W[:, :, None]` has shape (m, k, 1) and x has shape (n,), so
# `W[:, :, None] * x` has shape (m, k, n), one product for every place of the grid and every sample. The
# mean over the samples takes the last axis away again. Without the new axis, NumPy would pair the samples
# with the weights.
#
# The example of part 3 gives the same numbers here.


# %%
def surface_by_broadcasting(x, y, w, b):
    """Return the same array as surface_by_loops, shape (m, k), float64, without a loop over the grid.

    x, y: n numbers each; w: k numbers; b: m numbers.
    """
    # TODO: make_grid, a new last axis for the samples, and the mean over that axis.
    # BEGIN SOLUTION
    W, B = make_grid(w, b)
    errors = W[:, :, None] * np.asarray(x) + B[:, :, None] - np.asarray(y)
    return (errors**2).mean(axis=-1)
    # END SOLUTION


# %% [markdown]
# ## 5. The best pair
# Where is the surface lowest? `np.argmin` counts the places of the flattened surface, row by row;
# `np.unravel_index` makes a row and a column of that one number. What is asked for is neither of these, but
# the weight and the bias that belong there. Where several losses are equally small, the first of them
# counts, row by row from the top.
#
# Example: `best_parameters([0.0, 1.0, 2.0], [5.0, 6.0], [[5.0, 4.0, 1.0], [6.0, 3.0, 2.0]])` is
# `(2.0, 5.0)`: the smallest loss, 1.0, is in row 0 and column 2.


# %%
def best_parameters(w, b, surface):
    """Return the pair with the smallest loss as a tuple (weight, bias) of two floats.

    w: k numbers; b: m numbers; surface: their losses, shape (m, k).
    """
    # TODO: the row and column of the smallest loss, then the weight and the bias that belong to them.
    # BEGIN SOLUTION
    surface = np.asarray(surface)
    row, column = np.unravel_index(np.argmin(surface), surface.shape)
    return float(w[column]), float(b[row])
    # END SOLUTION


# %% [markdown]
# ## The picture
# Nothing to fill in here. Run the file: the surface is a long valley, and the marked point, w = 2 and
# b = 7, is at its bottom. Along the valley a larger w is balanced by a smaller b, so the loss rises slowly
# there; across it, quickly. The white lines join places of equal loss.


# %%
def plot_surface(x, y, w, b):
    """Draw the loss over weights and biases as a surface with lines of equal loss, and mark the smallest."""
    import matplotlib.pyplot as plt

    W, B = make_grid(w, b)
    surface = surface_by_broadcasting(x, y, w, b)
    weight, bias = best_parameters(w, b, surface)
    lowest, highest = surface.min(), surface.max()
    figure, axes = plt.subplots(figsize=(8, 6), layout="constrained", subplot_kw={"projection": "3d"})
    axes.computed_zorder = False  # draw in the order of these lines: the mark is not hidden
    drawn = axes.plot_surface(W, B, surface, cmap="viridis", alpha=0.9)
    levels = lowest + (highest - lowest) * np.linspace(0.1, 1.0, 10) ** 2  # closer together near the bottom
    axes.contour(W, B, surface, levels=levels, colors="white", linewidths=0.8)
    label = f"smallest loss at w = {weight:.1f}, b = {bias:.1f}"
    axes.plot([weight], [bias], [lowest], "o", color="tab:red", markersize=9, label=label)
    axes.set(xlabel="weight w", ylabel="bias b", zlabel="mean squared error")
    axes.set_title("The loss of y = w x + b over w and b")
    axes.view_init(elev=38, azim=-65)
    axes.legend(loc="upper left")
    figure.colorbar(drawn, ax=axes, shrink=0.6, pad=0.1, label="mean squared error")
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
    show(plot_surface([1, 2, 3], [9, 11, 13], np.arange(0.0, 4.1, 0.1), np.arange(5.0, 9.0, 0.1)))

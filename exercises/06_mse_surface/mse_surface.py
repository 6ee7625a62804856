# %% [markdown]
# # 06 · The loss over a grid of weights and biases
#
# You build the **loss surface** of ŷ = w x + b: one loss for each pair of weight and bias. In exercise 07,
# gradient descent walks down such a surface.
#
# About 60 minutes; you need 02 and 05. `x` and `y` hold n samples, `w` holds k weights, `b` holds m biases.
# Each is a list, an array or a tensor, of any dtype, and must not be changed. Compute in float64. An "array" is
# a NumPy array; a "float" is a Python or NumPy float.

# %%
import numpy as np

# %% [markdown]
# ## 1. Predict first: the shape of the surface
# The rule: **rows follow b, columns follow w**. `surface[i, j]` belongs to `b[i]` and `w[j]`.


# %%
def surface_shape(k, m):
    """Return the shape of the surface of k weights and m biases: a tuple of two ints.

    k, m: int, at least 1.
    Example: `surface_shape(3, 2)` is (2, 3).
    """
    # TODO: one line.
    raise NotImplementedError


# %% [markdown]
# ## 2. The loss of one pair
# The loss is the **mean squared error** over the n samples:
#
#     MSE(w, b) = ((w x_1 + b - y_1)^2 + ... + (w x_n + b - y_n)^2) / n
#
# By hand, for x = 1, 2, 3 and y = 9, 11, 13 at w = 1 and b = 7: the predictions are 8, 9, 10, the errors -1, -2,
# -3, their squares 1, 4, 9. The mean is 14 / 3 = 4.6667.


# %%
def mse(x, y, w, b):
    """Return the mean squared error of the predictions w x + b: one float.

    x, y: (n,) numbers; w, b: float.
    Example: `mse([1, 2, 3], [9, 11, 13], 1.0, 7.0)` is 4.6667.
    """
    # TODO: np.asarray(x, dtype=np.float64) makes a float64 array of a list, an array or a tensor.
    raise NotImplementedError


# %% [markdown]
# ## 3. The grid
# Two arrays of the same shape tell which pair belongs to each place: `W[i, j]` is `w[j]`, and `B[i, j]` is
# `b[i]`. For the weights 0, 1, 2 and the biases 5, 6:
#
#     W = [[0. 1. 2.]      B = [[5. 5. 5.]
#          [0. 1. 2.]]          [6. 6. 6.]]


# %%
def make_grid(w, b):
    """Return the grid (W, B): a tuple of two arrays, (m, k) float64.

    w: (k,) numbers; b: (m,) numbers.
    Example: `make_grid([0, 1, 2], [5, 6])` gives the two arrays above.
    """
    # TODO: make float64 arrays first, then use np.meshgrid: it keeps their dtype.
    raise NotImplementedError


# %% [markdown]
# ## 4. The surface by loops
# The plain way goes through all pairs and writes down each loss. It is slow, but easy to trust. For the grid
# of part 3 and the samples of part 2, the surface is
#
#     [[38.66666667 16.66666667  4.        ]
#      [27.66666667  9.66666667  1.        ]]


# %%
def surface_by_loops(x, y, w, b):
    """Return the loss of every pair, found one by one in two loops: an array, (m, k) float64.

    x, y: (n,) numbers; w: (k,) numbers; b: (m,) numbers.
    Example: `surface_by_loops([1, 2, 3], [9, 11, 13], [0, 1, 2], [5, 6])` is the array above.
    """
    # TODO: call mse, or repeat its formula, so that a mistake there costs nothing here.
    raise NotImplementedError


# %% [markdown]
# ## 5. The surface by broadcasting
# The same numbers without a loop over w or b: a larger grid runs no more lines of your code. A loop over the
# samples is allowed. (`np.vectorize` is a loop over the pairs.) On large grids this is many times faster.
#
# One way: W and B get a last axis for the samples. `W[:, :, None]` has shape (m, k, 1), and x has shape (n,). So
# `W[:, :, None] * x` has shape (m, k, n): one product for each place and each sample. The mean over the last
# axis leaves (m, k).


# %%
def surface_by_broadcasting(x, y, w, b):
    """Return the same array as surface_by_loops, without a loop over w or b: (m, k) float64.

    x, y: (n,) numbers; w: (k,) numbers; b: (m,) numbers.
    Example: the one of part 4 gives the same array.
    """
    # TODO: the grid by np.meshgrid (or make_grid), a new last axis, the mean over it.
    raise NotImplementedError


# %% [markdown]
# ## 6. The best pair
# `np.argmin` counts the places of the flattened surface, row by row, and gives the number of the smallest.
# `np.unravel_index` makes a row and a column of this number. Where several losses are equally small, the
# **first** counts: the row nearest to the top, and in this row the place farthest to the left.
#
#     [[5. 3. 4. 6.]           smallest loss 1.0, three times; the first is in row 1, column 2
#      [7. 2. 1. 3.]
#      [1. 8. 9. 1.]]


# %%
def best_parameters(w, b, surface):
    """Return the weight and the bias of the smallest loss, the first if there are several: a tuple of two floats.

    w: (k,) numbers; b: (m,) numbers; surface: (m, k) numbers.
    Example: with w = [0, 1, 2, 3], b = [5, 6, 7] and the surface above, it is (2.0, 6.0).
    """
    # TODO: row and column first, then what belongs to them.
    raise NotImplementedError


# %% [markdown]
# ## 7. The picture
# A surface needs axes in three dimensions. They must belong to the figure: `Axes3D(figure)` of older books draws
# nothing. Looks are free; what the picture shows is graded. Run the file: you see a long valley.


# %%
def plot_surface(w, b, surface):
    """Draw the loss over w (x axis) and b (y axis) as a surface, and mark the smallest loss by one point.

    w: (k,) numbers; b: (m,) numbers; surface: (m, k) numbers.
    Returns: the figure, with three labels and a colour bar.
    Example: `plot_surface([0, 1, 2], [5, 6], ...)` with the surface of part 4 has a marker at (2, 6, 1).
    """
    import matplotlib.pyplot as plt

    figure = plt.figure(figsize=(8, 6), layout="constrained")
    looks = {"cmap": "viridis", "alpha": 0.9}
    # TODO: axes = figure.add_subplot(projection="3d"); drawn = axes.plot_surface(W, B, ..., **looks), with W and B of
    # part 3; axes.plot with three lists of one number, and "o"; set_xlabel, ...; figure.colorbar(drawn).
    raise NotImplementedError


# %% [markdown]
# ## What you have seen
# The smallest loss of the picture is at w = 2.0 and b = 7.0. It is about 5e-29, not 0, because the bias in the
# grid is 6.999999999999993: `np.arange(5.0, 9.0, 0.1)` steps by 5.1 - 5.0, and in float64 that is not quite 0.1.
# So compare floats with a tolerance.
#
# The minimum lies in the middle of this grid. A surface with rows and columns swapped looks right there, but not
# at a corner. That is why the checks look at corners, and why their grids have more rows than columns, or fewer.
#
# Along the valley of the picture a larger w is balanced by a smaller b, so the loss rises slowly there; across it,
# quickly.
#
# A grid of 41 values for ten parameters has 41^10 places. Exercise 07 finds the lowest point without a grid.


# %%
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
    weights, biases = np.arange(0.0, 4.1, 0.1), np.arange(5.0, 9.0, 0.1)
    show(plot_surface(weights, biases, surface_by_broadcasting([1, 2, 3], [9, 11, 13], weights, biases)))

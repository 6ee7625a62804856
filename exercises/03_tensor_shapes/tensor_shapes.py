# %% [markdown]
# # 03 · Indexing and shapes
#
# You take parts out of tensors, turn tensors around, and join them. Most first errors in PyTorch are about shapes:
# in exercise 13, `nn.Linear(1, 1)` will refuse a vector (3,) and accept a column (3, 1).
#
# 50 minutes. It stands on exercises 01 and 02.

# %%
import torch

MATRIX = torch.tensor([[1, 2, 3], [4, 5, 6]])

# %% [markdown]
# ## 1. Parts of a tensor
# Replace each `raise NotImplementedError`. `make grade EX=tensor_shapes` and `make hint EX=tensor_shapes` help.
#
# Write one index for each dimension: a number takes one place and its dimension **disappears**; `:` takes all places;
# `1:` all from place 1 on; `-1` is the last place. At the end, `:` can be left out: `x[0]` is `x[0, :, :]`.


# %%
def pick(x):
    """Return a tuple of parts of x, which holds n matrices: the first matrix; the number in row 0 and column 0 of each
    matrix; the last row of each; all rows but the first of each.

    x: (n, m, k) any dtype. Returns (m, k), (n,), (n, k), (n, m - 1, k). All share the memory of x.
    Example: `[[[1], [2]], [[3], [4]]]` gives `[[1], [2]]`, `[1, 3]`, `[[2], [4]]`, `[[[2]], [[4]]]`.
    """
    # TODO: commas make a tuple.
    raise NotImplementedError


# %% [markdown]
# ## 2. Lists as index
# A list or an integer tensor takes places in its order; a place may repeat. Two lists are **paired**:
# `x[[0, 1], [2, 0]]` takes x[0, 2] and x[1, 0]. For a block, take rows first, then columns of **all** of them.


# %%
def choose(x, rows, columns):
    """Return a tuple: the rows that `rows` names, the numbers at the pairs (row, column), and the block of these rows
    and columns.

    x: (n, m) any dtype; rows, columns: list of k integers, or (k,) int64. Returns (k, m), (k,), (k, k).
    Example: `choose(MATRIX, [1, 0], [2, 0])` is `[[4, 5, 6], [1, 2, 3]]`, `[6, 1]`, `[[6, 4], [3, 1]]`.
    """
    # TODO: the block takes two steps: x[...][...].
    raise NotImplementedError


# %% [markdown]
# ## 3. Masks
# A comparison gives a **mask**, a tensor of True and False. As an index it keeps what is True: rows with `x[mask]`,
# columns with `x[:, mask]`.


# %%
def keep_large(x, limit):
    """Return a tuple: the rows of x with a sum above limit; the columns with a sum above limit.

    x: (n, m) any dtype; limit: int or float. Returns (p, m), (n, q); both may be empty.
    Example: `keep_large(MATRIX, 7)` is `[[4, 5, 6]]` (15 > 7) and `[[3], [6]]` (3 + 6 > 7).
    """
    # TODO: one mask each.
    raise NotImplementedError


# %% [markdown]
# ## 4. Sides of 1
# `v.unsqueeze(dim)` puts a side of 1 at place dim of the **new** shape: with 0, (n,) becomes a row (1, n); with 1 or
# -1, a column (n, 1). `squeeze(dim)` removes this side only if it is 1. Broadcasting compares from the **right**.


# %%
def use_sides(x, v, column):
    """Return a tuple: v as a matrix of one row; x with v[i] subtracted from all of row i; column as a vector.

    x: (n, m), v: (n,), column: (k, 1), float32 or int64. Returns (1, n), (n, m), (k,), also for k = 1.
    Example: MATRIX, `[1, 2]`, `[[7], [8]]` give `[[1, 2]]`, `[[0, 1, 2], [2, 3, 4]]`, `[7, 8]`.
    """
    # TODO: which of the three needs unsqueeze(1)?
    raise NotImplementedError


# %% [markdown]
# ## 5. Predict first
# `x.shape` and `x.size()` are the same; `x.size(0)` is one side. `view` and `reshape` read all numbers **in order**
# into another shape; torch computes a side that is -1. `squeeze()` removes every side of 1.
#
# Predict, do not run, with `x = torch.zeros(3, 1, 4)`:
#
# - `x.size(2)`
# - `x.view(-1)`
# - `x.reshape(2, -1)`
# - `x.squeeze()`
# - `x.squeeze(0)`
# - `x.unsqueeze(0)`
# - `x.unsqueeze(2)`
# - `x.unsqueeze(-1)`


# %%
def predict_shapes():
    """Return a list of your eight predictions: a number, and seven shapes as tuples. Make no tensors here.

    Example: `torch.zeros(2, 5).view(-1)` has the shape `(10,)`.
    """
    # TODO: write them down yourself.
    raise NotImplementedError


# %% [markdown]
# ## 6. Dimensions change places
# `x.transpose(0, 1)` exchanges two dimensions. `x.permute(2, 0, 1)` takes the old dimensions in this order:
# (3, 4, 5) becomes (5, 3, 4). Neither copies. `reshape` can give this shape, too, but with numbers in other places.


# %%
def turn(x):
    """Return a tuple: x with its first dimension moved to the end, by one permute, and again by two transposes.

    x: (n, m, k) any dtype. Returns (m, k, n) twice; result[i, j, h] is x[h, i, j].
    Example: (3, 4, 5) becomes (4, 5, 3); `[[[1, 2]], [[3, 4]]]` gives `[[[1, 3], [2, 4]]]` twice.
    """
    # TODO: after the first transpose the shape is (m, n, k).
    raise NotImplementedError


# %% [markdown]
# ## 7. Contiguous
# `x.T` is the transpose of a matrix. It shares the memory of x, in the order of x. Its own rows do not stand there one
# after the other: it is not **contiguous**. So `x.T.view(-1)` raises a RuntimeError: `view` never copies.
# `contiguous()` copies into the new order; then `view` works. `reshape` copies if it must.


# %%
def flatten(x):
    """Return a tuple: the numbers of x row by row, the transpose, and the numbers column by column.

    x: (n, m) contiguous, n and m > 1. Returns (n*m,), (m, n), (n*m,): two that share the memory of x, and a copy.
    Example: MATRIX gives `[1, 2, 3, 4, 5, 6]`, `[[1, 4], [2, 5], [3, 6]]`, `[1, 4, 2, 5, 3, 6]`.
    """
    # TODO: the third starts from the second.
    raise NotImplementedError


# %% [markdown]
# ## 8. Join
# `torch.cat((a, b), dim)` makes the side `dim` longer. `torch.stack((a, b), dim)` puts a **new** side of 2 there.


# %%
def join(a, b):
    """Return a tuple of five: cat along 0 and 1, stack along 0, 1 and 2; a comes first.

    a, b: (n, m) the same dtype. Returns (2n, m), (n, 2m), (2, n, m), (n, 2, m), (n, m, 2).
    Example: `[[1]]`, `[[2]]` give `[[1], [2]]`, `[[1, 2]]`, `[[[1]], [[2]]]`, `[[[1], [2]]]`, `[[[1, 2]]]`.
    """
    # TODO: each call takes the pair (a, b).
    raise NotImplementedError


# %% [markdown]
# ## What you have seen
# **View or copy?** Numbers and slices as an index, `view`, `transpose`, `permute`, `squeeze` and `.T` give a **view**:
# write into it, and x changes too. Lists, index tensors and masks always copy. This is why `x[[0]][0, 0] = 9` leaves x
# as it was.
#
# **A shape can be right and the numbers wrong.** `x.reshape(3, 2)` and `x.T` of a (2, 3) matrix have the same shape.
# In a network, the first one would mix the numbers of different samples, without an error. If dimensions must change
# places, use `transpose` or `permute`. If numbers only get other brackets, use `reshape`.
#
# **Square matrices hide mistakes.** `x - v` subtracts v from each row. A (2, 3) matrix and a v of 2 give an error; with
# a (3, 3) matrix nobody notices. Try your functions on sides of different lengths.
#
# **squeeze() with an argument.** Without one, data with a single sample lose their first side as well.
#
# **.T is for matrices only.** On a vector it does nothing, and torch warns; for a column write `v.unsqueeze(1)`.
#
# ## The picture
# Nothing to fill in here. Run the file: each number keeps the color of its row. Compare `x.T` with `x.reshape(4, 3)`,
# and see in which order `view` finds the numbers in memory.


# %%
def plot_shapes(x):
    """Draw a matrix, its transpose, its reshape to the same shape, and below the two orders in memory."""
    import matplotlib.pyplot as plt

    n, m = x.shape
    by_rows, turned, by_columns = flatten(x)
    row_of = torch.arange(n).unsqueeze(1).expand(n, m)
    rows, turned_rows, column_rows = flatten(row_of.contiguous())
    panels = {
        "x": (x, row_of, f"x {n, m}"),
        "turned": (turned, turned_rows, f"x.T {m, n}"),
        "reshaped": (x.reshape(m, n), row_of.reshape(m, n), f"x.reshape({m}, {n}): same shape, other places"),
        "rows": (by_rows.unsqueeze(0), rows.unsqueeze(0), "x.view(-1), and also the memory behind x.T"),
        "columns": (by_columns.unsqueeze(0), column_rows.unsqueeze(0), "x.T.contiguous().view(-1)"),
    }
    figure, axes = plt.subplot_mosaic(
        [["x", "turned", "reshaped"], ["rows"] * 3, ["columns"] * 3],
        figsize=(10, 6),
        height_ratios=[5, 1, 1],
        layout="constrained",
    )
    for name, (numbers, colors, title) in panels.items():
        axes[name].imshow(colors, cmap="Set2", vmin=0, vmax=7)
        for i in range(numbers.shape[0]):
            for j in range(numbers.shape[1]):
                axes[name].text(j, i, int(numbers[i, j]), ha="center", va="center", fontsize=13)
        axes[name].set_title(title, fontsize=11)
        axes[name].set(xticks=[], yticks=[])
        axes[name].spines[:].set_visible(False)
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
    show(plot_shapes(torch.arange(12).reshape(3, 4)))

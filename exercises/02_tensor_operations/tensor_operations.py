# %% [markdown]
# # 02 · Tensor operations
#
# You build eight small functions out of the operations that every network is made of. A mistake with them rarely
# gives an error, only wrong numbers: a `*` where `@` was meant, or a sum along the wrong dimension. Every later
# exercise uses them; 05 computes a loss with them.
#
# About 50 minutes. It stands on exercise 01. Replace each `raise NotImplementedError`.
# `make grade EX=tensor_operations` checks it, `make hint EX=tensor_operations` helps.

# %%
import torch

# %% [markdown]
# ## 1. Arithmetic
# `+`, `-`, `*`, `/` and the minus sign in front work on each place by itself. They make **new** tensors.
# `torch.add`, `sub`, `mul`, `div` and `neg` are the same five.


# %%
def arithmetic(a, b):
    """Return a tuple of five tensors: a + b, a - b, a * b, a / b and -a.

    a, b: any shape and dtype (int64, float32, float64), the same for both.
    Returns: that shape and dtype, but the quotient of int64 is float32.

    Example: `[1, 2]` and `[4, 5]` give `[5, 7]`, `[-3, -3]`, `[4, 10]`, `[0.25, 0.4]` and `[-1, -2]`.
    """
    # TODO: commas make a tuple.
    raise NotImplementedError


# %% [markdown]
# ## 2. In place
# A method whose name ends in an underscore (`add_`, `sub_`, `mul_`, `div_`, `neg_`) writes into the tensor in front of
# the dot, and returns it:
#
#     c = a             # a second name for the same tensor
#     a.mul_(10)        # c has changed, too
#     a = a * 10        # a new tensor gets the name a; c keeps the old tensor
#
# A tensor that is changed in place keeps its shape and its dtype. Only `add_in_place` may change what
# it is given.


# %%
def add_in_place(a, b):
    """Add b to a in the memory of a, and return a itself, not a copy.

    a, b: the same shape; `a` may be float32 and `b` float64. b is not changed.
    Returns: a, in its own dtype.

    Example: `[1., 2.]` and `[10., 20.]` give `[11., 22.]`, and a now holds that.
    """
    # TODO: one method.
    raise NotImplementedError


# %% [markdown]
# ## 3. The matrix product
# The examples from here on use the table x:
#
#     x = torch.tensor([[1, 2, 3],
#                       [4, 5, 6]])
#
# `@` (`torch.matmul`) multiplies rows with columns, and sums. The inner sides (lengths of dimensions) must be equal,
# and they disappear:
#
#     (4, 3) @ (3, 2)  ->  (4, 2)
#     (4, 3) @ (3,)    ->  (4,)
#     (4, 3) * (3,)    ->  (4, 3)        no error, but no matrix product


# %%
def matrix_product(matrix, other):
    """Return the matrix product of matrix and other.

    matrix: (n, k); other: (k,) or (k, m), of the same dtype.
    Returns: (n,) or (n, m), of that dtype.

    Example: x and `[1, 0, 2]` give `[7, 16]`, because 1·1+2·0+3·2 = 7.
    """
    # TODO: one operator.
    raise NotImplementedError


# %% [markdown]
# ## 4. Two products of two vectors
# The **dot product** (`torch.dot`) multiplies place by place and sums. The **outer product** (`torch.outer`) multiplies
# each entry of u (a row of the result) with each entry of v (a column).


# %%
def dot_and_outer(u, v):
    """Return a tuple: the dot product and the outer product.

    u, v: (n,), of the same dtype.
    Returns: a tensor of shape () and one of shape (n, n), of that dtype.

    Example: `[1, 2]` and `[4, 5]` give 1·4+2·5 = 14 and `[[4, 5], [8, 10]]`.
    """
    # TODO: one call each.
    raise NotImplementedError


# %% [markdown]
# ## 5. Broadcasting
# If two shapes differ, torch compares them **from the right**. Equal sides fit. A side of 1 or a missing side is
# repeated. Anything else is an error:
#
#     (4, 3) / (3,)    ->  (4, 3)        one divisor for each column
#     (4, 3) / (4, 1)  ->  (4, 3)        one divisor for each row
#     (4, 3) / (4,)    ->  RuntimeError
#     (3, 1) - (3,)    ->  (3, 3)        a table!
#
# `v.unsqueeze(1)`, `v[:, None]` and `v.reshape(-1, 1)` make a column (n, 1) of a vector (n,).


# %%
def divide_columns_and_rows(matrix, per_column, per_row):
    """Return a tuple: matrix with each column divided by its entry of per_column, and matrix with each row divided by
    its entry of per_row.

    matrix: (n, m); per_column: (m,); per_row: (n,).
    Returns: two tensors (n, m), float32 for int64.

    Example: x, `[1, 2, 3]` and `[2, 10]` give `[[1, 1, 1], [4, 2.5, 2]]` and `[[.5, 1, 1.5], [.4, .5, .6]]`.
    """
    # TODO: one vector must become a column.
    raise NotImplementedError


# %% [markdown]
# ## 6. Sums along a dimension
# Dimension 0 counts the rows, dimension 1 the columns. The one that you name **disappears**: along 0, one sum for each
# column is left.


# %%
def sums(matrix):
    """Return a tuple: the sums along dimension 0 and those along dimension 1.

    matrix: (n, m). Returns: (m,) and (n,), of its dtype.

    Example: x gives `[5, 7, 9]` and `[6, 15]`.
    """
    # TODO: sum takes dim.
    raise NotImplementedError


# %% [markdown]
# ## 7. Statistics along a dimension
# `mean` and `std` refuse integers: convert int64 with `.float()` for these two, but leave floats as they are. For k
# entries along dim, torch's `std` divides by k - 1. `x.min(dim)` returns values and indices, `x.amin(dim)` only values.


# %%
def statistics(x, dim):
    """Return a tuple: mean, standard deviation, smallest and largest value along dim.

    x: (n, m), both at least 2; dim: 0, 1 or -1 (the last).
    Returns: four tensors, (m,) or (n,), of the dtype of x, but mean and std of int64 are float32.

    Example: x and dim 1 give `[2, 5]`, `[1, 1]`, `[1, 4]` and `[3, 6]`.
    """
    # TODO: x.is_floating_point() tells whether to convert.
    raise NotImplementedError


# %% [markdown]
# ## 8. Powers, roots and logarithms
# `torch.pow`, `sqrt`, `exp`, `log` (natural), `log2` and `log10` work on each place by itself.
#
# - **root mean square**: the root of the mean of the squares
# - **geometric mean**: exp of the mean of the logarithms
# - **doublings**: log2(largest / smallest entry)
# - **tenfolds**: log10(largest / smallest entry)


# %%
def magnitudes(x):
    """Return a tuple: root mean square, geometric mean, doublings, tenfolds.

    x: any shape, float32 or float64, all entries positive.
    Returns: four tensors of shape (), of its dtype, over all entries.

    Example: `[1., 10., 100.]` gives 58.0259, 10.0, 6.6439 and 2.0.
    """
    # TODO: first the ratio, then the four results.
    raise NotImplementedError


# %% [markdown]
# ## What you have seen
# Three questions find most mistakes with tensors. Which **shape** comes out, and which side has disappeared? Which
# **dtype** comes out? Is the result **new**, or is it a tensor that somebody else still uses? Tables with sides of
# different lengths answer the first one: with a square table, a sum along the wrong dimension looks right.
#
# The mean of 1, 10 and 100 is 37: most of it comes from the largest entry. The geometric mean is 10, because the mean
# of logarithms gives each factor of ten the same weight. That is why losses of very different size are drawn on
# a logarithmic axis.

# %% [markdown]
# ## The picture
# Nothing to fill in here. Run the file: it divides a table once by a row and once by a column. What torch was
# given is framed; the pale numbers are the copies that broadcasting behaves as if it had made.


# %%
def plot_broadcasting(matrix, per_column, per_row):
    """Draw matrix, stretched vector and result as annotated heat maps, for the columns and for the rows."""
    import matplotlib.pyplot as plt
    from matplotlib.colors import PowerNorm
    from matplotlib.patches import Rectangle

    n, m = matrix.shape
    by_column, by_row = divide_columns_and_rows(matrix, per_column, per_row)
    row, column = per_column.expand(n, m), per_row.unsqueeze(1).expand(n, m)
    lines = [
        ("one divisor for each column", f"({m},)", row, (m, 1), by_column),
        ("one divisor for each row", f"({n}, 1)", column, (1, n), by_row),
    ]
    figure, grid = plt.subplots(2, 3, figsize=(9, 7), layout="constrained")
    figure.suptitle("Broadcasting: the smaller tensor is repeated until it fits")
    figure.get_layout_engine().set(hspace=0.06)
    norm = PowerNorm(0.5, vmin=0.0, vmax=2.2 * float(matrix.max()))

    def draw(axes, table, title, solid):
        faded = torch.full((n, m), 0.35)
        faded[: solid[1], : solid[0]] = 1.0
        axes.imshow(table, cmap="Blues", norm=norm, alpha=faded.numpy())
        for i in range(n):
            for j in range(m):
                color = "black" if i < solid[1] and j < solid[0] else "0.5"
                axes.text(j, i, f"{float(table[i, j]):g}", ha="center", va="center", fontsize=13, color=color)
        axes.set_title(title, fontsize=11)
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set_visible(False)

    for axes, (meaning, shape, stretched, given, result) in zip(grid, lines, strict=True):
        draw(axes[0], matrix, f"matrix {n, m}", (m, n))
        draw(axes[1], stretched, f"{meaning} {shape}", given)
        for place, size in ((axes[0], (m, n)), (axes[1], given)):
            place.add_patch(Rectangle((-0.5, -0.5), *size, fill=False, lw=2.5, ec="tab:red", clip_on=False))
        draw(axes[2], result, f"matrix / vector {n, m}", (m, n))
        for place, sign in ((axes[1], "÷"), (axes[2], "=")):
            place.text(-0.16, 0.5, sign, transform=place.transAxes, fontsize=24, ha="center", va="center")
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
    table = torch.tensor([[2.0, 4.0, 6.0], [4.0, 8.0, 12.0], [6.0, 12.0, 18.0], [8.0, 16.0, 24.0]])
    show(plot_broadcasting(table, torch.tensor([2.0, 4.0, 6.0]), torch.tensor([1.0, 2.0, 3.0, 4.0])))

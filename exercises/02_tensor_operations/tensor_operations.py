# %% [markdown]
# # 02 · Tensor operations
#
# Everything a network does to its data is made of a few operations on tensors: arithmetic place by place,
# products of matrices and vectors, one small tensor stretched against a large one, and sums along a
# dimension. Most wrong results in deep learning come with no error message: a `*` where `@` was meant, a sum
# along the wrong dimension, a shape that torch stretched without being asked. Here you build each operation
# once and look at what shape, what dtype and which numbers come out.
#
# One small table serves most examples. It has 2 rows and 3 columns, so its shape is (2, 3):
#
#     x = torch.tensor([[1, 2, 3],
#                       [4, 5, 6]])
#
# Dimension 0 counts the rows and dimension 1 the columns. A sum *along* dimension 0 walks down the rows and
# makes that dimension disappear: one number for each column is left, `[5, 7, 9]`. Along dimension 1 it is
# `[6, 15]`, one number for each row.
#
# **Rules for all functions.** Tensors go in and tensors come out; where several come out, they are in a
# tuple, in the order that is named. A single number is a tensor without dimensions: `tensor(32)`, shape `()`,
# not `[32]` and not a Python number. The dtype is the one that torch gives: integers stay int64, float32
# stays float32, float64 stays float64; where integers are divided or averaged, the result is float32. Only
# `add_in_place` may change what is passed in.
#
# Replace each `raise NotImplementedError`, from the top to the bottom. `make grade EX=tensor_operations`
# tells you how far you are; running this file draws what broadcasting does.

# %%
import torch

# %% [markdown]
# ## 1. Arithmetic, place by place
# `+ - * /` and the minus sign in front work on each place by itself and make **new** tensors. `torch.add`,
# `torch.sub`, `torch.mul`, `torch.div` and `torch.neg` are the same five under other names.
#
# Example: `arithmetic(torch.tensor([1, 2, 3]), torch.tensor([4, 5, 6]))` gives
#
#     sum         tensor([5, 7, 9])
#     difference  tensor([-3, -3, -3])
#     product     tensor([ 4, 10, 18])
#     quotient    tensor([0.2500, 0.4000, 0.5000])     <- float32, although a and b hold integers
#     negative    tensor([-1, -2, -3])


# %%
def arithmetic(a, b):
    """Return a tuple of five tensors: a + b, a - b, a * b, a / b and -a.

    a, b: tensors of the same shape. Each result has that shape too.
    """
    # TODO: five results, separated by commas.
    raise NotImplementedError


# %% [markdown]
# ## 2. In place
# A method whose name ends in an underscore (`add_`, `sub_`, `mul_`, `div_`, `neg_`) writes its result into
# the tensor in front of the dot. Nothing new is made:
#
#     a = torch.tensor([1., 2., 3.])
#     c = a                              # a second name for the same tensor, not a copy
#     a.add_(torch.tensor([1., 1., 1.]))
#     c                                  # tensor([2., 3., 4.]): it changed as well
#
# `a = a + b` is something else: it makes a new tensor and hangs the name `a` on it. The old tensor, which the
# caller of your function still holds, stays as it was. A tensor that is changed in place keeps its shape and
# its dtype: a float32 `a` stays float32 even where `b` is float64.
#
# Example: with `a = torch.tensor([1., 2., 3.])` and `b = torch.tensor([10., 20., 30.])`, `add_in_place(a, b)`
# returns `tensor([11., 22., 33.])`, and afterwards `a` itself holds these numbers. `b` holds what it held
# before.


# %%
def add_in_place(a, b):
    """Add b to a, in a's own memory, and return a.

    a, b: tensors of the same shape. b is not changed.
    """
    # TODO: use a method that ends in an underscore.
    raise NotImplementedError


# %% [markdown]
# ## 3. The matrix product
# `@` (or `torch.matmul`) is not `*`. Each row of the left side is multiplied with each column of the right
# side, and the products are summed. So the inner sides must be equal, and they disappear:
#
#     (4, 3) @ (3, 2)  ->  (4, 2)
#     (4, 3) @ (3,)    ->  (4,)          one number for each row
#     (4, 3) @ (4,)    ->  RuntimeError  3 is not 4
#     (4, 3) * (3,)    ->  (4, 3)        no error, but no matrix product either
#
# Example: `matrix_product(x, torch.tensor([1, 0, 2]))` for the x at the top is `tensor([ 7, 16])`, because
# 1·1 + 2·0 + 3·2 = 7 and 4·1 + 5·0 + 6·2 = 16.


# %%
def matrix_product(matrix, other):
    """Return the matrix product of matrix and other.

    matrix: shape (n, k); other: shape (k,) or (k, m), of the same dtype.
    Returns a tensor of shape (n,) or (n, m).
    """
    # TODO: one operator.
    raise NotImplementedError


# %% [markdown]
# ## 4. Two products of two vectors
# The **dot** product multiplies place by place and sums: one number. The **outer** product multiplies each
# entry of u with each entry of v: a table, in which row i belongs to `u[i]` and column j to `v[j]`.
#
# Example: `dot_and_outer(torch.tensor([1, 2, 3]), torch.tensor([4, 5, 6]))` gives `tensor(32)`, which is
# 1·4 + 2·5 + 3·6, and
#
#     tensor([[ 4,  5,  6],
#             [ 8, 10, 12],
#             [12, 15, 18]])


# %%
def dot_and_outer(u, v):
    """Return a tuple: the dot product, of shape (), and the outer product, of shape (n, n).

    u, v: tensors of shape (n,), of the same dtype.
    """
    # TODO: torch has a function for each of the two.
    raise NotImplementedError


# %% [markdown]
# ## 5. Broadcasting
# Where two shapes differ, torch compares them **from the right**. Sides that are equal fit; a side of 1, or
# one that is not there, is repeated until it fits; anything else is an error.
#
#     (4, 3) / (3,)    ->  (4, 3)        the row of 3 is repeated 4 times: each column gets its own divisor
#     (4, 3) / (4, 1)  ->  (4, 3)        the column of 4 is repeated 3 times: each row gets its own divisor
#     (4, 3) / (4,)    ->  RuntimeError  3 against 4
#     (3, 3) / (3,)    ->  (3, 3)        always the columns; no error if the rows were meant!
#     (3, 1) * (3,)    ->  (3, 3)        a table, where perhaps three numbers were expected
#
# `v.unsqueeze(1)`, `v[:, None]` and `v.reshape(-1, 1)` each turn a vector of shape (n,) into a column (n, 1).
#
# Example: `divide_columns_and_rows(x, torch.tensor([1, 2, 3]), torch.tensor([2, 10]))` for the x at the top
# gives
#
#     tensor([[1.0000, 1.0000, 1.0000],                tensor([[0.5000, 1.0000, 1.5000],
#             [4.0000, 2.5000, 2.0000]])     and               [0.4000, 0.5000, 0.6000]])


# %%
def divide_columns_and_rows(matrix, per_column, per_row):
    """Return a tuple: matrix with each column divided by its entry of per_column, and
    matrix with each row divided by its entry of per_row.

    matrix: shape (n, m); per_column: shape (m,); per_row: shape (n,).
    Both results have shape (n, m), and both start from the matrix that was passed in.
    """
    # TODO: one of the two vectors must become a column first.
    raise NotImplementedError


# %% [markdown]
# ## 6. Sums along a dimension
# The dimension you name is the one that disappears. Example: `sums(x)` for the x at the top gives
# `tensor([5, 7, 9])` (along dimension 0) and `tensor([ 6, 15])` (along dimension 1).


# %%
def sums(matrix):
    """Return a tuple: the sums along dimension 0, of shape (m,), and along dimension 1, of shape (n,).

    matrix: shape (n, m).
    """
    # TODO: the method sum takes the dimension as dim.
    raise NotImplementedError


# %% [markdown]
# ## 7. Statistics along a dimension
# `mean` and `std` refuse integers: torch cannot say which dtype you want, so convert an integer tensor first,
# with `.float()`. A tensor that is floating point already stays as it is: `.float()` would rob a float64 of
# half its digits. The smallest and the largest need no conversion and keep the dtype of x.
#
# `std` is the standard deviation of a **sample**: the sum of the squared distances from the mean is divided
# by n - 1, not by n. That is what torch does unless told otherwise.
#
# `x.min(dim)` does not return one tensor but two in a bundle: the smallest values and the places where they
# are. Only the values are asked here; `.values` takes them out, and `x.amin(dim)` returns nothing else.
#
# Example, for the x at the top:
#
#     statistics(x, 0)    mean tensor([2.5000, 3.5000, 4.5000])    std tensor([2.1213, 2.1213, 2.1213])
#                         min  tensor([1, 2, 3])                   max tensor([4, 5, 6])
#     statistics(x, 1)    mean tensor([2., 5.])                    std tensor([1., 1.])
#                         min  tensor([1, 4])                      max tensor([3, 6])


# %%
def statistics(x, dim):
    """Return a tuple of four tensors: mean, standard deviation, minimum and maximum along dim.

    x: a matrix with at least two numbers along dim; dim: 0 or 1, or -1 for the last.
    Mean and standard deviation are float32 where x holds integers, of x's dtype otherwise; minimum and
    maximum are always of x's dtype.
    """
    # TODO: is_floating_point() tells whether x has to be converted for the first two.
    raise NotImplementedError


# %% [markdown]
# ## 8. Powers, roots and logarithms
# `torch.pow`, `torch.sqrt`, `torch.exp`, `torch.log`, `torch.log2` and `torch.log10` work on each place by
# itself, like arithmetic. `torch.log` is the natural logarithm, which `torch.exp` undoes.
#
# Four numbers tell how large the entries of x are and how far apart:
#
# - the **root mean square**: the root of the mean of the squares;
# - the **geometric mean**: exp of the mean of the logarithms;
# - how often the smallest entry must be **doubled** to reach the largest: log2 of largest / smallest;
# - how often it must be **multiplied by ten**: log10 of largest / smallest.
#
# Example: `magnitudes(torch.tensor([1., 10., 100.]))` gives `tensor(58.0259)`, `tensor(10.0000)`,
# `tensor(6.6439)` and `tensor(2.)`. The ordinary mean would be 37: large entries rule it, but not the
# geometric mean.


# %%
def magnitudes(x):
    """Return a tuple of four tensors of shape (): root mean square, geometric mean, doublings, tenfolds.

    x: a floating-point tensor of any shape with positive entries. The results have x's dtype and count all
    of its entries.
    """
    # TODO: first the ratio of the largest to the smallest entry, then one line for each result.
    raise NotImplementedError


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

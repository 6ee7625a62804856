# %% [markdown]
# # 01 · Tensors from values, shapes and other tensors
#
# In PyTorch, every number lives in a **tensor**. Here you make tensors in all the usual ways. Each has a **shape**
# and a **dtype** (the type of its numbers). You choose both in every later exercise; a wrong dtype is a common
# first error.
#
# About 45 minutes. You need Python lists, functions and NumPy arrays.
#
# Replace each `raise NotImplementedError`. `make grade EX=tensor_creation` checks it,
# `make hint EX=tensor_creation` helps.

# %%
import numpy as np
import torch

# %% [markdown]
# ## 1. From values
# `torch.tensor(5)` makes a tensor of one number, with shape `()`. Lists and arrays work in the same way.


# %%
def from_values(number, values, array):
    """Return a tuple of three tensors: from number, from values, from array.

    number: int, float or bool; values: a list of n of these; array: NumPy, any shape
    Returns shapes (), (n,) and the shape of array. Torch chooses the dtype: integers give int64, bools bool, and
    any Python float among them float32; an array keeps its own.
    Example: `from_values(5, [1.0, 2.5], np.array([0.5]))` is
    `tensor(5)`, `tensor([1.0000, 2.5000])`, `tensor([0.5000], dtype=torch.float64)`.
    """
    # TODO: commas between three tensors make a tuple.
    raise NotImplementedError


# %% [markdown]
# ## 2. Predict first
# `torch.Tensor`, with a capital T, is older. It always makes float32. It reads a list as values, but plain integers
# as **sizes**: `torch.Tensor(5, 2)` has shape (5, 2) and holds whatever was in memory.
#
# Do not run these six lines. Predict the shape and dtype of each tensor.
#
#     a = torch.tensor(3)
#     b = torch.Tensor(3)
#     c = torch.Tensor([3])
#     d = torch.Tensor(2, 3)
#     e = torch.tensor([1, 2.5])
#     f = torch.tensor(np.array([1.0, 2.0]))


# %%
def predict_tensors():
    """Return your predictions for a to f: a list of six pairs (shape, dtype).

    The shape is a tuple of integers, the dtype a text. Make no tensors here.
    Example: the pair of `torch.Tensor(5, 2)` is `((5, 2), "float32")`.
    """
    # TODO: a tuple of one number needs a comma: (4,).
    raise NotImplementedError


# %% [markdown]
# ## 3. Typed constructors
# Older names say the dtype: `torch.FloatTensor` (float32), `torch.DoubleTensor` (float64), `torch.IntTensor`
# (int32) and `torch.LongTensor` (int64). Newer: `torch.tensor(values, dtype=torch.int32)`.
#
# Integers have no fraction. Torch does not round: it **cuts**, so 2.5 becomes 2.
#
# float32 keeps about 7 digits. It makes 3.0 of 2.99999999, and no conversion brings the digits back.


# %%
def typed_tensors(values):
    """Return a tuple of four tensors with the same values: float32, float64, int32, int64.

    values: a list of n floats. Returns four tensors of shape (n,), each made from the list itself.
    Example: `typed_tensors([2.5, -1.7])` is `tensor([ 2.5000, -1.7000])`, the same in float64,
    `tensor([ 2, -1], dtype=torch.int32)` and `tensor([ 2, -1])`.
    """
    # TODO: give each call the list.
    raise NotImplementedError


# %% [markdown]
# ## 4. From a shape
# `torch.zeros(5, 2)` and `torch.ones(5, 2)` are float32. `torch.full((5, 2), 4)` needs the shape as a tuple and takes
# its dtype from the number: int64 for 4, float32 for 4.0.


# %%
def constants(n, m, value):
    """Return a tuple of three tensors with n rows and m columns: all 0, all 1, all value.

    n, m: int; value: int or float
    Returns three tensors of shape (n, m): float32, float32, and the dtype that torch gives to value.
    Example: `constants(1, 2, 7)` is `tensor([[0., 0.]])`, `tensor([[1., 1.]])`, `tensor([[7, 7]])`.
    """
    # TODO: one call each.
    raise NotImplementedError


# %% [markdown]
# ## 5. Like another tensor
# `torch.zeros_like(x)` takes shape **and dtype** from x. So do `torch.ones_like` and `torch.full_like`.


# %%
def constants_like(x, value):
    """Return a tuple of three tensors like x: all 0, all 1, all value.

    x: any shape, integers or floats; value: int or float. Returns three tensors with the shape and dtype of x.
    The numbers in x may be nan. They do not change.
    Example: `constants_like(torch.tensor([8, 9]), 2.5)` is `tensor([0, 0])`, `tensor([1, 1])`, `tensor([2, 2])`.
    """
    # TODO: full_like takes a tensor and a number.
    raise NotImplementedError


# %% [markdown]
# ## 6. Rows of numbers
# `torch.arange(start, end, step)` stops **before** the end. `torch.linspace(start, end, n)` has n numbers, and the
# last one **is** the end. Between n numbers there are n - 1 gaps, so its own step is (end - start) / (n - 1).


# %%
def ranges(start, end, step, n):
    """Return a tuple: the arange, the linspace, and the step of the linspace as a Python float.

    start, end, step: int or float, step also negative; n: int, at least 2
    Returns a tensor with the dtype of arange, (n,) float32, and a float.
    Example: `ranges(0, 6, 2, 4)` is `tensor([0, 2, 4])`, `tensor([0., 2., 4., 6.])` and `2.0`.
    """
    # TODO: the third result needs no torch.
    raise NotImplementedError


# %% [markdown]
# ## 7. Random numbers that come again
# `torch.rand(n)` draws evenly between 0 and 1, `torch.randn(n)` from the normal distribution (mean 0, standard
# deviation 1), and `torch.randint(0, high, (n,))` integers from 0 to high - 1. `torch.rand_like(x)` and
# `torch.randn_like(x)` take shape and dtype from x.
#
# `torch.manual_seed(seed)` starts a fixed sequence of random numbers. Same seed, same numbers.


# %%
def random_tensors(n, high, x, seed):
    """Seed once, then draw five tensors in this order: rand, randn, randint, rand_like, randn_like.

    n, high, seed: int; x: any shape, float32 or float64
    Returns a tuple of five tensors: (n,) float32, (n,) float32, (n,) int64 below high, and two like x.
    Example: `random_tensors(2, 10, torch.zeros(1), 0)` is `tensor([0.4963, 0.7682])`,
    `tensor([-0.2905, -1.0704])`, `tensor([7, 3])`, `tensor([0.4556])`, `tensor([0.6472])`.
    """
    # TODO: first the seed, then one call each.
    raise NotImplementedError


# %% [markdown]
# ## 8. Another dtype
# These methods return a tensor of another dtype: `half()` (float16), `float()` (float32), `double()` (float64),
# `int()` (int32), `long()` (int64). `x.to(torch.int32)` and `x.type(torch.int32)` take the dtype as an argument.
# `other.dtype` is the dtype of other. As a bool, 0 is False, all else True.


# %%
def convert(x, other):
    """Return a tuple of six tensors with the numbers of x: float16, float32, float64, int32, int64,
    and the dtype of other.

    x: any shape, integers or floats; other: also bools. Returns six tensors with the shape of x. x does not change.
    Example: `convert(torch.tensor([2.5]), torch.tensor(True))` holds 2.5 three times, 2 twice, and `tensor([True])`.
    """
    # TODO: start from x each time.
    raise NotImplementedError


# %% [markdown]
# ## What you have seen
# **dtype.** Python floats become float32: half the memory of float64, and exact enough for training. NumPy's floats
# are float64 and stay so. A float64 tensor beside a float32 weight is a common error later on; `float()` repairs it.
#
# **torch.Tensor or torch.tensor?** `torch.Tensor(3)` has three numbers, and they are not 3. Use `torch.tensor` for
# values and `torch.zeros` for a shape. You will meet the capital letter in older code.
#
# **Every conversion can lose something.** Integers lose the fraction. float16 holds about three digits, and 100,000
# is too large for it: it becomes `inf`. `half()` and `int()` do not warn you.
#
# **arange with a fraction as its step** can surprise: `torch.arange(1, 1.3, 0.1)` has four numbers, because rounding
# decides whether a last number fits. If the count matters, take `linspace`.
#
# **Seeds.** A training run starts from random weights. With a seed you can run it again and see the same numbers.
# It also matters *when* you seed: after one more draw in between, all later numbers are different.
#
# ## The picture
# Nothing to fill in here. Run the file: above, arange and linspace on a line; below, what `rand` and `randn` draw.


# %%
def plot_tensors(start, end, step, n):
    """Draw arange and linspace as points on two lines, and histograms of 5,000 numbers of rand and of randn."""
    import matplotlib.pyplot as plt

    by_step, by_count, gap = ranges(start, end, step, n)
    uniform, normal, _, _, _ = random_tensors(5000, 10, torch.zeros(1), 0)
    figure, axes = plt.subplot_mosaic(
        [["lines", "lines"], ["rand", "randn"]], figsize=(9, 6), height_ratios=[2, 3], layout="constrained"
    )
    names = [f"arange({start}, {end}, {step})", f"linspace({start}, {end}, {n})"]
    for height, numbers, color in ((1, by_step, "tab:blue"), (0, by_count, "tab:orange")):
        axes["lines"].plot(numbers, np.full(len(numbers), height), "o-", color=color, markersize=9)
    axes["lines"].axvline(end, color="0.5", linestyle="--")
    axes["lines"].set(yticks=[1, 0], yticklabels=names, ylim=(-0.6, 1.6))
    axes["lines"].set_title(f"arange stops before the end; linspace reaches it in steps of {gap:.3g}")
    for name, numbers in (("rand", uniform), ("randn", normal)):
        axes[name].hist(numbers, bins=40, color="tab:green", edgecolor="white")
        axes[name].set_title(f"{name}: mean {numbers.mean():.2f}, standard deviation {numbers.std():.2f}", fontsize=11)
        axes[name].set(ylabel="how many")
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
    show(plot_tensors(0.0, 2.0, 0.25, 6))

# %% [markdown]
# # 04 · Between NumPy and torch
#
# Data often arrive as NumPy arrays, and results leave torch again, for a table or a plot. Here you cross in both
# directions. Exercise 11 needs this, to keep its losses as numbers. The surprise: an array and a tensor may use the
# **same memory**.
#
# About 40 minutes. It stands on exercises 01 and 02. Replace each `raise NotImplementedError`, from the top to the
# bottom. `make grade EX=numpy_bridge` says how far you are, and `make hint EX=numpy_bridge` helps.

# %%
import numpy as np
import torch

# %% [markdown]
# ## 1. Two names, one memory
# `torch.from_numpy(array)` makes a tensor and copies **nothing**: array and tensor **share memory**. On the way back,
# `tensor.numpy()` copies nothing, too.


# %%
def share(array, tensor):
    """Return a tuple: a tensor that shares memory with array, and an array that shares memory with tensor.

    array, tensor: any shape; int32, int64, float32 or float64.
    Returns: the same shapes, dtypes and numbers.

    Example: `np.array([1, 2])` and `torch.tensor([0.5])` give `tensor([1, 2])` and `array([0.5], dtype=float32)`.
    """
    # TODO: one call in each direction.
    # BEGIN SOLUTION
    return torch.from_numpy(array), tensor.numpy()
    # END SOLUTION


# %% [markdown]
# ## 2. Copies
# If memory is shared, a change on one side shows on the other side, too. A **copy** has its own memory.
# `torch.tensor(array)` always copies. An array has a method `copy()`, and a tensor `clone()`.


# %%
def copies(array, tensor):
    """Return a tuple: a tensor with the numbers of array, and an array with those of tensor. Both have their own
    memory.

    array, tensor: any shape; int32, int64, float32 or float64.
    Returns: the same shapes, dtypes and numbers.

    Example: as in `share`. But when `array[0]` and `tensor[0]` become 100 later, both results stay as they are.
    """
    # TODO: both calls of section 1 must change.
    # BEGIN SOLUTION
    return torch.tensor(array), tensor.numpy().copy()
    # END SOLUTION


# %% [markdown]
# ## 3. Predict first
# Do not run these lines. Predict the numbers that the five names hold at the end.
#
#     a = np.array([1, 2])
#     b = torch.from_numpy(a)
#     c = torch.tensor(a)
#     d = b.numpy()
#     e = d.copy()
#     a[0] = 5
#     d[1] = 7
#     a = a * 10        # a new array gets the name a


# %%
def predict_numbers():
    """Return your predictions for a, b, c, d and e at the end: a list of five lists of two integers.

    Write the numbers down yourself: make no arrays and no tensors here.

    Example: right after the line `e = d.copy()` it would be `[[1, 2], [1, 2], [1, 2], [1, 2], [1, 2]]`.
    """
    # TODO: go through the lines with a pencil.
    # BEGIN SOLUTION
    return [[50, 70], [5, 7], [1, 2], [5, 7], [1, 2]]
    # END SOLUTION


# %% [markdown]
# ## 4. Leave the data as they are
# A conversion to another dtype copies, because the numbers need other memory. But `x.float()` of a tensor that **is**
# float32 returns x itself: nothing to convert, nothing copied. Then `-=` writes into the data of the caller.
#
# `mean` refuses integers (exercise 02).


# %%
def centered(array):
    """Return the numbers of array minus their mean, as a tensor in its own memory. array does not change.

    array: (n,) int64, float32 or float64.
    Returns: (n,) float32.

    Example: `np.array([1, 2, 6])` has the mean 3 and gives `tensor([-2., -1., 3.])`.
    """
    # TODO: to float32, then subtract.
    # BEGIN SOLUTION
    x = torch.from_numpy(array).float()
    return x - x.mean()
    # END SOLUTION


# %% [markdown]
# ## 5. One number
# A loss is a tensor of one number. `loss.item()` takes the number out: a Python float from a float tensor, a Python int
# from an integer tensor, True or False from a bool tensor. It works for each tensor with exactly one number, also for
# shape (1,), and also if the tensor requires grad (section 6).


# %%
def numbers(tensors):
    """Return a list with the number of each tensor.

    tensors: a list of n tensors of shape () or (1,), of float, integer or bool dtype; some require grad.
    Returns: a list of n Python numbers: float, int or bool.

    Example: `[torch.tensor(0.5), torch.tensor([3])]` gives `[0.5, 3]`.
    """
    # TODO: one number after the other.
    # BEGIN SOLUTION
    return [tensor.item() for tensor in tensors]
    # END SOLUTION


# %% [markdown]
# ## 6. Tensors that require grad
# A weight is made with `requires_grad=True`. Torch **tracks** what you compute with it; exercise 10 says why. NumPy
# cannot track, so `w.numpy()` is an error: *Can't call numpy() on Tensor that requires grad*.
#
# `w.detach()` is a tensor that is not tracked. It shares memory with w, and w stays as it is.


# %%
def weights_to_numpy(w):
    """Return an array that shares memory with w. w does not change, and goes on requiring grad.

    w: any shape, float32 or float64; requires grad or not.
    Returns: an array of the same shape and dtype.

    Example: `torch.tensor([1.5, 2.0], requires_grad=True)` gives `array([1.5, 2. ], dtype=float32)`.
    """
    # TODO: two steps.
    # BEGIN SOLUTION
    return w.detach().numpy()
    # END SOLUTION


# %% [markdown]
# ## 7. The dtype on the way
# The dtype crosses unchanged: a float64 array becomes a float64 tensor. A Python list has none. For a list of floats,
# NumPy takes float64, but torch takes float32, which keeps about 7 digits.


# %%
def two_dtypes(values):
    """Return a tuple: torch's tensor of the list, a tensor of NumPy's array of the list, and the largest distance
    between two numbers at the same place.

    values: a list of n floats, n at least 1.
    Returns: (n,) float32, (n,) float64, and a Python float, never negative.

    Example: for `[0.5, 123456789.0]` the distance is 3.0, because float32 holds 123456792: its numbers are 8 apart
    there. (`tolist()` shows all digits.)
    """
    # TODO: two tensors, their difference, then one number.
    # BEGIN SOLUTION
    single, double = torch.tensor(values), torch.from_numpy(np.array(values))
    return single, double, (single - double).abs().max().item()
    # END SOLUTION


# %% [markdown]
# ## 8. The whole way
# Weights are float32, as torch makes them; data from NumPy are float64. `@` refuses to mix the two. Convert the data,
# not the weights: `torch.tensor(x, dtype=w.dtype)`, or `to(w.dtype)` of a tensor.


# %%
def predictions(x, w):
    """Return the predictions ŷ = x @ w as an array.

    x: (n, k) array, float32 or float64; w: (k,) tensor, float32 or float64, requires grad.
    Returns: (n,) array in the dtype of w. x and w do not change.

    Example: `np.array([[1.0, 2.0], [3.0, 4.0]])` and the weights `[10.0, 1.0]` give `array([12., 34.], dtype=float32)`.
    """
    # TODO: into torch, multiply, back to NumPy.
    # BEGIN SOLUTION
    y_hat = torch.tensor(x, dtype=w.dtype) @ w
    return y_hat.detach().numpy()
    # END SOLUTION


# %% [markdown]
# ## What you have seen
# **Shared or copied?** `from_numpy`, `numpy()` and `detach()` share. `torch.tensor(array)`, `copy()` and `clone()`
# copy. `torch.as_tensor(array)` and `x.float()` share if they can, so it depends on the dtype: be careful before you
# change such a tensor in place. A slice of an array, such as `array[:2]`, shares memory as well.
#
# **A name is not a memory.** `a[0] = 5` and `a += 1` write into the memory, and all who share it see that. `a = a * 10`
# makes a new array. The others keep the old one.
#
# **Why share at all?** A large table crosses at once, and needs no second memory. But then a line somewhere else may
# change your data. If you are not sure, copy.
#
# **item() or the tensor?** A list of losses that holds tensors keeps everything that torch has tracked for them
# (exercise 11). Python numbers keep nothing.
#
# **float32 or float64?** Training needs few digits, so weights are float32. Convert data once, when they enter torch.

# %% [markdown]
# ## The picture
# Nothing to fill in here. Run the file. Above, a tensor that shares memory with an array is cut off at 0.5, and the
# array follows; the copy does not. Below, the distance between float32 and float64 grows with the numbers.


# %%
def plot_bridge(array, values):
    """Draw array, a sharing tensor and a copy after the tensor was clamped; and float32 against float64."""
    import matplotlib.pyplot as plt

    own, _ = copies(array, torch.zeros(1))
    shared, _ = share(array, torch.zeros(1))
    shared.clamp_(-0.5, 0.5)  # writes into the memory of array
    figure, (above, below) = plt.subplots(2, 1, figsize=(9, 7), layout="constrained")
    above.plot(own, color="0.6", linewidth=2, label="torch.tensor(array): its own memory")
    above.plot(array, color="tab:orange", linewidth=6, alpha=0.5, label="array")
    above.plot(shared, "--", color="tab:blue", linewidth=2, label="torch.from_numpy(array), after clamp_(-0.5, 0.5)")
    above.set_title("Who changes the tensor changes the array")
    above.set(xlabel="place", ylabel="number", ylim=(-1.2, 1.9))
    above.legend(loc="upper right")
    distances = [two_dtypes([value])[2] for value in values]
    below.loglog(values, distances, ".", color="tab:green", markersize=4)
    below.set_title("What float32 loses: about seven digits are left")
    below.set(xlabel="number in float64", ylabel="distance to its float32")
    below.grid(alpha=0.3)
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
    show(plot_bridge(np.sin(np.linspace(0.0, 12.0, 200)), np.geomspace(0.1, 1e9, 600).tolist()))

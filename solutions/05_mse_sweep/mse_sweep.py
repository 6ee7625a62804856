# %% [markdown]
# # 05 · The loss over a sweep of weights
#
# You build the curve that every training loop walks down: the loss of the model **ŷ = w x** for many weights,
# one after the other (a **sweep**). Exercise 07 goes down this curve step by step; here you see all of it first.
#
# About 45 minutes. It stands on exercise 02, but computes with NumPy arrays. Replace each
# `raise NotImplementedError`, from the top to the bottom. `make grade EX=mse_sweep` says how far you are,
# and `make hint EX=mse_sweep` helps.

# %%
import numpy as np

# %% [markdown]
# ## 1. The model
# `np.asarray(x, dtype=np.float64)` makes a float64 array of a list, an array or a tensor. An array times a number
# multiplies each sample by that number.


# %%
def predict(x, w):
    """Return the predictions ŷ = w x.

    x: (n,) list, array or tensor; w: one number.
    Returns: (n,) float64 array.

    Example: `predict([1, 2, 3], 0.5)` is `array([0.5, 1. , 1.5])`.
    """
    # TODO: make an array of x, then multiply.
    # BEGIN SOLUTION
    return w * np.asarray(x, dtype=np.float64)
    # END SOLUTION


# %% [markdown]
# ## 2. The loss of each sample
# **Three rules hold for every function here.** (1) x, y, losses and a row w may be lists, arrays or tensors, in
# float32 or float64; one weight w is a plain number. Results are always float64. (2) What is passed in is not
# changed: `np.asarray` does not copy a float64 array, so `*=` would change it. (3) You may call a function from
# above, or write its lines again. If you write them again, a mistake above costs you nothing here.
#
# How good is one prediction? Its **error** is ŷ - y. The loss of one sample is the square of its error: it is
# never negative, and twice the error counts four times.
#
# | sample | x | y | ŷ for w = 1 | error | squared error |
# | -----: | -: | -: | -: | -: | -: |
# | 1 | 1 | 2 | 1 | -1 | 1 |
# | 2 | 2 | 4 | 2 | -2 | 4 |
# | 3 | 3 | 6 | 3 | -3 | 9 |


# %%
def squared_errors(x, y, w):
    """Return the squared error of each sample.

    x, y: (n,) list, array or tensor; w: one number.
    Returns: (n,) float64 array.

    Example: `squared_errors([1, 2, 3], [2, 4, 6], 1.0)` is `array([1., 4., 9.])`.
    """
    # TODO: prediction minus y, squared. There is no sum here.
    # BEGIN SOLUTION
    errors = w * np.asarray(x, dtype=np.float64) - np.asarray(y)
    return errors**2
    # END SOLUTION


# %% [markdown]
# ## 3. One number for the whole data set
# The **mean squared error** (MSE) is the mean of the losses of all n samples:
#
#     MSE(w) = ((w x_1 - y_1)^2 + ... + (w x_n - y_n)^2) / n
#
# It divides by n, so a data set with twice as many samples does not get twice the loss. For the table above it is
# (1 + 4 + 9) / 3 = 4.6667.


# %%
def mse(x, y, w):
    """Return the mean of the squared errors.

    x, y: (n,) list, array or tensor; w: one number.
    Returns: one float (a Python float, or a NumPy float64).

    Example: `mse([1, 2, 3], [2, 4, 6], 1.0)` is `4.666666666666667`.
    """
    # TODO: the mean of n squared errors, for any n.
    # BEGIN SOLUTION
    errors = w * np.asarray(x, dtype=np.float64) - np.asarray(y)
    return float(np.mean(errors**2))
    # END SOLUTION


# %% [markdown]
# ## 4. The sweep
# Now compute the same loss for each of k weights. Each weight is tried on all samples, and the mean leaves one loss
# for each weight: 3 samples and 41 weights give 41 losses.
#
# Each x belongs to the y at the same place. A loss never pairs the first x with the second y.


# %%
def mse_sweep(x, y, w):
    """Return the mean squared error for each weight.

    x, y: (n,) list, array or tensor; w: (k,) list, array or tensor.
    Returns: (k,) float64 array, in the order of w.

    Example: `mse_sweep([1, 2, 3], [2, 4, 6], [1.0, 2.0])` is `array([4.66666667, 0.        ])`.
    """
    # TODO: an array of w; then a loop over it, or a column `w[:, None]` times x and a mean with `axis=1`.
    # BEGIN SOLUTION
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y)
    return np.array([np.mean((weight * x - y) ** 2) for weight in np.asarray(w)])
    # END SOLUTION


# %% [markdown]
# ## 5. The best weight
# Three numbers are easy to mix up: the smallest loss, its index, and the weight at that index. Return the weight.
# If several losses are equally small, the first one counts.


# %%
def best_weight(w, losses):
    """Return the weight that has the smallest loss.

    w, losses: (k,) list, array or tensor.
    Returns: one float (a Python float, or a NumPy float64).

    Example: `best_weight([0.5, 1.5, 2.5], [5.0, 1.0, 3.0])` is `1.5`. The smallest loss is 1.0, and its index is 1.
    """
    # TODO: `np.argmin` finds the index of the smallest loss; look up the weight there.
    # BEGIN SOLUTION
    place = np.argmin(np.asarray(losses))
    return float(np.asarray(w)[place])
    # END SOLUTION


# %% [markdown]
# ## 6. The picture
# Draw what you have computed. The figure and its axes are made for you. Colours, sizes and a title are free: what
# counts is what the picture shows. Run the file, and the curve touches zero at w = 2.


# %%
def plot_sweep(w, losses):
    """Draw the losses over the weights as a curve, and mark the smallest loss by one point.

    w, losses: (k,) list, array or tensor.
    Returns: the figure. Both axes have a label.

    Example: `plot_sweep([0.5, 1.5, 2.5], [5.0, 1.0, 3.0])` shows a curve of three points, and a marker at (1.5, 1.0).
    """
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    axes.grid(alpha=0.3)
    # TODO: `axes.plot(x values, y values)`; the same with one x, one y and "o"; `set_xlabel`, `set_ylabel`.
    # BEGIN SOLUTION
    place = np.argmin(np.asarray(losses))
    axes.plot(w, losses)
    axes.plot([w[place]], [losses[place]], "o")
    axes.set_xlabel("weight w")
    axes.set_ylabel("mean squared error")
    return figure
    # END SOLUTION


# %% [markdown]
# ## What you have seen
# For this data ŷ - y = (w - 2) x, so MSE(w) = 14/3 (w - 2)², because (1² + 2² + 3²) / 3 = 14/3. That is a parabola
# with its lowest point at w = 2, where the loss is 0. At w = 1 and w = 3 the loss is 4.6667, at w = 0 and w = 4
# it is 18.6667.
#
# A sweep needs no derivative, but it only knows the weights that you try, and it must try all of them. With two
# parameters, 41 values each, there are 1,681 losses to compute (exercise 06). With a million parameters a sweep is
# hopeless. Therefore exercise 07 takes the slope of the curve, which says in which direction the loss falls.


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
    row = np.arange(0.0, 4.1, 0.1)
    show(plot_sweep(row, mse_sweep([1, 2, 3], [2, 4, 6], row)))

# %% [markdown]
# # 07 · Gradient descent by hand
#
# A sweep tries every weight of a grid and keeps the best. With 41 values for one weight that is 41 losses.
# With two parameters the grid has 41 * 41 = 1,681 points, and with ten parameters 41^10, about 13 million
# billion: at a million losses per second, more than 400 years. Networks have millions of parameters. **Sweeps
# do not scale with the number of parameters.**
#
# The way out is to ask for the slope. The derivative of the loss says in which direction it rises, and how
# steeply. So step the other way, look again, step again: this is **gradient descent**, and nearly every
# training loop is a form of it. One gradient has only one number per parameter, however many parameters there
# are.
#
# The model is y = w x, and the loss is the mean squared error over n samples. For one sample the chain rule
# gives
#
#     d/dw (w x - y)^2  =  2 (w x - y) * x
#
# (the outer derivative 2 (w x - y), times the inner derivative x). The derivative of a mean is the mean of
# the derivatives, so
#
#     d/dw MSE  =  mean of  2 x (w x - y)
#
# A small example by hand, x = 1, 2, 3 and y = 2, 4, 6 at w = 1: the errors w x - y are -1, -2, -3; times 2 x
# they are -2, -8, -18; their mean is -28 / 3 = -9.3333. The slope is negative: the loss falls as w grows. A
# step with the rate 0.01 takes w from 1 to 1 - 0.01 * (-9.3333) = 1.093333, nearer to the best weight, 2.
#
# **Rules for all functions.** `x` and `y` may be lists, NumPy arrays or tensors of n numbers, of any dtype;
# the given function `to_array` makes a float64 array of all of them. `w`, `b`, `h` and `rate` are Python
# floats. All results are double precision (float64): a "float" is a Python or NumPy number, not a tensor or
# an array; an "array" is a NumPy array. What is passed in must not be changed.
#
# Replace each `raise NotImplementedError`, from the top to the bottom. `make grade EX=gradient_descent` tells
# you how far you are; running this file draws the descent.

# %%
import numpy as np
import torch

# %% [markdown]
# ## Given: the data as an array, and the loss
# Nothing to fill in here; you will use both. Example: `mse([1, 2, 3], [2, 4, 6], 1.0)` is 4.666...


# %%
def to_array(values):
    """Return a float64 array of a list, an array or a tensor."""
    return np.asarray(values, dtype=np.float64)


def mse(x, y, w):
    """Return the mean squared error of y = w x, one float."""
    return float(((w * to_array(x) - to_array(y)) ** 2).mean())


# %% [markdown]
# ## 1. The derivative by hand
# The formula above, as code. Example: `gradient([1, 2, 3], [2, 4, 6], 1.0)` is -9.333..., and at `w = 2.0`,
# the bottom of the curve, it is 0.0.


# %%
def gradient(x, y, w):
    """Return the derivative of the mean squared error at w: the mean of 2 x (w x - y). One float.

    x, y: n numbers each; w: one float.
    """
    # TODO: arrays first (to_array), then one term for each sample, then the mean.
    raise NotImplementedError


# %% [markdown]
# ## 2. A check that needs no calculus: the finite difference
# Never trust a derivative that nobody has checked. The slope of a curve at w is nearly the slope of the line
# through two of its points, a little to the right and a little to the left:
#
#     (MSE(w + h) - MSE(w - h)) / (2 h)
#
# This is the **central** difference. The one-sided form (MSE(w + h) - MSE(w)) / h looks as good but is off by
# h * mean(x^2): with h = 0.1 it gives -8.8667 in our example. For a parabola, as here, the central one is
# exact for every h, up to rounding. Example: `finite_difference([1, 2, 3], [2, 4, 6], 1.0, 0.1)` is -9.333...


# %%
def finite_difference(x, y, w, h):
    """Return the central difference of the mean squared error at w, one float.

    x, y: n numbers each; w: one float; h: one float above 0, the distance to either side.
    """
    # TODO: use mse twice, not gradient: a check must not lean on what it checks.
    raise NotImplementedError


# %% [markdown]
# ## 3. The second check: autograd
# torch can find the derivative by itself: make w a tensor with `requires_grad=True`, compute the loss from it
# with tensors, call `backward()` on the loss, and read `w.grad`. Mind the dtype: `torch.tensor(1.1)` is
# float32 and has only seven digits; ask for `dtype=torch.float64`.
# Example: `autograd_gradient([1, 2, 3], [2, 4, 6], 1.0)` is -9.333...


# %%
def autograd_gradient(x, y, w):
    """Return the derivative of the mean squared error at w as torch finds it, one float (not a tensor).

    x, y: n numbers each; w: one float.
    """
    # TODO: torch.tensor(to_array(x)) is a float64 tensor. A tensor of one number becomes a float by .item().
    raise NotImplementedError


# %% [markdown]
# ## 4. One step
# Against the gradient, by the gradient times the **learning rate**: w - rate * gradient.
# Example: `step([1, 2, 3], [2, 4, 6], 1.0, 0.01)` is 1.093333...


# %%
def step(x, y, w, rate):
    """Return the weight after one step of gradient descent from w, one float.

    x, y: n numbers each; w, rate: one float each.
    """
    # TODO: use gradient. Return the new weight, not the change.
    raise NotImplementedError


# %% [markdown]
# ## 5. The descent
# In every epoch: record the cost (the loss at the weight that the epoch begins with), **then** step, then
# record the new weight. So `costs[0]` belongs to the starting weight, and the starting weight itself is not
# in `weights`. Example: `descend([1, 2, 3], [2, 4, 6], 1.0, 0.01, 3)` is
#
#     (array([1.09333333, 1.17795556, 1.2546797 ]), array([4.66666667, 3.83620741, 3.15353299]))
#
# After 100 epochs the last weight is 1.9999444 and the last cost 1.7524e-08.


# %%
def descend(x, y, w, rate, epochs):
    """Return (weights, costs) of a gradient descent: two arrays of shape (epochs,), float64.

    x, y: n numbers each; w: one float, the weight to start from; rate: one float; epochs: 1 or more.
    weights[i] is the weight after the step of epoch i; costs[i] is the mean squared error before that step.
    """
    # TODO: a loop that uses mse and step. Collect in lists; make arrays of them at the end.
    raise NotImplementedError


# %% [markdown]
# ## 6. How large may the rate be?
# Call the best weight w_best. The gradient is 2 mean(x^2) (w - w_best), so one step multiplies the distance
# to w_best by
#
#     1 - rate * 2 mean(x^2)
#
# For our three points 2 mean(x^2) is 28 / 3 = 9.3333. The rate 0.01 gives the factor 0.9067: every step closes
# 9 per cent of the gap. The rate 0.25 gives -1.3333: every step jumps across the valley and lands farther
# away; from w = 1 to 3.33, then 0.22, then 4.37. The descent **diverges** as soon as the factor is below -1.
# Example: `largest_rate([1, 2, 3])` is 2 / 9.3333 = 0.2142857...


# %%
def largest_rate(x):
    """Return the rate above which the descent diverges (the factor there is exactly -1), one float.

    x: n numbers, not all of them zero.
    """
    # TODO: solve 1 - rate * 2 mean(x^2) = -1 for the rate.
    raise NotImplementedError


# %% [markdown]
# ## 7. Two parameters
# With a bias the model is y = w x + b, and the loss has two derivatives, one for each parameter. The error of
# a sample is now w x + b - y. The outer derivative is the same for both; the inner derivative is x for w, but
# 1 for b. Example: `gradient_with_bias([1, 2, 3], [9, 11, 13], 1.0, 5.0)`: the errors are -3, -4, -5, so the
# result is (-17.333..., -8.0).


# %%
def gradient_with_bias(x, y, w, b):
    """Return (dw, db), the derivatives of the mean squared error of y = w x + b: a tuple of two floats.

    x, y: n numbers each; w, b: one float each.
    """
    # TODO: compute the errors once, then use them for both.
    raise NotImplementedError


# %% [markdown]
# ## 8. Where the descent stops
# It stops where the gradient is zero, and that need not be a minimum. Take f(u, v) = u^2 - v^2, a **saddle**:
# along u it curves up like a valley, along v down like a hilltop. Its derivatives are 2 u and -2 v. Start at
# (1, 0): v sits exactly on the hilltop and feels no slope, so only u moves, and the descent comes to rest at
# (0, 0), though f falls without end to both sides. Start at (1, 0.001), a hair beside the top, and v doubles
# about every four steps: it escapes.
#
# Examples: `descend_saddle(1.0, 0.0, 0.1, 3)` is `array([[0.8, 0.], [0.64, 0.], [0.512, 0.]])`;
# `descend_saddle(1.0, 0.001, 0.1, 2)` is `array([[0.8, 0.0012], [0.64, 0.00144]])`.


# %%
def descend_saddle(u, v, rate, epochs):
    """Return the path of a gradient descent on u^2 - v^2: an array of shape (epochs, 2), float64.

    u, v: one float each, where to start; rate: one float; epochs: a whole number, 1 or more.
    Row i is (u, v) after the step of epoch i.
    """
    # TODO: both numbers step against their own derivative. Mind the two minus signs of v.
    raise NotImplementedError


# %% [markdown]
# ## The picture
# Nothing to fill in here. Run the file. Left: the path down the curve, with steps that shrink as the slope
# does. Middle: the cost over the epochs for several rates, a straight line on a logarithmic scale, and one
# rate too many. Right: the saddle, with a path that stops and one that escapes.


# %%
def plot_descent(x, y):
    """Draw the path on the loss curve, the costs for several rates, and two paths on a saddle."""
    import matplotlib.pyplot as plt

    figure, (curve, history, saddle) = plt.subplots(1, 3, figsize=(14, 4.5), layout="constrained")

    start, rate, grid = 0.0, 0.03, np.linspace(-0.2, 4.2, 200)
    weights, costs = descend(x, y, start, rate, 12)
    curve.plot(grid, [mse(x, y, w) for w in grid], color="tab:blue", alpha=0.6)
    curve.plot([start, *weights[:-1]], costs, "o-", color="tab:red", label=f"12 epochs, rate {rate}")
    curve.set(xlabel="weight w", ylabel="mean squared error", title="The path down the curve")

    limit = largest_rate(x)
    for rate, color in ((0.01, "tab:blue"), (0.03, "tab:green"), (0.2, "tab:orange"), (0.22, "tab:red")):
        label = f"rate {rate}" if rate < limit else f"rate {rate}, above {limit:.4f}"
        history.plot(descend(x, y, 1.0, rate, 60)[1], color=color, label=label)
    history.set(xlabel="epoch", ylabel="cost before the step", yscale="log", title="The cost over the epochs")

    u, v = np.meshgrid(np.linspace(-1.2, 1.2, 61), np.linspace(-1.2, 1.2, 61))
    levels = saddle.contourf(u, v, u**2 - v**2, levels=24, cmap="Blues")
    figure.colorbar(levels, ax=saddle, label="u² - v²")
    for v, color, size, label in (
        (0.001, "tab:orange", 8, "from (1, 0.001): escapes"),
        (0.0, "tab:red", 4, "from (1, 0): stops at (0, 0)"),
    ):
        path = np.vstack([[1.0, v], descend_saddle(1.0, v, 0.1, 38)])
        saddle.plot(path[:, 0], path[:, 1], "o-", color=color, markersize=size, label=label)
    saddle.set(xlabel="u", ylabel="v", title="Two descents on u² - v²", aspect="equal")

    for axes in (curve, history):
        axes.grid(alpha=0.3)
    for axes in (curve, history, saddle):
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
    show(plot_descent([1, 2, 3], [2, 4, 6]))

# %% [markdown]
# # 07 · Gradient descent by hand
#
# You build **gradient descent**. It finds the best weight by following the slope of the loss. Every training
# loop from exercise 08 on does this.
#
# About 70 minutes; you need 05 and 06. The model is ŷ = w x, and the loss is the mean squared error.
# `x` and `y` hold n numbers each, in a list, an array or a tensor; they must not be changed. A "float" is a
# Python or NumPy number, never a tensor. An "array" is a NumPy array. Compute in float64.

# %%
import numpy as np
import torch

# %% [markdown]
# ## 1. Predict first: how long is a sweep?
# A sweep tries every combination. Two parameters with 41 values each make 41 rows and 41 columns.


# %%
def sweep_size(values, parameters):
    """Return how many losses a sweep computes: one int.

    values: int, how many values each parameter has; parameters: int, how many parameters there are.
    Example: `sweep_size(41, 1)` is 41 and `sweep_size(41, 2)` is 1681.
    """
    # TODO: one line.
    # BEGIN SOLUTION
    return values**parameters
    # END SOLUTION


# %% [markdown]
# ## Given: the data as an array, and the loss


# %%
def to_array(values):
    """Return a float64 array of a list, an array or a tensor."""
    return np.asarray(values, dtype=np.float64)


def mse(x, y, w):
    """Return the mean squared error of ŷ = w x, one float."""
    return float(((w * to_array(x) - to_array(y)) ** 2).mean())


# %% [markdown]
# ## 2. The derivative by hand
# 41^10 losses take 400 years at a million per second: sweeps do not scale. So ask for slopes instead.
#
# For one sample, the chain rule gives 2 (w x - y) times x. For n samples, take the mean:
#
#     d/dw MSE = mean of 2 (w x - y) x
#
# By hand, at w = 1: x = 1, 2, 3 and y = 2, 4, 6 have the errors -1, -2, -3. Times 2 and x: -2, -8, -18. The
# mean is -28 / 3 = -9.3333: the loss falls as w grows.


# %%
def gradient(x, y, w):
    """Return the derivative of the loss at w by this formula, without autograd: one float.

    x, y: (n,) numbers; w: float.
    Example: `gradient([1, 2, 3], [2, 4, 6], 1.0)` is -9.3333.
    """
    # TODO: make arrays with to_array.
    # BEGIN SOLUTION
    x, y = to_array(x), to_array(y)
    return float((2 * x * (w * x - y)).mean())
    # END SOLUTION


# %% [markdown]
# ## 3. A check: the finite difference
# The line through two points of the curve, at w + h and w - h, has nearly the slope at w:
#
#     (MSE(w + h) - MSE(w - h)) / (2 h)
#
# This **central** difference is exact for a parabola, up to rounding; one side alone is not. With h = 1e-20,
# 1 + h is 1 in float64: the difference is 0.


# %%
def finite_difference(x, y, w, h):
    """Return the central difference of the loss at w, without the derivative: one float.

    x, y: (n,) numbers; w: float; h: float above 0.
    Example: `finite_difference([1, 2, 3], [2, 4, 6], 1.0, 0.1)` is -9.3333; with h = 1e-20 it is 0.0.
    """
    # TODO: mse at two places.
    # BEGIN SOLUTION
    return (mse(x, y, w + h) - mse(x, y, w - h)) / (2 * h)
    # END SOLUTION


# %% [markdown]
# ## 4. A second check: autograd
# Make w a tensor with `requires_grad=True`, compute the loss with tensors, not with `mse`, call its
# `backward()` and read `w.grad`. `torch.tensor(1.1)` is float32, with seven digits: ask for `dtype=torch.float64`.


# %%
def autograd_gradient(x, y, w):
    """Return the derivative of the loss at w as autograd finds it: one float, not a tensor.

    x, y: (n,) numbers; w: float.
    Example: `autograd_gradient([1, 2, 3], [2, 4, 6], 1.0)` is -9.3333.
    """
    # TODO: torch.tensor(to_array(x)) is a float64 tensor; .item() makes a float of a tensor.
    # BEGIN SOLUTION
    x, y = torch.tensor(to_array(x)), torch.tensor(to_array(y))
    w = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    loss = ((w * x - y) ** 2).mean()
    loss.backward()
    return w.grad.item()
    # END SOLUTION


# %% [markdown]
# ## 5. The descent
# A **step** goes against the gradient, to w - α * gradient. α is the **learning rate** (argument `rate`). From
# w = 1 with α = 0.01, w becomes 1 - 0.01 * (-9.3333) = 1.093333.
#
# Here an **epoch** is one step with the gradient of all n samples. In each epoch, record the loss at w, **then**
# step, then record the new w. So `losses[0]` belongs to the start, which is not in `weights`.


# %%
def descend(x, y, w, rate, epochs):
    """Return (weights, losses): a tuple of two arrays, (epochs,) float64.

    x, y: (n,) numbers; w: float, the start; rate: float; epochs: int, at least 1.
    Example: `descend([1, 2, 3], [2, 4, 6], 1.0, 0.01, 3)` is
        (array([1.09333333, 1.17795556, 1.2546797 ]), array([4.66666667, 3.83620741, 3.15353299]))
    """
    # TODO: call gradient, or repeat its formula, so that a mistake there costs nothing here.
    # BEGIN SOLUTION
    inputs, targets = to_array(x), to_array(y)
    weights, losses = [], []
    for _ in range(epochs):
        losses.append(mse(inputs, targets, w))
        w = w - rate * float((2 * inputs * (w * inputs - targets)).mean())
        weights.append(w)
    return np.array(weights), np.array(losses)
    # END SOLUTION


# %% [markdown]
# ## 6. The largest learning rate
# Each step multiplies the distance from w to the best weight by
#
#     1 - α * 2 mean(x^2)
#
# For x = 1, 2, 3, α = 0.01 gives 0.9067: w comes nearer. α = 0.25 gives -1.3333: w jumps across and lands
# farther away. Below -1 the descent **diverges**.


# %%
def largest_rate(x):
    """Return the rate at which the factor above is -1, the limit of divergence: one float.

    x: (n,) numbers, not all zero.
    Example: `largest_rate([1, 2, 3])` is 0.2142857.
    """
    # TODO: solve for the rate on paper.
    # BEGIN SOLUTION
    return float(2 / (2 * to_array(x) ** 2).mean())
    # END SOLUTION


# %% [markdown]
# ## 7. Two parameters
# For ŷ = w x + b, the error is w x + b - y. The outer derivative is the same for both parameters; the inner
# one is x for w and 1 for b.


# %%
def gradient_with_bias(x, y, w, b):
    """Return (dw, db), the derivatives of the loss of ŷ = w x + b: a tuple of two floats.

    x, y: (n,) numbers; w, b: float.
    Example: `gradient_with_bias([1, 2, 3], [9, 11, 13], 1.0, 5.0)` is (-17.3333, -8.0); the errors are
    -3, -4, -5.
    """
    # TODO: compute the errors once.
    # BEGIN SOLUTION
    x = to_array(x)
    errors = w * x + b - to_array(y)
    return float((2 * x * errors).mean()), float((2 * errors).mean())
    # END SOLUTION


# %% [markdown]
# ## 8. A picture of a saddle
# A descent stops where the gradient is zero, not only at a minimum. f(u, v) = u^2 - v^2 has a **saddle** at
# (0, 0); its derivatives are 2 u and -2 v. From (1, 0) the descent stops there; from (1, 0.001) it escapes.


# %%
def plot_saddle(u, v, rate, epochs):
    """Draw the descent from (u, v) as one curve, v over u, from start to end.

    u, v, rate: float; epochs: int.
    Returns: the figure, with labels; a point marks the start.
    Example: `plot_saddle(1.0, 0.001, 0.1, 2)` shows (1, 0.001), (0.8, 0.0012), (0.64, 0.00144).
    """
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    # TODO: axes.plot(all u, all v), the start with "o", both labels.
    # BEGIN SOLUTION
    all_u, all_v = [u], [v]
    for _ in range(epochs):
        u, v = u - rate * 2 * u, v + rate * 2 * v
        all_u.append(u)
        all_v.append(v)
    axes.plot(all_u, all_v)
    axes.plot([all_u[0]], [all_v[0]], "o")
    axes.set_xlabel("u")
    axes.set_ylabel("v")
    return figure
    # END SOLUTION


# %% [markdown]
# ## What you have seen
# A sweep of ten parameters is out of reach, but a gradient has only ten numbers. One step uses them all.
#
# The last weight hides mistakes: without the factor 2, the descent ends at 2.0 as well, only later. That is
# why the checks look at the first steps, too. After 100 epochs from w = 1 with rate 0.01, the weight is
# 1.9999444 and the last loss is 1.7524e-08. The loss falls by the square of the factor in each epoch: a
# straight line on a logarithmic scale.
#
# On the saddle, with rate 0.1, v doubles about every four steps. From (1, 0) it never grows. Real networks have many
# saddles; a little noise lets the descent escape from them. Exercise 08 brings such noise.
#
# ## Two pictures
# Run the file: it also draws your `plot_saddle`, from (1, 0.001). There is nothing to fill in below. Left: the path
# down the curve, with steps that shrink as the slope does. Right: the loss over the epochs for four rates, one of
# them too large.


# %%
def plot_descent(x, y):
    """Draw the path on the loss curve, and the losses for several rates."""
    import matplotlib.pyplot as plt

    figure, (curve, history) = plt.subplots(1, 2, figsize=(11, 4.5), layout="constrained")

    start, rate, grid = 0.0, 0.03, np.linspace(-0.2, 4.2, 200)
    weights, losses = descend(x, y, start, rate, 12)
    curve.plot(grid, [mse(x, y, w) for w in grid], color="tab:blue", alpha=0.6)
    curve.plot([start, *weights[:-1]], losses, "o-", color="tab:red", label=f"12 epochs, rate {rate}")
    curve.set(xlabel="weight w", ylabel="mean squared error", title="The path down the curve")

    limit = largest_rate(x)
    for rate, color in ((0.01, "tab:blue"), (0.03, "tab:green"), (0.2, "tab:orange"), (0.22, "tab:red")):
        label = f"rate {rate}" if rate < limit else f"rate {rate}, above {limit:.4f}"
        history.plot(descend(x, y, 1.0, rate, 60)[1], color=color, label=label)
    history.set(xlabel="epoch", ylabel="loss before the step", yscale="log", title="The loss over the epochs")

    for axes in (curve, history):
        axes.grid(alpha=0.3)
        axes.legend()
    return figure


def show(figure, name=""):
    """Show the figure; where there is no display, save it beside this file and print the path."""
    from pathlib import Path

    import matplotlib.pyplot as plt

    if plt.get_backend().lower() == "agg":
        stem = f"{Path(__file__).stem}{name}"
        path, number = Path(__file__).with_name(f"{stem}.png"), 1
        while path.exists() and b"torchkata" not in path.read_bytes():  # a picture of your own
            number += 1
            path = Path(__file__).with_name(f"{stem}_{number}.png")
        figure.savefig(path, dpi=120, metadata={"Source": "torchkata"})
        print(f"saved the plot: {path}")
    else:
        plt.show()


if __name__ == "__main__":
    show(plot_descent([1, 2, 3], [2, 4, 6]))
    show(plot_saddle(1.0, 0.001, 0.1, 38), "_saddle")

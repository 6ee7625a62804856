# %% [markdown]
# # 08 · Stochastic gradient descent
#
# You build a descent that steps after each **sample**, or after each small group of samples, a **mini-batch**.
# Large data need this, because no step waits for all samples; exercise 15 uses it.
#
# About 65 minutes. You need exercise 07 first. No function may change its inputs.
#
# The model is ŷ = w x. One sample (x, y) has the loss (w x - y)². Its gradient is
#
#     2 x (w x - y)
#
# By hand, for x = 3, y = 6, w = 1: the error w x - y is -3, so the gradient is 2 * 3 * (-3) = -18.

# %%
from itertools import combinations

import numpy as np
import torch

X, Y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])

# %% [markdown]
# ## 1. The gradient of one sample
# Replace each `raise NotImplementedError`. `make grade EX=stochastic_gradient_descent` checks it,
# `make hint EX=stochastic_gradient_descent` helps.


# %%
def sample_gradient(x, y, w):
    """Return the gradient of the loss of one sample.

    x, y, w: float. Returns: float.
    Example: `sample_gradient(3.0, 6.0, 1.0)` is -18.0.
    """
    # TODO: the formula above, in one line.
    # BEGIN SOLUTION
    return 2 * x * (w * x - y)
    # END SOLUTION


# %% [markdown]
# ## 2. Predict first
# The data `X`, `Y` above have the best weight 2. Start at w = 1, with the learning rate 0.01. One **epoch** uses
# every sample once.
#
# - **Gradient descent** (GD, exercise 07) takes one step with the mean gradient of all samples.
# - **Stochastic gradient descent** (SGD) takes a step after every sample, with the gradient of that sample.
#
# Run no code yet.


# %%
def predict_one_epoch():
    """Return what you expect of one epoch: (gd_steps, sgd_steps, nearer).

    gd_steps, sgd_steps: int, how often GD and SGD change w. nearer: "gd" or "sgd", which one ends nearer to 2.
    Example of the form only: `return 9, 4, "gd"`.
    """
    # TODO: your three answers.
    # BEGIN SOLUTION
    return 1, 3, "sgd"
    # END SOLUTION


# %% [markdown]
# ## 3. One epoch in order
# Each gradient uses the **current** w, and w becomes w - rate * gradient. By hand:
#
#     sample 1:   2 * 1 * (1 - 2)       =  -2         w = 1 + 0.02 = 1.02
#     sample 2:   2 * 2 * (2.04 - 4)    =  -7.84      w = 1.02 + 0.0784 = 1.0984
#     sample 3:   2 * 3 * (3.2952 - 6)  = -16.2288    w = 1.0984 + 0.162288 = 1.260688
#
# From here on, you may call your earlier functions, or repeat their lines.


# %%
def epoch_in_order(x, y, w, rate):
    """Return the weight after each step of one epoch of SGD, with the samples in order.

    x, y: (n,) float64 array; w, rate: float. Returns: (n,) float64 array.
    Example: `epoch_in_order(X, Y, 1.0, 0.01)` is `array([1.02, 1.0984, 1.260688])`.
    """
    # TODO: a loop. Collect the weights in a list, then use np.array.
    # BEGIN SOLUTION
    weights = []
    for i in range(len(x)):
        w = w - rate * 2 * x[i] * (w * x[i] - y[i])
        weights.append(w)
    return np.array(weights)
    # END SOLUTION


# %% [markdown]
# ## 4. Random orders
# A fixed order can mislead, for example if the data are sorted. So each epoch draws a random order of the
# **indices** 0 to n - 1. A generator with a **seed** makes this repeatable:
# `torch.Generator().manual_seed(seed)`. Each `torch.randperm(n, generator=generator)` draws anew; an order
# can come twice.


# %%
def draw_orders(n, epochs, seed):
    """Return a random order of the indices for each epoch. The same seed gives the same orders.

    n, epochs, seed: int. Returns: a list of `epochs` lists, each with the indices 0 to n - 1 in random order.
    Example: `draw_orders(3, 2, 0)` is `[[2, 0, 1], [2, 1, 0]]` with this generator. Other seeded ones are right, too.
    """
    # TODO: one generator for all epochs. `.tolist()` makes a list of a tensor.
    # BEGIN SOLUTION
    generator = torch.Generator().manual_seed(seed)
    return [torch.randperm(n, generator=generator).tolist() for _ in range(epochs)]
    # END SOLUTION


# %% [markdown]
# ## 5. Mini-batches
# Cut an order into pieces. Each piece holds the indices of one mini-batch. Batch size 1 is SGD, batch size n GD.


# %%
def mini_batches(order, batch_size):
    """Return the mini-batches of an order: the first `batch_size` indices, then the next, and so on.

    order: list of n int; batch_size: int, can be over n. Returns: a list of lists of int. The last may be shorter.
    Example: `mini_batches([4, 1, 0, 3, 2], 2)` is `[[4, 1], [0, 3], [2]]`.
    """
    # TODO: slices of the order.
    # BEGIN SOLUTION
    return [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    # END SOLUTION


# %% [markdown]
# ## 6. One step with a mini-batch
# The gradient of a mini-batch is the mean of the gradients of its samples, all at the same w. By hand, for the
# indices 0 and 2 at w = 1: the gradients are -2 and -18, their mean is -10, so w becomes 1 + 0.01 * 10 = 1.1.


# %%
def batch_step(x, y, w, rate, batch):
    """Return the weight after one step with the mean gradient of a mini-batch.

    x, y: (n,) float64 array; w, rate: float; batch: list of int, the indices of its samples. Returns: float;
    `np.float64(1.1)` is one, too.
    Example: `batch_step(X, Y, 1.0, 0.01, [0, 2])` is 1.1.
    """
    # TODO: `x[batch]` is an array of its samples.
    # BEGIN SOLUTION
    x, y = x[batch], y[batch]
    return float(w - rate * (2 * x * (w * x - y)).mean())
    # END SOLUTION


# %% [markdown]
# ## 7. Training
# Each epoch has an order, each order its mini-batches, and each mini-batch one step. From w = 1 with rate 0.01,
# 100 epochs in order end at 1.9999999999999236 for batch size 1, and at 1.9999444 for batch size 3, as GD in 07.


# %%
def train(x, y, w, rate, batch_size, orders):
    """Return (weights, losses): two numbers for each epoch.

    x, y: (n,) float64 array; w, rate: float; batch_size: int; orders: list of lists of n int, one for each epoch.
    weights[i]: w after the last step of epoch i. losses[i]: the mean squared error of all n samples at weights[i].
    Returns: two (epochs,) float64 arrays.
    Example: `train(X, Y, 1.0, 0.01, 1, [[0, 1, 2]])` is `(array([1.260688]), array([2.55071709]))`.
    """
    # TODO: two loops, one in the other.
    # BEGIN SOLUTION
    weights, losses = [], []
    for order in orders:
        for start in range(0, len(order), batch_size):
            batch = order[start : start + batch_size]
            w = w - rate * (2 * x[batch] * (w * x[batch] - y[batch])).mean()
        weights.append(w)
        losses.append(((w * x - y) ** 2).mean())
    return np.array(weights), np.array(losses)
    # END SOLUTION


# %% [markdown]
# ## 8. The noise
# Each mini-batch has a different gradient. Their spread is the **noise** of a step. Any samples can meet in a
# random mini-batch, so take all combinations: `combinations([-2, -8, -18], 2)` gives each pair once, (-2, -8),
# (-2, -18) and (-8, -18). Their means are -5, -10 and -13, with the standard deviation (`np.std`) 3.2998.


# %%
def batch_noise(x, y, w, batch_size):
    """Return the standard deviation of the mean gradients of all combinations of `batch_size` samples.

    x, y: (n,) float64 array; w: float; batch_size: int, 1 to n. Returns: float.
    Example: `batch_noise(X, Y, 1.0, 2)` is 3.2998. For batch size 1 it is 6.5997, for 3 it is 0.0.
    """
    # TODO: first all gradients.
    # BEGIN SOLUTION
    gradients = 2 * x * (w * x - y)
    means = [np.mean(group) for group in combinations(gradients, batch_size)]
    return float(np.std(means))
    # END SOLUTION


# %% [markdown]
# ## What you have seen
# After one epoch from w = 1, GD is at 1.0933 and SGD at 1.2607: there, every gradient pulls w towards 2.
#
# An epoch of GD is one exact step. An epoch of SGD is n quick steps, each with noise. The noise falls as the
# mini-batch grows, and the number of steps falls, too: the batch size trades one for the other.
#
# Our three points lie on one line. So at w = 2 every sample has the gradient 0, the noise ends, and SGD comes to
# rest. Real data lie on no line. The picture has eight such points: at the best weight their mean gradient is 0,
# but the gradients of the samples are not. SGD keeps jumping around the best weight. A smaller learning rate or
# a larger mini-batch makes the jumps smaller.
#
# A random order uses every sample once an epoch. `DataLoader(shuffle=True)` in exercise 15 does the same.
#
# ## The picture
# Nothing to fill in here. Run the file. Left: the weight after each epoch, for three batch sizes. Middle: the
# loss. Right: the noise, far from the best weight and at the best weight.


# %%
def plot_batch_sizes(x, y):
    """Draw the weights and losses of three batch sizes, and the noise of every batch size."""
    import matplotlib.pyplot as plt

    figure, (path, history, spread) = plt.subplots(1, 3, figsize=(14, 4.5), layout="constrained")
    n, start, rate, epochs = len(x), 0.0, 0.02, 40
    best = float((x * y).sum() / (x * x).sum())
    orders = draw_orders(n, epochs, 8)

    colors = {1: "tab:red", 2: "tab:orange", n: "tab:blue"}
    names = {1: "batch size 1 (SGD)", 2: "batch size 2", n: f"batch size {n} (GD)"}
    for size, color in colors.items():
        weights, losses = train(x, y, start, rate, size, orders)
        path.plot(range(epochs + 1), [start, *weights], ".-", color=color, label=names[size])
        history.plot(range(1, epochs + 1), losses, ".-", color=color, label=names[size])
    path.axhline(best, color="black", linewidth=0.8, linestyle="--", label=f"best weight {best:.3f}")
    path.set(xlabel="epoch", ylabel="weight w", title="The way to the best weight")
    history.set(xlabel="epoch", ylabel="loss of all samples", yscale="log", title="The loss after each epoch")

    sizes = range(1, n + 1)
    for w, color, label in ((start, "tab:purple", "at w = 0"), (best, "tab:green", "at the best weight")):
        noise = [batch_noise(x, y, w, size) for size in sizes]
        spread.plot(sizes, noise, "o-", color=color, label=label)
    spread.set(xlabel="batch size", ylabel="standard deviation of the gradient", title="The noise of a step")

    for axes in (path, history, spread):
        axes.grid(alpha=0.3)
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
    for size in (1, 2, 3):
        weights, losses = train(X, Y, 1.0, 0.01, size, [[0, 1, 2]] * 100)
        print(f"batch size {size}: w = {weights[0]:.6f} after one epoch, {weights[-1]:.16f} after 100")

    scattered = np.array([1.6, 1.2, 4.1, 3.3, 6.2, 5.1, 8.1, 7.2])
    show(plot_batch_sizes(np.arange(0.5, 4.5, 0.5), scattered))

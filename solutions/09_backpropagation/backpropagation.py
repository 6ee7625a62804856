# %% [markdown]
# # 09 · Backpropagation by hand
#
# You build the gradients of a small network by hand: **forward** through a **graph** of operations, then **backward**.
# Autograd does this in all training from 11 on. About 60 minutes; it stands on 02, 03 and 07. Do not change inputs.
#
# In p = w x, the **local gradient** for w is x, and for x it is w. The **upstream gradient** is that of the loss with
# respect to p. The **chain rule**: gradient = upstream * local.
#
# By hand, for w = 2, x = 3, upstream 4: w gets 4 * 3 = 12, x gets 4 * 2 = 8.

# %%
import torch

# %% [markdown]
# ## 1. One product


# %%
def multiply_backward(w, x, upstream):
    """Return the gradients (d_w, d_x) of the product w x.

    w, x, upstream: float. Returns: a tuple of two float.
    Example: `multiply_backward(2.0, 3.0, 4.0)` is `(12.0, 8.0)`.
    """
    # TODO: upstream times local, twice.
    # BEGIN SOLUTION
    return upstream * x, upstream * w
    # END SOLUTION


# %% [markdown]
# Replace each `raise NotImplementedError`. `make grade EX=backpropagation` checks it, and
# `make hint EX=backpropagation` helps. No autograd before function 8.
#
# ## 2. A chain: ŷ = w x
# One sample takes three operations. Go backward, right to left, from the loss, whose own gradient is 1. Each result
# is the upstream gradient of its left neighbour:
#
#     forward    ŷ = w x         e = ŷ - y       loss = e²
#     local      for w: x        for ŷ: 1        for e: 2 e
#     backward   d_w = d_ŷ * x   d_ŷ = d_e * 1   d_e = 1 * 2 e


# %%
def sample_backward(x, y, w):
    """Return (loss, d_y_hat, d_w) of one sample.

    x, y, w: float. Returns: a tuple of three float.
    Example: `sample_backward(3.0, 6.0, 1.0)` is `(9.0, -6.0, -18.0)`.
    """
    # TODO: forward first, then backward.
    # BEGIN SOLUTION
    error = w * x - y
    d_y_hat = 2 * error
    return error**2, d_y_hat, d_y_hat * x
    # END SOLUTION


# %% [markdown]
# ## 3. A line: ŷ = w x + b
# `+` has the local gradients 1. The loss of n samples is the **mean** of e², with the local gradient 2 e / n for
# each e. All samples share w and b: gradients of a value that is used more than once **add up**.
#
# In the example, the errors are -3, -4, -5, so d_e is -2, -8/3, -10/3.


# %%
def line_backward(x, y, w, b):
    """Return (loss, d_w, d_b). Take all samples at once, without a loop.

    x, y: (n,) float64 tensor; w, b: float. Returns: a tuple of three float.
    Example: x [1, 2, 3], y [9, 11, 13], w 1, b 5 give (16.6667, -17.3333, -8.0).
    """
    # TODO: d_e is a tensor. `.item()` makes a float of a sum.
    # BEGIN SOLUTION
    errors = w * x + b - y
    d_errors = 2 * errors / len(x)
    return (errors**2).mean().item(), (d_errors * x).sum().item(), d_errors.sum().item()
    # END SOLUTION


# %% [markdown]
# ## 4. Predict first: a network
# A **linear layer** turns the 5 numbers of a sample into 6, a second one these into 7. Between them stands
# **ReLU**: it keeps positive numbers and makes all others 0.
#
#     z = x @ w1.T + b1     h = z.relu()     ŷ = h @ w2.T + b2
#
# A weight has a row for each output of its layer. A gradient has the shape of its tensor. Run no code yet.


# %%
def predict_shapes():
    """Return the shapes of w1, b1, w2, b2, h, ŷ and d_w1 for 4 samples, then how many numbers w1 to b2 hold in total.

    Returns: a tuple of seven tuples of int and one int.
    Example of a shape: x has `(4, 5)`, a vector of 3 has `(3,)`.
    """
    # TODO: write down eight values.
    # BEGIN SOLUTION
    return (6, 5), (6,), (7, 6), (7,), (4, 6), (4, 7), (6, 5), 85
    # END SOLUTION


# %% [markdown]
# ## 5. Why ReLU?
# Without a non-linear **activation** such as ReLU, two layers are only **one** layer. By hand: 3 (2 x + 1) + 4 is
# 6 x + 7.


# %%
def collapse(w1, b1, w2, b2):
    """Return (w, b) of the one layer `x @ w.T + b` that equals `(x @ w1.T + b1) @ w2.T + b2` for every x.

    w1: (k, m), b1: (k,), w2: (p, k), b2: (p,) float64 tensor. Returns: a tuple of (p, m) and (p,) float64 tensors.
    Example: [[2]], [1], [[3]], [4] give [[6]], [7], as tensors.
    """
    # TODO: two matrix products.
    # BEGIN SOLUTION
    return w2 @ w1, w2 @ b1 + b2
    # END SOLUTION


# %% [markdown]
# ## 6. Backward through a layer
# `w[j, i]` multiplies `x[s, i]` in each sample s, for output j. Upstream times local, added up:
#
#     d_w[j, i] = sum over s of upstream[s, j] * x[s, i]
#
# This is one matrix product. `x[s, i]` goes into every output of its sample, `b[j]` into every sample: add up.


# %%
def layer_backward(x, w, upstream):
    """Return the gradients (d_x, d_w, d_b) of the layer `x @ w.T + b`.

    x: (n, m), w: (p, m), upstream: (n, p) float64 tensor. Returns: a tuple of (n, m), (p, m), (p,) float64 tensors.
    Example: x [[1], [2]], w [[3], [4], [5]], upstream [[1, 0, 2], [0, 1, 1]]
    give [[13], [9]], [[1], [2], [4]], [1, 1, 3], as tensors.
    """
    # TODO: let the shapes guide you.
    # BEGIN SOLUTION
    return upstream @ w, upstream.T @ x, upstream.sum(dim=0)
    # END SOLUTION


# %% [markdown]
# ## 7. Backward through the network
# The loss is the mean of all n * p squared errors. The local gradient of ReLU is 1 where z > 0, else 0. By hand, for
# x [[1], [2]], y [[2, 3], [11, -2]], w1 [[1], [-2]], b1 [0, 3], w2 [[2, 3], [1, 0]], b2 [1, 0]:
#
#     z = [[1, 1], [2, -1]]     h = [[1, 1], [2, 0]]         ŷ = [[6, 1], [5, 2]]
#     d_ŷ = [[2, -1], [-3, 2]]  d_h = [[3, 6], [-4, -9]]     d_z = [[3, 6], [-4, 0]]
#
# You may call `layer_backward`.


# %%
def network_backward(x, y, w1, b1, w2, b2):
    """Return (loss, d_w1, d_b1, d_w2, d_b2). Take all samples at once, without a loop.

    x: (n, m), y: (n, p), w1: (k, m), b1: (k,), w2: (p, k), b2: (p,) float64 tensor.
    Returns: a tuple of a float and four float64 tensors.
    Example: the numbers above give 18.0, [[-5], [6]], [-1, 6], [[-4, 2], [3, -1]], [-1, 1].
    """
    # TODO: forward, then backward.
    # BEGIN SOLUTION
    z = x @ w1.T + b1
    h = z.relu()
    errors = h @ w2.T + b2 - y
    d_y_hat = 2 * errors / errors.numel()
    d_z = (d_y_hat @ w2) * (z > 0)
    return (errors**2).mean().item(), d_z.T @ x, d_z.sum(dim=0), d_y_hat.T @ h, d_y_hat.sum(dim=0)
    # END SOLUTION


# %% [markdown]
# ## 8. The check
# Compare with autograd (07). It needs only the forward pass. Let it track copies: `w1.clone().requires_grad_()`.


# %%
def autograd_gradients(x, y, w1, b1, w2, b2):
    """Return (d_w1, d_b1, d_w2, d_b2) of the same loss, found by autograd.

    Arguments as in `network_backward`. Returns: a tuple of four float64 tensors.
    Example: the numbers of 7 give the same gradients.
    """
    # TODO: copies, loss, `backward()`, each `.grad`.
    # BEGIN SOLUTION
    parameters = [tensor.clone().requires_grad_() for tensor in (w1, b1, w2, b2)]
    w1, b1, w2, b2 = parameters
    loss = (((x @ w1.T + b1).relu() @ w2.T + b2 - y) ** 2).mean()
    loss.backward()
    return tuple(tensor.grad for tensor in parameters)
    # END SOLUTION


# %% [markdown]
# ## What you have seen
# Backpropagation is the chain rule with a good order. Each operation knows only its inputs and its local gradient. It
# gets one upstream gradient, multiplies, and hands the results on. So one way back gives the gradients of **all**
# parameters, for about as much work as two forward passes. A finite difference (07) would need two forward passes for
# each of the 85 numbers.
#
# The way back needs numbers of the way forward: x for d_w1, h for d_w2, z for ReLU. So a network keeps them until the
# backward pass is done. This is why training takes more memory than predicting.
#
# ReLU lets nothing through where z <= 0. If z is negative for every sample, that row of w1 has the gradient 0 and never
# moves again: a **dead** ReLU (16).
#
# ## The picture
# Nothing to fill in here. Run the file: your gradients train a network with one input, 12 hidden numbers and one
# output. Left: its fit, and the best that layers without ReLU can do. Middle: the loss. Right: your gradients of w1
# on the way, against those of autograd. All points must lie on the diagonal.


# %%
def start_network(hidden):
    """Return w1, b1, w2, b2 of a network with one input and one output, always with the same numbers."""
    generator = torch.Generator().manual_seed(3)
    w1, b1, w2, b2 = (torch.randn(size, generator=generator).double() for size in ((hidden, 1), hidden, (1, hidden), 1))
    return [w1, 1.5 * b1, w2 / hidden**0.5, b2]


def plot_training(x, y, rate, steps):
    """Draw the fit of a network that your gradients train, its losses, and both kinds of gradients."""
    import matplotlib.pyplot as plt

    parameters, losses, by_hand, by_autograd = start_network(12), [], [], []
    for number in range(steps):
        loss, *gradients = network_backward(x, y, *parameters)
        losses.append(loss)
        if number < 40:
            by_hand += gradients[0].flatten().tolist()
            by_autograd += autograd_gradients(x, y, *parameters)[0].flatten().tolist()
        parameters = [tensor - rate * gradient for tensor, gradient in zip(parameters, gradients, strict=True)]

    figure, (fit, history, check) = plt.subplots(1, 3, figsize=(14, 4.5), layout="constrained")
    w1, b1, w2, b2 = parameters
    table = torch.cat([x, torch.ones_like(x)], dim=1)
    line = table @ torch.linalg.lstsq(table, y).solution
    fit.plot(x[:, 0], y[:, 0], ".", color="0.6", label="samples")
    fit.plot(x[:, 0], ((x @ w1.T + b1).relu() @ w2.T + b2)[:, 0], color="tab:red", label="network with ReLU")
    fit.plot(x[:, 0], line[:, 0], "--", color="tab:blue", label="the best without ReLU")
    fit.set(xlabel="x", ylabel="y", title=f"The fit after {steps} steps", ylim=(-2, 1.3))
    history.plot(losses, color="tab:red", label="network with ReLU")
    history.axhline(((line - y) ** 2).mean(), color="tab:blue", linestyle="--", label="the best without ReLU")
    history.set(xlabel="step", ylabel="loss", yscale="log", title="The loss")
    check.axline((0, 0), slope=1, color="0.6", linewidth=0.8)
    check.plot(by_autograd, by_hand, ".", color="tab:green", alpha=0.6, label="w1, in the first 40 steps")
    check.set(xlabel="gradient by autograd", ylabel="gradient by hand", title="By hand and by autograd")
    for axes in (fit, history, check):
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
    inputs = torch.linspace(-3, 3, 60, dtype=torch.float64)[:, None]
    show(plot_training(inputs, torch.sin(1.5 * inputs), 0.05, 2000))

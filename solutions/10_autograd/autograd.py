# %% [markdown]
# # 10 · Autograd
#
# You let torch compute gradients, and you learn what it keeps, adds and shares. Every training loop, from 11 to 19,
# needs this. About 50 minutes; it stands on 07 and 09.
#
# Torch can **track** a tensor: it notes each operation in a **graph**, and later goes back through it. You ask for
# that with `requires_grad=True`. A tracked tensor that you made yourself is a **leaf**. The result of an operation
# is not a leaf: in `torch.tensor(3.0, requires_grad=True) * 2`, only the first tensor is one.

# %%
import torch

# %% [markdown]
# ## 1. A tracked tensor


# %%
def tracked(values):
    """Return the values as a new tensor that torch tracks: a leaf.

    values: a number, or a list of numbers (or of lists), int or float. Returns: float64, the shape of values.
    Example: `tracked([1, 2])` is `tensor([1., 2.], dtype=torch.float64, requires_grad=True)`.
    """
    # TODO: one call of torch.tensor. It also takes `dtype=torch.float64`.
    # BEGIN SOLUTION
    return torch.tensor(values, dtype=torch.float64, requires_grad=True)
    # END SOLUTION


# %% [markdown]
# `make grade EX=autograd` checks it, and `make hint EX=autograd` helps.
#
# ## 2. Predict first
# `y.backward()` goes back through the graph of y. Each leaf x gets the gradient, dy/dx, in its `.grad`. The gradient
# of 3x² is 6x. `zero_()` writes a 0 into a tensor. What do a, b, c and d hold? Run no code yet.
#
#     x = torch.tensor(2.0, requires_grad=True)
#     a = x.grad
#     y = 3 * x**2
#     y.backward()
#     b = x.grad.item()
#     y = 3 * x**2
#     y.backward()
#     c = x.grad.item()
#     x.grad.zero_()
#     d = x.grad.item()


# %%
def predict_grads():
    """Return what you expect: (a, b, c, d), each a float or None. Write them down yourself: make no tensors here.

    Example of the form: `return 1.5, None, 2.5, 3.5` (all wrong).
    """
    # TODO: your four answers.
    # BEGIN SOLUTION
    return None, 12.0, 24.0, 0.0
    # END SOLUTION


# %% [markdown]
# ## 3. Round after round
# `backward()` **adds** to `.grad`. To start anew, clear it: `x.grad = None`, or `x.grad.zero_()` if there is a
# gradient already. `backward()` also frees the graph, so compute y anew in each round. From here on, every gradient
# comes from `backward()`, not from your own formula. Tensors that you are given have no gradient yet.


# %%
def record_grads(x, clears):
    """Return what `.grad` holds before the first round and after each round. A round is y = 3x², then backward().

    x: float; clears: list of n bool. True: clear `.grad` at the start of this round.
    Returns: a list of n + 1: None, then floats.
    Example: `record_grads(5.0, [False, False, True])` is `[None, 30.0, 60.0, 30.0]`.
    """
    # TODO: make x a tracked float64 tensor, then loop. `.item()` gives a float.
    # BEGIN SOLUTION
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    grads = [None]
    for clear in clears:
        if clear:
            x.grad = None
        y = 3 * x**2
        y.backward()
        grads.append(x.grad.item())
    return grads
    # END SOLUTION


# %% [markdown]
# ## 4. From many values to one number
# `backward()` starts from **one** number. If y has several, take their sum: each x changes only its own part of it,
# so each x gets its own gradient. The gradient of 2x² is 4x.


# %%
def gradient_by_sum(x):
    """Return the gradient of the sum of 2x², with one backward().

    x: any shape, float64, tracked. Returns: a tensor like x.
    Example: `gradient_by_sum(tracked([1, 3]))` is `tensor([ 4., 12.], dtype=torch.float64)`.
    """
    # TODO: y, its sum, backward.
    # BEGIN SOLUTION
    (2 * x**2).sum().backward()
    return x.grad
    # END SOLUTION


# %% [markdown]
# ## 5. Without a sum
# `y.backward(v)` also starts from many numbers. v has the shape of y. It says how much each y counts: the gradient
# of each y is multiplied by its v. The gradient of x² is 2x.


# %%
def weighted_gradient(x, v):
    """Return the gradient of y = x², where each y counts v times, with one backward().

    x: any shape, float64, tracked; v: like x, untracked. Returns: a tensor like x.
    Example: for x = [1, 2] and v = [1, 10] it is `tensor([ 2., 40.], dtype=torch.float64)`.
    """
    # TODO: backward takes v.
    # BEGIN SOLUTION
    y = x**2
    y.backward(v)
    return x.grad
    # END SOLUTION


# %% [markdown]
# ## 6. Outside the graph
# Inside `with torch.no_grad():` torch tracks nothing. `x.detach()` is an untracked tensor with the **same memory**:
# if one changes, both do. NumPy knows no graph, so `numpy()` refuses a tracked tensor: detach it first. The array
# shares the memory, too, until you `copy()` it.


# %%
def outside(x):
    """Return a tuple of three results that torch does not track:

    - a tensor: 3x²
    - a tensor: the values of x, in the memory of x
    - a NumPy array: the values of x, in memory of its own

    x: any shape, float64, tracked; it does not change. Returns: each with the shape of x.
    Example: for x = [1, 2] they hold 3 and 12, 1 and 2, 1 and 2.
    """
    # TODO: three results.
    # BEGIN SOLUTION
    with torch.no_grad():
        y = 3 * x**2
    return y, x.detach(), x.detach().numpy().copy()
    # END SOLUTION


# %% [markdown]
# ## 7. Steps in place
# A step of gradient descent, `x -= rate * x.grad`, changes the leaf **in place**. Torch must not track it: use
# `torch.no_grad()`. `x = x - ...` makes another tensor instead. By hand, for the loss x² + 20 and the learning
# rate 0.01: at 10 the gradient is 20, so x becomes 9.8; at 9.8 it is 19.6, so x becomes 9.604.


# %%
def minimize(x, rate, steps):
    """Take steps on the loss x² + 20: change x in place. Return the loss before each step.

    x: () float64, tracked; rate: float; steps: int. Each step uses only its own gradient.
    Returns: a list of `steps` floats.
    Example: with `x = tracked(10)`, `minimize(x, 0.01, 2)` is `[120.0, 116.04]`, and then x is 9.604.
    """
    # TODO: a loop of clearing, loss, backward, step.
    # BEGIN SOLUTION
    losses = []
    for _ in range(steps):
        x.grad = None
        loss = x**2 + 20
        loss.backward()
        with torch.no_grad():
            x -= rate * x.grad
        losses.append(loss.item())
    return losses
    # END SOLUTION


# %% [markdown]
# ## 8. A layer
# One `backward()` fills the `.grad` of **every** leaf. A layer with k inputs and m outputs predicts ŷ = x @ w + b.
# Its loss is the mean squared error: `loss_function = torch.nn.MSELoss()`, then `loss_function(ŷ, y)`. By hand, for
# x = [1, 2], w = [[1], [1]], b = [0], y = [1]: ŷ is 3, the loss (3 - 1)² = 4, dloss/dŷ = 2 * 2 = 4. b gets 4, and w
# gets x times 4.


# %%
def layer_gradients(x, w, b, y):
    """Return the gradients (dloss/dw, dloss/db) of the mean squared error, with one backward().

    x: (k,) float64; w: (k, m) and b: (m,) float64, tracked; y: (m,) float64. Returns: two tensors like w and b.
    Example: the one by hand gives `tensor([[4.], [8.]])` and `tensor([4.])`, in float64.
    """
    # TODO: ŷ, the loss, backward.
    # BEGIN SOLUTION
    y_hat = x @ w + b
    loss_function = torch.nn.MSELoss()
    loss_function(y_hat, y).backward()
    return w.grad, b.grad
    # END SOLUTION


# %% [markdown]
# ## What you have seen
# **`backward()` adds.** The gradient of 3x² at 2 is 12. In a notebook, each new run of a cell with `backward()` adds
# 12 more: after four runs `.grad` is 48. The sum is wanted where two losses share one tensor. In a training loop it
# is the most common mistake of all: nothing fails, and the numbers are wrong.
#
# **A cut graph.** `detach()`, `.item()`, `.data`, `torch.tensor(t)` and NumPy give numbers without a past. If another
# way to a leaf is left, nothing fails: the leaf that you cut off has the gradient None. If none is left, torch says
# "element 0 of tensors does not require grad". In both cases, look for the cut.
#
# **One number to start from.** "grad can be implicitly created only for scalar outputs" means: take a sum or a mean,
# or say how much each value counts.
#
# **The 20 does not matter.** A constant has the gradient 0: it lifts the curve and moves no step.
#
# **In place.** "a leaf Variable that requires grad is being used in an in-place operation" means: the step stands
# outside of `torch.no_grad()`.
#
# ## The picture
# Nothing to fill in here. Run the file. Left: `.grad` over five rounds. Middle: the steps on x² + 20. Right: the
# same steps with gradients that nobody clears. They swing about 0 and never come to rest.


# %%
def steps_without_clearing(start, rate, steps):
    """Return x before and after each step on x² + 20, when the gradient is never cleared."""
    x, path = torch.tensor(start, dtype=torch.float64, requires_grad=True), [start]
    for _ in range(steps):
        (x**2 + 20).backward()
        with torch.no_grad():
            x -= rate * x.grad
        path.append(x.item())
    return path


def plot_autograd(rounds, start, rate, steps):
    """Draw the gradients of the rounds, the steps on the curve, and what they are without clearing."""
    import matplotlib.pyplot as plt

    figure, (grads, curve, paths) = plt.subplots(1, 3, figsize=(14, 4.5), layout="constrained")
    for clear, color, shift in ((False, "tab:red", -0.2), (True, "tab:blue", 0.2)):
        heights = record_grads(2.0, [clear] * rounds)[1:]
        places = [index + shift for index in range(1, rounds + 1)]
        bars = grads.bar(places, heights, 0.4, color=color, label="cleared" if clear else "never cleared")
        grads.bar_label(bars, fmt="%g")
    grads.set(xlabel="round", ylabel="x.grad", title="3x² at 2: backward() adds")

    x = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    cleared = [start]
    for _ in range(steps):
        minimize(x, rate, 1)
        cleared.append(x.item())
    line = [start * (index / 50 - 1) for index in range(101)]
    curve.plot(line, [place**2 + 20 for place in line], color="0.6", label="x² + 20")
    curve.plot(cleared, [place**2 + 20 for place in cleared], ".-", color="tab:blue", label=f"{steps} steps")
    curve.set(xlabel="x", ylabel="loss", title=f"Gradient descent with the rate {rate}")

    paths.plot(steps_without_clearing(start, rate, steps), ".-", color="tab:red", label="never cleared")
    paths.plot(cleared, ".-", color="tab:blue", label="cleared after each step")
    paths.axhline(0, color="black", linewidth=0.8)
    paths.set(xlabel="step", ylabel="x", title="The same steps, with and without clearing")
    paths.set_ylim(-1.7 * start, 1.2 * start)

    for axes in (grads, curve, paths):
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
    print("3x² at 2, never cleared:", record_grads(2.0, [False] * 3))
    print("3x² at 2, cleared:      ", record_grads(2.0, [True] * 3))
    x = tracked(10)
    losses = minimize(x, 0.01, 1000)
    print(f"x² + 20 from 10, after 1,000 steps: x = {x.item():.3e}, loss {losses[-1]}")
    show(plot_autograd(5, 10.0, 0.05, 40))

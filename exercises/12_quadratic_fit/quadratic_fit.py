# %% [markdown]
# # 12 · A parabola by autograd
#
# You fit **y = w1 x^2 + w2 x + b** to three points: x = 1, 2, 3 and y = 2, 4, 6. `backward()` finds the gradients of
# all three parameters. The same loop trains every network in the later exercises.
#
# About 60 minutes. You need 11 (training by backward). The three parameters always come in the order w1, w2, b.
#
# ## 1. The parameters
# Replace each `raise NotImplementedError`. `make grade EX=quadratic_fit` tells how far you are, and
# `make hint EX=quadratic_fit` helps.
#
# `torch.tensor(0.5, dtype=torch.float64, requires_grad=True)` is one parameter, with shape `()`. `requires_grad=True`
# means: autograd **tracks** it.

# %%
import torch


def make_parameters(values):
    """Return three tracked tensors, one for each number.

    values: 3 numbers. Returns a list of 3 tensors: () float64, requires_grad=True.
    Example: make_parameters([1, 1, 0.5])[2] is tensor(0.5000, dtype=torch.float64, requires_grad=True).
    """
    # TODO: torch.tensor as in section 1, for each value.
    raise NotImplementedError


# %% [markdown]
# ## 2. The model
# Use only `*`, `**` and `+`. Then one line works for numbers, NumPy arrays or tensors.


# %%
def forward(x, parameters):
    """Return the prediction ŷ = w1 x^2 + w2 x + b.

    x: a number, or n numbers as (n,) array or tensor; parameters: 3 numbers, or 3 tensors if x is no array.
    Returns what the arithmetic gives: one value for each x.
    Examples: forward(2.0, [1.0, 1.0, 1.0]) is 4 + 2 + 1 = 7.0.
    forward(np.array([0.0, 2.0]), [1.0, 1.0, 1.0]) is array([1., 7.]).
    """
    # TODO: take the three parameters apart, then write the formula.
    raise NotImplementedError


# %% [markdown]
# From here on every function needs this formula. Write it again, or call `forward`; but then a mistake in `forward`
# is a mistake there, too.
#
# ## 3. The loss of one sample
# `backward()` goes back along the **graph** of the loss. `item()` and `detach()` give the number without it.


# %%
def sample_loss(x, y, parameters):
    """Return the squared error (ŷ - y)^2 of one sample, with its graph.

    x, y: one number each; parameters: 3 tensors, () float64. Returns a tensor: () float64.
    It is tracked if at least one parameter is, and only then.
    Example: x = 2, y = 4, all parameters 1: ŷ = 7, the error is 3, the loss is 9.
    """
    # TODO: plain arithmetic.
    raise NotImplementedError


# %% [markdown]
# ## 4. Predict first
# The gradients of this loss are 2 (ŷ - y) x^2 for w1, 2 (ŷ - y) x for w2, and 2 (ŷ - y) for b. Do not run anything
# yet. Which parameter has the largest gradient (without its sign) at x = 3? And which at x = 0.5? The error is not 0.


# %%
def guess_largest():
    """Return the names of the two parameters: at x = 3, and at x = 0.5.

    Returns a tuple of 2 strings, each "w1", "w2" or "b". Example: ("w2", "w2") would mean w2 both times.
    """
    # TODO: return your prediction.
    raise NotImplementedError


# %% [markdown]
# ## 5. The gradients of one sample
# Now let autograd work. `loss.backward()` **adds** each gradient to the `.grad` of its parameter.


# %%
def gradients(x, y, values):
    """Return the gradients of the loss of one sample, found by autograd and not by the formulas above.

    x, y: one number each; values: 3 numbers. Returns a list of 3 floats.
    Example: gradients(2.0, 4.0, [1.0, 1.0, 1.0]) is [24.0, 12.0, 6.0], because the error is 3.
    """
    # TODO: tracked tensors, the loss, backward(), then .grad of each as a float.
    raise NotImplementedError


# %% [markdown]
# ## 6. One step
# 1. Compute the loss. 2. Call `backward()`. 3. Subtract rate times gradient from each parameter, inside
# `with torch.no_grad():`, so that this is not tracked. 4. Clear the gradients (`p.grad = None` or `p.grad.zero_()`),
# or the next `backward()` adds to them. You may clear before `backward()` instead.
#
# Change the tensors themselves: `p -= ...`. The line `p = p - ...` makes a new tensor, and the parameter stays as it
# was.


# %%
def step(x, y, parameters, rate):
    """Change the three tensors in place by one step; return the loss from before the update.

    x, y: one number each; parameters: list or tuple of 3 tensors, () float64; rate: the learning rate.
    Each .grad is None, or what your own last step has left there.
    Returns a float. The gradients come from autograd.
    Example: x = 2, y = 4, all parameters 1, rate 0.01: the loss is 9.0, the parameters become 0.76, 0.88, 0.94.
    """
    # TODO: points 1 to 4 of section 6.
    raise NotImplementedError


# %% [markdown]
# ## 7. The training
# In each **epoch**, every sample makes one step, in the order of the data. All parameters start at 1.0.


# %%
def train(x, y, epochs, rate):
    """Train by step; return the tuple (history, losses).

    x, y: lists of n numbers; epochs: how often to go through the data, 0 or more; rate: the learning rate.
    history: epochs + 1 rows of 3 floats: the start, then the parameters after each epoch.
    losses: one float for each epoch: the mean of the n losses that the steps return.
    Example: train([1, 2, 3], [2, 4, 6], 1, 0.01) is
    ([[1.0, 1.0, 1.0], [-0.019272, 0.608776, 0.837192]], [9.16714]): the losses 1, 8.1796 and 18.3218 have this mean.
    """
    # TODO: make the parameters once. Then a loop over the epochs, and in it a loop over the samples.
    raise NotImplementedError


# %% [markdown]
# ## 8. The prediction at one place
# How does ŷ at one place, such as x = 4, change during the training?


# %%
def predictions(x, history):
    """Return ŷ at x for every row of the history.

    x: one number; history: k rows of 3 floats. Returns a list of k floats.
    Example: predictions(2.0, [[1.0, 1.0, 1.0], [0.0, 2.0, 0.0]]) is [7.0, 4.0].
    """
    # TODO: one prediction for each row.
    raise NotImplementedError


# %% [markdown]
# ## What you have seen
# The points lie on y = 2 x. So the best parameters are w1 = 0, w2 = 2, b = 0, and ŷ at x = 4 should be 8. With the
# rate 0.01 the training goes like this (the loss is the last entry of `losses`):
#
# | epochs | w1 | w2 | b | loss | ŷ at x = 4 |
# | ---: | ---: | ---: | ---: | ---: | ---: |
# | 100 | 0.24038 | 0.92668 | 0.99135 | 0.02604 | 8.5442 |
# | 1,000 | 0.14391 | 1.35630 | 0.59799 | 0.00936 | 8.3258 |
# | 10,000 | 0.00089 | 1.99603 | 0.00369 | 0.0000004 | 8.0020 |
#
# After 1,000 epochs the loss looks like success, but the prediction at 4 is off by 0.33. Why?
#
# - **The loss only looks at x = 1, 2, 3.** After 1,000 epochs the model differs from y = 2 x by the parabola
#   0.144 x^2 - 0.644 x + 0.598. It is zero at x = 1.32 and at x = 3.16, so it stays small where the data are. Beyond
#   them nothing holds it, and it grows with x^2. The place 4 lies outside the data: that is **extrapolation**, and the
#   loss says nothing about it.
# - **The last part takes long.** A little more of w1, less of w2 and more of b nearly cancel at the three points.
#   In this direction the loss hardly changes. So the gradients are small, and so are the steps.
#
# A straight line, y = w x, could not make this mistake: it cannot bend.
#
# Why float64? float32 keeps about seven digits, and the rounding of thirty thousand small steps adds up. After 10,000
# epochs one float32 program ends at w1 = 0.00088783, another, with another order of operations, at 0.00088799. In
# float64 it is 0.00088816.
#
# ## The picture
# Nothing to fill in here. Run the file (10,000 epochs take a few seconds): on the left the curves meet at the data and
# go apart beyond them; on the right the loss is small long before the prediction at 4 is right.


# %%
def plot_fits(x, y, history, losses, marks, place):
    """Draw the curve after each number of epochs in `marks` with its prediction at `place`, and both errors."""
    import matplotlib.pyplot as plt
    import numpy as np

    grid = np.linspace(0, place, 100)
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.8), layout="constrained")
    for epochs, color in zip(marks, ("tab:orange", "tab:green", "tab:blue"), strict=True):
        guess = forward(place, history[epochs])
        left.plot(grid, forward(grid, history[epochs]), color=color)
        left.plot([place], [guess], "o", color=color, label=f"{epochs:,} epochs: ŷ = {guess:.4f} at {place}")
    left.plot(x, y, "ks", zorder=3, label="the data")
    for edge in ((-0.1, min(x)), (max(x), place + 0.3)):
        left.axvspan(*edge, color="0.93", zorder=0)
    left.text(max(x) + 0.1, 0.3, "no data here", color="0.4")
    left.set(xlabel="x", ylabel="prediction", title="The curves agree where the data are")
    left.set(xlim=(-0.1, place + 0.3), ylim=(-0.2, 9.4))
    left.legend(loc="upper left")
    left.grid(alpha=0.3)
    epochs = np.arange(1, len(losses) + 1)
    off = np.abs(np.array(predictions(place, history)) - 2 * place)
    right.loglog(epochs, off[1:], color="tab:red", label=f"error of the prediction at {place}")
    right.loglog(epochs, losses, color="tab:purple", label="mean loss of the epoch")
    for mark in marks:
        right.axvline(mark, color="0.7", linestyle=":")
    right.set(xlabel="epochs", title="The loss is small long before the prediction is right")
    right.legend(loc="lower left")
    right.grid(alpha=0.3)
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
    samples = [1, 2, 3], [2, 4, 6]
    show(plot_fits(*samples, *train(*samples, 10_000, 0.01), (100, 1000, 10_000), 4))

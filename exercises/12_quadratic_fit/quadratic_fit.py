# %% [markdown]
# # 12 · A parabola by autograd
#
# The model now has three parameters: **y = w1 x^2 + w2 x + b**. The data are the three points x = 1, 2, 3 and
# y = 2, 4, 6, which lie on the straight line y = 2 x. So the best parameters are w1 = 0, w2 = 2, b = 0, and a
# model that has found them predicts 8 at x = 4.
#
# Nobody works out derivatives here: `backward()` does, for any number of parameters. What is left to you are the
# rules around it:
#
# 1. compute the loss of **one sample** from tensors that require gradients,
# 2. call `backward()`, which **adds** the derivatives to the `.grad` of each parameter,
# 3. change the parameters, inside `torch.no_grad()` so that the change is not recorded as part of the model,
# 4. clear the gradients, because the next `backward()` would add to them.
#
# This is done for the first sample, then for the second and so on: one update for each sample, in order. Once
# through all samples is one **epoch**. The loss of one sample is the **squared error** (prediction - y)^2.
#
# A small example by hand: all parameters are 1, the sample is x = 2, y = 4. The prediction is 4 + 2 + 1 = 7, the
# error 3, the loss 9. The derivatives are 2 * 3 * x^2 = 24, 2 * 3 * x = 12 and 2 * 3 = 6. With the rate 0.01 the
# parameters become 0.76, 0.88 and 0.94.
#
# **Rules for all functions.** The three parameters always come in the order w1, w2, b. The parameter tensors are
# **float64** and have no dimension (shape `()`). float32, which `torch.tensor(1.0)` would give, keeps about seven
# digits, and thirty thousand small steps show it: after 10,000 epochs one float32 program ends at
# w1 = 0.00088783, another at 0.00088799, in float64 it is 0.00088816. What else is returned is said at each
# function; "float" is a plain Python number, which `tensor.item()` gives.
#
# Replace each `raise NotImplementedError`, from the top to the bottom. `make grade EX=quadratic_fit` tells you
# how far you are; running this file trains for 10,000 epochs (a few seconds) and draws the curves.

# %%
import torch

# %% [markdown]
# ## 1. The parameters
# Each parameter is a tensor of its own, made from a number; autograd is told to follow it. Example:
# `make_parameters([1.0, 1.0, 0.5])[2]` is `tensor(0.5000, dtype=torch.float64, requires_grad=True)`.


# %%
def make_parameters(values):
    """Return the parameters as tensors that require gradients.

    values: three numbers, w1, w2 and b. Returns a list of three tensors of shape () and dtype float64.
    """
    # TODO: torch.tensor has an argument for the dtype and one for requires_grad.
    raise NotImplementedError


# %% [markdown]
# ## 2. The model
# Plain arithmetic, without any conversion: so the same line serves numbers, NumPy arrays and tensors. Examples:
# `forward(2.0, [1.0, 1.0, 1.0])` is the number `7.0`. `forward(np.array([0.0, 2.0]), [1.0, 1.0, 1.0])` is
# `array([1., 7.])`. `forward(2.0, make_parameters([1.0, 1.0, 1.0]))` is a tensor, 7, with its graph.


# %%
def forward(x, parameters):
    """Return w1 x^2 + w2 x + b.

    x: a number, or n numbers in an array or tensor; parameters: three numbers or three tensors.
    Returns whatever the arithmetic gives: one value for each x.
    """
    # TODO: take the three parameters apart, then write the formula.
    raise NotImplementedError


# %% [markdown]
# ## 3. The loss of one sample
# It must stay a tensor, since `backward()` goes back along the graph behind it. Example:
# `sample_loss(2.0, 4.0, make_parameters([1.0, 1.0, 1.0]))` is `tensor(9., dtype=torch.float64, grad_fn=...)`.


# %%
def sample_loss(x, y, parameters):
    """Return the squared error of one sample, with its graph.

    x, y: one number each; parameters: three tensors. Returns a tensor of shape () and dtype float64 that
    requires gradients.
    """
    # TODO: use forward. No item() and no detach() here.
    raise NotImplementedError


# %% [markdown]
# ## 4. The gradients of one sample
# Look at them once before you train with them. Example: `gradients(2.0, 4.0, [1.0, 1.0, 1.0])` is
# `[24.0, 12.0, 6.0]`, as worked out by hand above.


# %%
def gradients(x, y, values):
    """Return the derivatives of the loss of one sample by w1, w2 and b.

    x, y: one number each; values: three numbers. Returns a list of three floats.
    """
    # TODO: make parameters of the values, call backward() on the loss, read the .grad of each parameter.
    raise NotImplementedError


# %% [markdown]
# ## 5. One step
# Loss, `backward()`, update, clearing, in this order. The tensors themselves are changed (`p -= ...` inside
# `torch.no_grad()`); a line like `p = p - ...` would only give the name p to a new tensor. To clear is
# `p.grad = None` or `p.grad.zero_()`. Example: with `parameters = make_parameters([1.0, 1.0, 1.0])`,
# `step(2.0, 4.0, parameters, 0.01)` returns `9.0`, and the parameters are 0.76, 0.88 and 0.94 afterwards.


# %%
def step(x, y, parameters, rate):
    """Change the parameters in place by one gradient step, and return the loss from before the step, a float.

    x, y: one number each; parameters: three tensors; rate: how much of each gradient is subtracted.
    Afterwards no gradient is left over: the next step begins with cleared ones.
    """
    # TODO: the four rules at the top of this file.
    raise NotImplementedError


# %% [markdown]
# ## 6. The training
# All three parameters start at 1.0. In every epoch each sample is used for one step, in the order of the data.
# Two things are recorded, both as plain floats (a list of loss tensors would keep every graph in memory):
#
# - `history`: the three parameters at the start, and then after each epoch: `epochs + 1` rows. So `history[100]`
#   is where the parameters are after 100 epochs.
# - `losses`: one number for each epoch, the **mean over its samples** of the loss of each sample, taken **before**
#   the update that this sample makes.
#
# Example: `train([1, 2, 3], [2, 4, 6], 1, 0.01)` is
# `([[1.0, 1.0, 1.0], [-0.019272, 0.608776, 0.837192]], [9.16714...])`. The losses of that epoch are 1, 8.1796 and
# 18.3218; the first is taken with all parameters at 1, the second after one update.


# %%
def train(x, y, epochs, rate):
    """Train the model from w1 = w2 = b = 1.0 and return the tuple (history, losses).

    x, y: lists of n numbers; epochs: how often to go through the data; rate: passed on to step.
    history: a list of epochs + 1 rows [w1, w2, b]. losses: a list of epochs floats.
    """
    # TODO: make the parameters once. Then a loop over the epochs, and inside it a loop over the samples.
    raise NotImplementedError


# %% [markdown]
# ## 7. What the model says at one place
# How does the prediction at x = 4 change while the model is trained? Example:
# `predictions(2.0, [[1.0, 1.0, 1.0], [0.0, 2.0, 0.0]])` is `[7.0, 4.0]`.


# %%
def predictions(x, history):
    """Return the prediction at x for every row of the history.

    x: one number; history: k rows of three numbers. Returns a list of k floats.
    """
    # TODO: use forward for each row.
    raise NotImplementedError


# %% [markdown]
# ## A small loss with a wrong prediction
# With the rate 0.01 the training goes like this (the loss is the last entry of `losses`, f(4) should be 8):
#
# | epochs | w1 | w2 | b | loss | f(4) |
# | ---: | ---: | ---: | ---: | ---: | ---: |
# | 100 | 0.24038 | 0.92668 | 0.99135 | 0.02604 | 8.5442 |
# | 1,000 | 0.14391 | 1.35630 | 0.59799 | 0.00936 | 8.3258 |
# | 10,000 | 0.00089 | 1.99603 | 0.00369 | 0.0000004 | 8.0020 |
#
# After 1,000 epochs the loss looks like success, but the prediction at 4 is off by a third. Why?
#
# - **The loss only looks at x = 1, 2, 3.** What is wrong with the model after 1,000 epochs is the parabola
#   0.144 x^2 - 0.644 x + 0.598. It is zero at x = 1.32 and at x = 3.16, so it stays small where the data are. Beyond
#   them nothing holds it, and it grows with x^2. At 4 the model is asked about a place outside its data: that is
#   **extrapolation**, and the loss says nothing about it.
# - **The last part takes long.** A little more of w1, less of w2 and more of b nearly cancel at the three points.
#   In this direction the loss hardly changes, so the gradients are small, and so are the steps.
#
# A straight line, y = w x, could not make this mistake: it has no bend that three points leave almost free.
#
# ## The picture
# Nothing to fill in here. Run the file: on the left the curves meet at the data and part beyond them; on the
# right the loss is small long before the prediction at 4 is right.


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
        left.plot([place], [guess], "o", color=color, label=f"{epochs:,} epochs: f({place}) = {guess:.4f}")
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

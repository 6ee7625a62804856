# %% [markdown]
# # 13 · Linear regression in four steps
#
# You fit the line ŷ = w x + b to three samples, in the four steps of torch: **data**, **model**, **loss and
# optimizer**, **loop**. What you wrote by hand until now, torch does for you. Every network from 14 to 19 is trained by
# these four steps.
#
# About 50 minutes. You need 12 (a parabola by autograd).
#
# ## 1. The data
# Replace each `raise NotImplementedError`. `make grade EX=linear_regression` tells how far you are, and
# `make hint EX=linear_regression` helps.
#
# A model of torch takes one row for each sample and one column for each feature. Our x has one feature, so it is a
# **column**: (n, 1). For a tensor t, `t.reshape(-1, 1)` is a column.

# %%
import torch
from torch import nn


def columns(x, y):
    """Return x and y as two columns.

    x, y: n numbers each, in a list, array or tensor of any dtype. Returns a tuple of 2 tensors: (n, 1) float32.
    Example: the first part of columns([1, 2, 3], [2, 4, 6]) is tensor([[1.], [2.], [3.]]).
    """
    # TODO: torch.as_tensor with a dtype, then reshape.
    raise NotImplementedError


# %% [markdown]
# ## 2. The model
# A model is a class that extends `nn.Module`. Its `__init__` first calls `super().__init__()`, then makes the parts.
# Its `forward` says how x becomes ŷ. You call the model itself: `model(x)` runs `forward`. Here is a class to copy
# from:


# %%
class ProportionalModel(nn.Module):
    """The model ŷ = w x, from w = 0. Nothing to fill in here."""

    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1, 1))

    def forward(self, x):
        return x @ self.weight


# %% [markdown]
# `nn.Linear(in_features, out_features)` is a **layer**: it holds a weight and a bias, which start at random numbers,
# and you call it like a model. It looks at one sample at a time, so n is not one of its two numbers.


# %%
class LinearModel(nn.Module):
    """The model ŷ = w x + b: one layer nn.Linear with 1 feature in and 1 out, kept in the attribute `linear`.

    Its parameters are then `linear.weight`, (1, 1) float32, and `linear.bias`, (1,) float32.
    Example: if w = 2 and b = 1, then model(torch.tensor([[1.0], [3.0]])) is [[3.], [7.]], with its graph.
    """

    def __init__(self):
        # TODO: two lines.
        raise NotImplementedError

    def forward(self, x):
        """Return ŷ. x: (n, 1) float32. Returns a tensor: (n, 1) float32."""
        # TODO: call the layer.
        raise NotImplementedError


# %% [markdown]
# ## 3. Predict first
# `nn.MSELoss(reduction=...)` squares the errors ŷ - y. Then "none" leaves these squares as they are, "sum" adds them
# up, and "mean" divides the sum by their number. SGD subtracts rate times gradient from each parameter. Take three
# samples, and run nothing yet.


# %%
def predict_reductions():
    """Return three numbers: (count, factor, rate).

    count: how many numbers the loss with "none" has.
    factor: the gradients with "sum" are factor times those with "mean".
    rate: with which learning rate does "mean" make the same steps as "sum" with 0.01?
    Example of the form: (2, 0.5, 0.04) (each number is wrong).
    """
    # TODO: return your prediction.
    raise NotImplementedError


# %% [markdown]
# ## 4. The loss
# A loss function is made first, then called: `loss_function = nn.MSELoss(reduction="sum")`, then
# `loss_function(y_hat, y)`. Both tensors must have the same shape. (n, 1) minus (n,) is no error, but an n x n table of
# differences.


# %%
def three_losses(y_hat, y):
    """Return the losses with the reductions "none", "sum" and "mean", in this order.

    y_hat, y: (n, 1) float32. Returns a tuple of 3 float32 tensors with their graphs: (n, 1), () and ().
    Example: for the predictions 1, 2, 3 and the targets 2, 4, 6: [[1.], [4.], [9.]], 14.0 and 4.6667.
    """
    # TODO: three loss functions, three calls.
    raise NotImplementedError


# %% [markdown]
# ## 5. One step
# The optimizer holds the parameters of the model. A step has five lines: `optimizer.zero_grad()` clears the gradients,
# then come prediction, loss and `backward()`, and `optimizer.step()` updates the parameters.


# %%
def train_step(model, loss_function, optimizer, x, y):
    """Make one step with all samples together. Return the loss from before the update.

    model: an nn.Module that makes (n, 1) from (n, 1); loss_function: of (y_hat, y), gives one number;
    optimizer: holds the parameters of the model, whose gradients may be left over from before.
    x, y: (n, 1) float32. Returns a float.
    Example: w = 1, b = 0, x = 1, 2, 3, y = 2, 4, 6, "sum", SGD with rate 0.01: the loss is 14.0, the gradients are
    -28 and -12; then w = 1.28, b = 0.12.
    """
    # TODO: the five lines, then return a number.
    raise NotImplementedError


# %% [markdown]
# ## 6. The loop
# `torch.optim.SGD(model.parameters(), lr=rate)` is an optimizer for all parameters of a model. Make it and the loss
# function once, before the loop. Each epoch is one step here. You may call `train_step`, or write its lines again.


# %%
def train(model, x, y, reduction, rate, epochs):
    """Train the model by SGD. Return a list of floats: the loss of each epoch, from before its step.

    model: as in train_step, also with gradients left over; x, y: (n, 1) float32; reduction: "sum" or "mean";
    rate: the learning rate.
    Example: after the start of section 5, train(model, x, y, "sum", 0.01, 2) is about [14.0, 6.264]; then w = 1.4672,
    b = 0.1992.
    """
    # TODO: loss function, optimizer, loop.
    raise NotImplementedError


# %% [markdown]
# ## 7. What was learned
# A layer keeps its parameters in `layer.weight` and `layer.bias`: tensors with one element here.


# %%
def line_of(layer):
    """Return the numbers w and b of a layer, which stays as it is.

    layer: an nn.Linear(1, 1), such as model.linear. Returns a tuple of 2 floats.
    Example: a layer with the weight [[2.]] and the bias [0.5] gives (2.0, 0.5).
    """
    # TODO: the number of each tensor.
    raise NotImplementedError


# %% [markdown]
# ## 8. New places
# Numbers must become a column before the model can take them.


# %%
def predict(model, values):
    """Return ŷ for each value.

    model: as in train_step; values: a list of k floats. Returns a list of k floats.
    Example: with w = 2 and b = 0.5, predict(model, [4.0, 5.0]) is [8.5, 10.5].
    """
    # TODO: a column in, a list out.
    raise NotImplementedError


# %% [markdown]
# ## What you have seen
# The samples lie on y = 2 x, so ŷ at x = 4 should be 8. From the start that `torch.manual_seed(0)` gives, with the
# learning rate 0.01:
#
# | reduction | epochs | last loss | w | b | ŷ at x = 4 | ŷ at x = 4, 60 seeds |
# | --- | ---: | ---: | ---: | ---: | ---: | ---: |
# | sum | 100 | 0.1452 | 1.7463 | 0.5767 | 7.562 | 7.36 to 8.12 |
# | sum | 1,000 | 0.0000003 | 1.9996 | 0.0009 | 7.999 | 7.999 to 8.000 |
# | mean | 100 | 0.1260 | 1.5887 | 0.9350 | 7.290 | 6.96 to 8.19 |
# | mean | 1,000 | 0.0017 | 1.9529 | 0.1072 | 7.919 | 7.88 to 8.02 |
#
# - **100 epochs are not enough.** The loss is small, and yet the prediction at 4 is off, as in 12.
# - **The reduction changes the steps.** With three samples, the steps of "mean" are a third of those of "sum". With
#   3,000 samples they would be 1/3000, so "sum" would diverge unless you take a far smaller learning rate. (The losses
#   of the two cannot be compared: 0.1452 is a sum over three samples, 0.1260 a mean.)
# - **"none" is for looking at the samples.** It has n numbers, so `backward()` refuses it.
#
# Old programs have names that still run. `nn.MSELoss(size_average=False)` is reduction="sum". But `reduce="sum"` is the
# *mean*: torch only asks whether `reduce` is true, and a string is. And `optimizer.zero_grad` without brackets is no
# error: it does nothing.
#
# ## The picture
# Nothing to fill in here. Run the file. Left: the line comes to the samples fast, to the point at 4 slowly. Right: the
# loss of one sample on average, for both reductions. With three times the rate, "mean" makes the steps of "sum".


# %%
def fit(reduction, rate, epochs):
    """Return a trained model and the mean squared error before each epoch. The start is always the same."""
    torch.manual_seed(0)
    model = LinearModel()
    x, y = columns([1, 2, 3], [2, 4, 6])
    losses = train(model, x, y, reduction, rate, epochs)
    return model, [loss / (len(x) if reduction == "sum" else 1) for loss in losses]


def plot_fits():
    """Draw the lines after some epochs, and the losses for both reductions."""
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.6), layout="constrained")
    for epochs, color in ((0, "0.7"), (2, "tab:orange"), (100, "tab:green"), (1000, "tab:blue")):
        model, _ = fit("sum", 0.01, epochs)
        w, b = line_of(model.linear)
        (guess,) = predict(model, [4.0])
        left.plot([0, 4], [b, guess], color=color, label=f"{epochs:,} epochs: w = {w:.3f}, b = {b:.3f}")
        left.plot([4], [guess], "o", color=color)
    left.plot([1, 2, 3], [2, 4, 6], "ks", zorder=3, label="the samples")
    left.plot([4], [8], "k*", markersize=12, zorder=3, label="the line y = 2 x at 4")
    left.set(xlabel="x", ylabel="prediction", title='The line, with "sum" and rate 0.01')
    for reduction, rate, style in (("sum", 0.01, "-"), ("mean", 0.01, "-"), ("mean", 0.03, "--")):
        _, losses = fit(reduction, rate, 300)
        color = "k" if style == "--" else None
        right.semilogy(losses, style, color=color, linewidth=2, label=f'"{reduction}", rate {rate}')
    right.set(xlabel="epoch", ylabel="mean squared error (logarithmic)", title="The reduction changes the steps")
    for axes in (left, right):
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
    for epochs in (100, 1000):
        model, _ = fit("sum", 0.01, epochs)
        w, b = line_of(model.linear)
        print(f"{epochs} epochs: w = {w:.4f}, b = {b:.4f}, f(4) = {predict(model, [4.0])[0]:.4f}")
    show(plot_fits())

# %% [markdown]
# # 17 · Pass or fail from hours of study
#
# Three students studied for 1, 2 and 3 hours, and only the last one passed: y = 0, 0, 1. You build **logistic
# regression**, a model that predicts how probable it is to pass. The digits of exercise 19 need the same ideas.
#
# About 60 minutes. You need 13 (`nn.Linear`, optimizers).
#
# ## 1. The sigmoid
# The **logit** z = w x + b can be any number. The **sigmoid** ŷ = 1 / (1 + e^-z) makes a probability of it. But e^800
# is an **overflow**: too large for float64. So let t = e^-|z|, which is at most 1. Then ŷ = 1 / (1 + t) where z >= 0,
# else t / (1 + t). `np.where(condition, a, b)` chooses for each element.

# %%
import numpy as np
import torch
from torch import nn


def sigmoid(z):
    """Return 1 / (1 + e^-z) for each element, by hand, without overflow.

    z: (n,) float64. Returns an array: (n,) float64.
    Example: z = 0 gives 1 / 2, z = ln 3 gives 3 / 4, z = -ln 3 gives 1 / 4, z = -800 gives 0.0.
    """
    # TODO: two lines. Replace each `raise NotImplementedError`.
    raise NotImplementedError


def sigmoid_or_stop(z):
    """Return your sigmoid, but let an overflow be an error. Nothing to fill in here."""
    with np.errstate(over="raise", invalid="raise"):
        return sigmoid(z)


# %% [markdown]
# `make grade EX=logistic_regression` tells how far you are, and `make hint EX=logistic_regression` helps.
#
# ## 2. Predict first
# The loss of one sample is -ln ŷ if y = 1, and -ln(1 - ŷ) if y = 0 (ln is `np.log`). A model that knows nothing can
# toss a coin: ŷ = 0.5. How large is its loss? Do not run anything yet; ln 2 is about 0.69.


# %%
def predict_coin_toss():
    """Return the loss of ŷ = 0.5 if y = 1, and if y = 0.

    Returns a tuple of 2 floats; two digits are enough. Example: for ŷ = 0.9 it would be (0.11, 2.30).
    """
    # TODO: return two numbers.
    raise NotImplementedError


# %% [markdown]
# ## 3. Binary cross-entropy
# One formula holds for both cases, because either y or 1 - y is 0: **loss = -(y ln ŷ + (1 - y) ln(1 - ŷ))**. The minus
# stands before the bracket, so it belongs to both terms.


# %%
def bce(y_hat, y):
    """Return the binary cross-entropy of each sample, by hand.

    y_hat: (n,) float64, above 0 and below 1; y: (n,) int64, 0 or 1. Returns an array: (n,) float64.
    Example: ŷ = 0.5, 0.9, 0.9 and y = 1, 1, 0 give about 0.6931, 0.1054, 2.3026.
    """
    # TODO: the formula above.
    raise NotImplementedError


# %% [markdown]
# ## 4. The same loss from logits
# In float32 the sigmoid of 20 is exactly 1, so ln(1 - ŷ) is lost: for y = 0, `nn.BCELoss` then says its largest number,
# 100, instead of 20. `nn.BCEWithLogitsLoss` takes z itself. It has the sigmoid inside, and loses nothing. Both want
# targets in float32; `reduction="sum"` adds the samples up.


# %%
def loss_from_logits(z, y):
    """Return the summed binary cross-entropy, right for large z, too.

    z: (n, 1) float32, logits; y: (n, 1) int64, 0 or 1. Returns a tensor: () float32, with its graph.
    Example: z = [[0.0], [20.0]] and y = [[1], [0]] give 0.6931 + 20 = 20.6931.
    """
    # TODO: make the loss with `nn`, then call it.
    raise NotImplementedError


# %% [markdown]
# ## 5. The training
# As in 13: clear the gradients, loss, `backward()`, `step()`. The model gives logits. Use the summed loss of section
# 4: write it again, or call your function.


# %%
def train(model, x, y, rate, epochs):
    """Train the model with torch.optim.SGD; return the losses.

    model: nn.Linear(1, 1), changed in place; x: (n, 1) float32; y: (n, 1) int64; rate: the learning rate.
    Each epoch makes one step on all samples. Returns a list of `epochs` floats, each from before its step.
    Example: w = 1, b = -1.5, our data, rate 0.1, one epoch: ŷ = 0.3775, 0.6225, 0.8176. The loss is 1.6496. The
    gradients are the sums of (ŷ - y) x and of ŷ - y: about 1.0752 and 0.8176. So w = 0.8925, b = -1.5818.
    """
    # TODO: the loss and the optimizer once, then the loop.
    raise NotImplementedError


# %% [markdown]
# ## 6. The boundary
# ŷ = 0.5 means z = 0. The x where this happens is the **decision boundary**.


# %%
def boundary(w, b):
    """Return the x where w x + b is 0.

    w, b: floats, w is not 0. Returns a float. Example: boundary(2.0, -5.0) is 2.5.
    """
    # TODO: solve w x + b = 0 for x.
    raise NotImplementedError


# %% [markdown]
# ## 7. The accuracy
# Predict **class** 1 where ŷ is 0.5 or more, else class 0. The accuracy is the share of samples whose class is right.


# %%
def accuracy(w, b, x, y):
    """Return the accuracy of ŷ = sigmoid(w x + b).

    w, b: floats; x: (n,) float64; y: (n,) int64, 0 or 1. Returns a float, 0 to 1.
    Example: w = 2, b = -5, x = 1, 2, 3, 4 and y = 0, 1, 1, 1: the classes are 0, 0, 1, 1, so 0.75.
    """
    # TODO: the classes, then how many of them are equal to y.
    raise NotImplementedError


# %% [markdown]
# ## 8. The picture
# `axes.plot(x, y)` draws a curve, `axes.plot(x, y, "ko")` black points, `axes.axhline(y)` and `axes.axvline(x)` a line
# across, `axes.set(xlabel=..., ylabel=...)` the labels. Choose colours and styles as you like.


# %%
def draw_curve(w, b, x, y):
    """Return a figure of the model ŷ = sigmoid(w x + b) and of its samples.

    w, b: floats; x, y: lists of n numbers. It shows the curve ŷ over np.linspace(0, 10, 200), the samples as points,
    a horizontal line at 0.5, a vertical line at the boundary, and a label on each axis.
    Example: w = 2, b = -5: the curve goes through 0.5 at x = 2.5, where the two lines cross.
    """
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    # TODO: draw on axes.
    raise NotImplementedError
    axes.grid(alpha=0.3)
    return figure


# %% [markdown]
# ## What you have seen
# From `torch.manual_seed(0)`, with the rate 0.01 (the loss is that after the last step):
#
# | epochs | w | b | loss | accuracy | boundary | ŷ at x = 4 |
# | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
# | 100 | -0.0465 | -0.0054 | 2.081 | 0.67 | -0.12 | 0.452 |
# | 1,000 | 1.109 | -2.683 | 1.098 | 1.00 | 2.419 | 0.852 |
# | 10,000 | 4.053 | -9.942 | 0.254 | 1.00 | 2.453 | 0.998 |
#
# - **After 100 epochs two of three classes are right.** But this model says "fail" to everybody, as most did fail.
#   Its loss is that of three coin tosses, 3 ln 2 = 2.079. Accuracy alone does not show whether a model has learned
#   anything.
# - **There is no best w.** A boundary anywhere between 2 and 3 hours separates the three samples. A steeper curve then
#   makes every ŷ surer and every loss smaller, so w grows forever, ever more slowly. After 1,000 epochs, the seeds 0 to
#   19 end with w from 1.10 to 1.38, but all their boundaries lie between 2.41 and 2.42.
# - **The gradient of the loss for z is ŷ - y.** The logarithm and the exponential cancel. With a squared error there
#   would be a factor ŷ (1 - ŷ) more, which is nearly 0 where ŷ is sure and wrong: such a model hardly learns.
# - **Sigmoid once, never twice.** Either the model ends with a sigmoid and `nn.BCELoss` follows, or it gives logits to
#   `nn.BCEWithLogitsLoss`. A sigmoid before the second one runs without any error, and cannot come near loss 0.
#
# ## See it
# Run the file: it trains for 1,000 epochs and shows your picture.


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
    samples = torch.tensor([[1.0], [2.0], [3.0]]), torch.tensor([[0], [0], [1]])
    torch.manual_seed(0)
    line = nn.Linear(1, 1)
    history = train(line, *samples, 0.01, 1000)
    print(f"loss {history[0]:.3f} -> {history[-1]:.3f}, boundary {boundary(line.weight.item(), line.bias.item()):.3f}")
    show(draw_curve(line.weight.item(), line.bias.item(), [1, 2, 3], [0, 0, 1]))

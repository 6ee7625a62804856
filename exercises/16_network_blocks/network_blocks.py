# %% [markdown]
# # 16 · Layers, activations and a small network
#
# A network is made of layers and **activations**, one after the other. You write both by hand, put a small network
# together in two ways, and train it. The same blocks read handwritten digits in 19.
#
# About 60 minutes. You need 13 (nn.Module and the training loop).
#
# ## 1. A linear layer by hand
# Replace each `raise NotImplementedError`. `make grade EX=network_blocks` tells how far you are, and
# `make hint EX=network_blocks` helps.
#
# A linear layer has a weight A and a bias b. It works on the **last** dimension of x: y = x Aᵀ + b.

# %%
import torch
from torch import nn


def linear(x, weight, bias):
    """Return x Aᵀ + b. Write the product and the sum yourself: no nn.Linear, nn.functional.linear or addmm.

    x: (H_in,) or (n, H_in) or (n, ..., H_in) float32; weight A: (H_out, H_in) float32; bias b: (H_out,) float32.
    Returns a tensor: the shape of x, but H_out in the last place; float32.
    Example: x = [1, 2], A = [[1, 0], [3, -1], [0, 2]], b = [10, 20, 30]: [11, 21, 34].
    """
    # TODO: `@` multiplies along the last dimension of x; `.T` turns A around.
    raise NotImplementedError


# %% [markdown]
# ## 2. Three activations
# An activation bends what is otherwise a straight line. It works on each number z alone:
#
# - ReLU: z, but 0 where z is negative.
# - LeakyReLU: z, but 0.01 z where z is negative.
# - Sigmoid: 1 / (1 + e^-z), always between 0 and 1.
#
# Write the formulas, or find the functions in torch.


# %%
def activations(z):
    """Return ReLU, LeakyReLU and Sigmoid of z.

    z: any shape, float32; it stays as it is. Returns a tuple of 3 tensors, each of the shape of z, float32.
    Example: z = [-2, 0, 4] gives [0, 0, 4], [-0.02, 0, 4] and [0.1192, 0.5, 0.9820].
    """
    # TODO: torch.clamp, torch.where and torch.exp are enough.
    raise NotImplementedError


# %% [markdown]
# ## 3. Predict first
# This network has two linear layers: 5 features in, 3 hidden units, 5 numbers out.
#
#     nn.Sequential(nn.Linear(5, 3), nn.ReLU(), nn.Linear(3, 5), nn.Sigmoid())
#
# Do not run it. How many tensors of parameters does it have, and how many numbers are in them?


# %%
def predict_parameters():
    """Return the number of parameter tensors, and the number of all their elements.

    Returns a tuple of 2 ints.
    Example: nn.Linear(2, 4) alone has a weight (4, 2) and a bias (4,), 8 + 4 elements, so it would be (2, 12).
    """
    # TODO: return two numbers.
    raise NotImplementedError


# %% [markdown]
# ## 4. Ask the module
# `module.named_parameters()` gives pairs: a name, and a parameter (a tensor). It looks into all parts of the module.


# %%
def parameter_shapes(module):
    """Return a dictionary from the name of each parameter to its shape.

    module: any nn.Module. The shapes are tuples of ints (torch.Size is such a tuple).
    Example: parameter_shapes(nn.Linear(5, 3)) is {"weight": (3, 5), "bias": (3,)}.
    """
    # TODO: a loop over the pairs, or a comprehension.
    raise NotImplementedError


# %% [markdown]
# ## 5. Modules in a row
# `nn.Sequential(nn.Linear(4, 1), nn.Sigmoid())` hands what one module returns to the next. So the width that leaves a
# layer must be the width that enters the next layer.


# %%
def make_sequential(features, hidden, outputs):
    """Return a new nn.Sequential: linear layer, LeakyReLU (slope 0.01), linear layer, and no activation at the end.

    features, hidden, outputs: ints. It maps (n, features) to (n, hidden), then to (n, outputs), float32.
    Example: make_sequential(5, 3, 2) has weights of the shapes (3, 5) and (2, 3).
    """
    # TODO: three modules; the activation is one of nn.
    raise NotImplementedError


# %% [markdown]
# ## 6. A class of your own
# Here is a class to copy from. Make layers in `__init__`, after `super().__init__()`, and keep each as an attribute:
# only then does the module find its parameters. Use them in `forward`.


# %%
class Gate(nn.Module):
    """A linear layer, then Sigmoid: (n, features) to (n, 1). Nothing to fill in here."""

    def __init__(self, features):
        super().__init__()
        self.layer = nn.Linear(features, 1)
        self.sigmoid = nn.Sigmoid()

    def forward(self, x):
        return self.sigmoid(self.layer(x))


class Perceptron(nn.Module):
    """Linear, ReLU, linear, Sigmoid: (n, features) to (n, hidden), and back to (n, features), float32.

    Perceptron(features, hidden): ints. Its 4 parameters have the shapes that nn.Linear gives them. Names are free.
    Example: Perceptron(5, 3)(torch.ones(10, 5)) has the shape (10, 5), and all numbers lie between 0 and 1.
    """

    def __init__(self, features, hidden):
        # TODO: two linear layers, two activations.
        raise NotImplementedError

    def forward(self, x):
        # TODO: x through all four.
        raise NotImplementedError


# %% [markdown]
# ## 7. Dead rows
# A hidden unit belongs to one row of the weight. If its ReLU gives 0 for every sample, the gradient of this row is 0:
# no step moves it, it is **dead**.
#
# Look without training: `block.eval()` (`nn.Dropout` draws random zeros in training mode only), call the block inside
# `with torch.no_grad():`, then give it back the mode it had: `block.train(mode)`. `block.training` is the mode.


# %%
def dead_rows(block, x):
    """Return which hidden units give 0 for every sample, in eval mode and without gradients.

    block: a module that ends with ReLU, with the output (n, hidden); x: (n, features) float32.
    Returns a tensor: (hidden,) bool, True for a dead row. Afterwards block.training is what it was.
    Example: the outputs [[0, 2, 0], [0, 0, 5]] give tensor([True, False, False]).
    """
    # TODO: remember the mode, look, give the mode back. `.all(dim=...)` asks a whole column.
    raise NotImplementedError


# %% [markdown]
# ## 8. Train any model
# `nn.BCELoss` (binary cross-entropy) compares probabilities p with targets of 0 and 1, both of the same shape. It is
# the mean of -log p where the target is 1, and of -log(1 - p) where it is 0.


# %%
def train(model, optimizer, x, y, epochs):
    """Make one step in each epoch, with all samples, in training mode; return the losses.

    model: gives probabilities (n, m). It may come in eval mode, or with old gradients: clear before backward().
    optimizer: holds its parameters; x: (n, features) float32; y: (n, m) float32, 0 or 1.
    Returns a list of `epochs` floats, each the BCELoss from before its step.
    Example: if a model gives 0.5 everywhere, the first loss is -log 0.5 = 0.6931.
    """
    # TODO: model.train(), then the loop of 13.
    raise NotImplementedError


# %% [markdown]
# ## What you have seen
# - **Shapes tell the story.** `nn.Linear(5, 3)` keeps its weight as (3, 5): one row for each unit that comes out. So it
#   multiplies by Aᵀ, and any number of dimensions may stand before the last one.
# - **Without an activation, two layers are one.** (x Aᵀ + b) Cᵀ + d = x (CA)ᵀ + (bCᵀ + d). A quick test of a model f:
#   as long as it is linear, f(x) - f(0) is -(f(-x) - f(0)), however many layers it has. ReLU breaks this.
# - **The end of the model and the loss belong together.** Sigmoid and `nn.BCELoss` are a pair. `nn.BCEWithLogitsLoss`
#   has the Sigmoid inside: give it the output of the last linear layer. Probabilities in its place raise no error, but
#   the loss cannot fall below log(1 + 1/e) = 0.3133 where the target is 1, and 0.6931 where it is 0.
# - **A dead row stays dead** while the samples are the same. LeakyReLU has a slope below zero, so its rows can recover.
# - **The mode is a switch of the module.** `eval()` does not stop gradients, and `no_grad` does not silence Dropout: to
#   look at a model you want both, and before training `train()` again.
#
# The training below: y is all ones (10 samples, 5 numbers), x is y plus noise, Adam with the rate 0.1. The loss falls
# in each of the 10 epochs, from every one of 300 seeds that were tried.
#
# ## The picture
# Nothing to fill in here. Run the file: the three activations, and ten epochs from twenty seeds.


# %%
def train_from(seed):
    """Return the losses of ten epochs of a new perceptron: x is y plus noise, and y is all ones."""
    torch.manual_seed(seed)
    model = Perceptron(5, 3)
    y = torch.ones(10, 5)
    x = y + torch.randn_like(y)
    return train(model, torch.optim.Adam(model.parameters(), lr=0.1), x, y, 10)


def plot_blocks(seeds):
    """Draw the three activations, and the losses of a training from each seed."""
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.8), layout="constrained")
    z = torch.linspace(-4, 4, 201)
    for name, values in zip(("ReLU", "LeakyReLU", "Sigmoid"), activations(z), strict=True):
        left.plot(z, values, label=name, linestyle="--" if name == "LeakyReLU" else "-", linewidth=2)
    left.set(xlabel="z", title="Three activations", ylim=(-0.3, 2.3))
    left.legend(loc="upper left")
    for seed in seeds:
        right.plot(range(10), train_from(seed), color="tab:blue", alpha=0.5)
    right.set(xlabel="epoch", ylabel="loss before the step", title=f"Ten epochs from {len(seeds)} seeds: always down")
    for panel in (left, right):
        panel.grid(alpha=0.3)
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
    show(plot_blocks(range(20)))

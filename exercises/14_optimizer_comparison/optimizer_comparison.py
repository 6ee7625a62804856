# %% [markdown]
# # 14 · Eight optimizers on one problem
#
# Three points, x = 1, 2, 3 and y = 2, 4, 6, and a model with one weight and one bias, `nn.Linear(1, 1)`. You
# know how to train it with SGD. PyTorch has more than a dozen other optimizers, and changing from one to
# another is one word. Which is best? To find out, let eight of them solve the same problem and keep the
# losses of each: a *history*.
#
# Such a comparison is worth something only if it is **fair**: each optimizer gets a fresh model, each model
# starts from the same weight and bias (so: the same seed), and data, loss, rate and number of epochs are the
# same for all.
#
# The loss is the **sum** of the squared errors, `nn.MSELoss(reduction="sum")`. A small example by hand: with
# seed 0 the model starts at w = -0.0075 and b = 0.5364. Its predictions are 0.529, 0.521, 0.514, the errors
# -1.471, -3.479, -5.486, and the sum of their squares is 44.36. Each history below begins with this number.
#
# | optimizer | what it does with the gradient | seed 0 | 100 epochs | 1,000 epochs |
# | --- | --- | --- | --- | --- |
# | SGD | a step of rate times gradient | 0.145 | 0.031 | 7e-8 |
# | ASGD | as SGD, with a very small pull to zero; also keeps an average | 0.145 | 0.031 | 1e-7 |
# | Adagrad | divides by the root of all squared gradients so far | 32.6 | 42.6 | 20 |
# | Adam | averages gradients, divides by the root of the averaged squares | 5.97 | 9.3 | 0.13 |
# | Adamax | as Adam, but divides by the largest recent gradient | 8.10 | 11.9 | 0.34 |
# | RMSprop | divides by the root of the averaged squares | 1.27 | 1.1 | 1e-7 |
# | Rprop | looks only at the sign; steps grow while the sign stays | 6e-9 | 1e-7 | 1e-11 |
# | LBFGS | estimates the curvature from the last gradients | 2e-8 | 2e-8 | 5e-10 |
#
# The rate is 0.01 for all. "Seed 0" is the last loss of 100 epochs from seed 0, the other two columns are the
# median last loss of 30 seeds. Losses below 1e-7 are at the end of what float32 can tell; do not rank them.
#
# Why so different? The first gradient of w is about -50. SGD multiplies it by 0.01 and moves w by 0.5 at
# once. Adagrad, Adam, Adamax and Rprop divide the gradient by its own size, so that the first step is 0.01,
# however steep the slope. At that pace 100 epochs are a short time, for w has a way of 2 to go. Rprop then
# lets its steps grow, Adagrad lets them shrink. So the table does not say that Adam is bad: it says that
# **0.01 is not the same rate for all**.
#
# **Rules for all functions.** `x`, `y` and `values` are n numbers each: a list, a NumPy array or a tensor
# with one dimension. What is passed in must not be changed. Recorded losses are Python floats, taken
# **before** the update.
#
# Replace each `raise NotImplementedError`, from the top to the bottom. `make grade EX=optimizer_comparison`
# tells you how far you are; running this file draws the eight histories.

# %%
import torch
from torch import nn

NAMES = ("SGD", "Adagrad", "Adam", "Adamax", "ASGD", "LBFGS", "RMSprop", "Rprop")

# %% [markdown]
# ## 1. Numbers as a column
# `nn.Linear(1, 1)` wants one row for each sample and one number in each row, in float32. Prediction and
# target must have the same shape: (n, 1) minus (n,) is no error, but an (n, n) table of differences, and a
# wrong loss.
# Example: `column([1, 2, 3])` is `tensor([[1.], [2.], [3.]])`.


# %%
def column(values):
    """Return the values as a tensor of shape (n, 1), float32.

    values: n numbers, of any dtype.
    """
    # TODO: make a float32 tensor of the values, then give it one column.
    raise NotImplementedError


# %% [markdown]
# ## 2. The same start for all
# `nn.Linear` draws its first weight and bias at random. Seed the generator just before, and they are always
# the same. `initial_parameters` below shows what your model starts with: `initial_parameters(0)` is about
# `(-0.00749, 0.53644)`.


# %%
def fresh_model(seed):
    """Return a new nn.Linear(1, 1), made right after torch.manual_seed(seed)."""
    # TODO: seed first, then make the model.
    raise NotImplementedError


def initial_parameters(seed):
    """Return weight and bias of a fresh model, two floats. Nothing to fill in here."""
    model = fresh_model(seed)
    return model.weight.item(), model.bias.item()


# %% [markdown]
# ## 3. An optimizer by its name
# The eight names are those of the classes in `torch.optim`. Give each the model's parameters and the rate
# (`lr`), for the rates that they have by themselves differ; leave all other settings alone. `kind_and_rate`
# below shows what you made: `kind_and_rate("Adam", 0.05)` is `("Adam", 0.05)`.


# %%
def make_optimizer(name, parameters, rate):
    """Return the optimizer of torch.optim with this name, for these parameters, with this rate.

    name: one of NAMES; parameters: what model.parameters() returns; rate: one number.
    """
    # TODO: a dictionary from names to classes is fine. getattr(torch.optim, name) finds the class, too.
    raise NotImplementedError


def kind_and_rate(name, rate):
    """Return class name and rate of the optimizer that you make. Nothing to fill in here."""
    optimizer = make_optimizer(name, nn.Linear(1, 1).parameters(), rate)
    return type(optimizer).__name__, optimizer.param_groups[0]["lr"]


# %% [markdown]
# ## 4. One update
# For seven of the eight you could write the usual lines: `zero_grad`, loss, `backward`, `step`. LBFGS asks
# for more: within a single step it looks at the loss and its gradients up to some twenty times, at different
# places. So it wants these lines as a function, the **closure**: `optimizer.step(closure)`. The closure
#
# 1. clears the gradients (each time, or those of the last look are added to the new ones),
# 2. computes the loss of the model as it is now,
# 3. calls `backward`,
# 4. returns the loss.
#
# All eight optimizers take a closure, so one way does for all. `step` returns the loss of the closure's
# **first** run, which is the loss before the update: just what is to be recorded.
# Example: with `model = fresh_model(0)`, `optimizer = make_optimizer("SGD", model.parameters(), 0.01)` and
# the data above as columns, the first call returns about 44.3605, the second 20.0771.


# %%
def one_update(model, optimizer, x, y):
    """Let the optimizer make one update of the model; return the loss before it, one float.

    x, y: tensors of shape (n, 1), float32. The loss is the sum of the squared errors.
    """
    # TODO: define closure() inside this function and hand it to optimizer.step;
    # turn the loss into a float by item().
    raise NotImplementedError


# %% [markdown]
# ## 5. A whole fit
# One optimizer, one fresh model, `epochs` updates on all samples at once.
# Example: `fit("SGD", [1, 2, 3], [2, 4, 6], 0.01, 2, 0)` is about `([44.3605, 20.0771], 0.8236, 0.8816)`: two
# losses, then the weight and the bias **after** the second update. With `epochs` 0 it is an empty list, and
# the weight and bias of the fresh model.


# %%
def fit(name, x, y, rate, epochs, seed):
    """Train a fresh model; return (losses, w, b).

    losses: a list of `epochs` floats, each taken before its update; w, b: one float each, after the last one.
    x, y: n numbers each (not yet columns).
    """
    # TODO: use column, fresh_model, make_optimizer, and one_update in a loop. Run all epochs.
    raise NotImplementedError


# %% [markdown]
# ## 6. The comparison
# The histories of several optimizers, under their names. The first loss is the same for all. Where it is not,
# the models did not start at the same place.
# Example: `compare([1, 2, 3], [2, 4, 6], ["SGD", "Adam"], 0.01, 2, 0)` is about
# `{"SGD": [44.3605, 20.0771], "Adam": [44.3605, 43.6570]}`.


# %%
def compare(x, y, names, rate, epochs, seed):
    """Return a dictionary from each name to the list of its losses.

    names: some of NAMES. Each optimizer trains a fresh model made with the same seed.
    """
    # TODO: call fit for every name and keep its losses.
    raise NotImplementedError


# %% [markdown]
# ## 7. The best of them
# Only the last loss counts: where a fit ends, not where it passed. Of several that are equally small, the
# first in the dictionary wins.
# Example: `best_optimizer({"SGD": [4.0, 1.0, 2.0], "Adam": [5.0, 3.0, 1.5]})` is `"Adam"`.


# %%
def best_optimizer(histories):
    """Return the name of the history with the smallest last loss.

    histories: a dictionary from names to lists of losses, as compare returns it.
    """
    # TODO: min with a key, or a loop over histories.items().
    raise NotImplementedError


# %% [markdown]
# ## The picture
# Nothing to fill in here. Run the file (LBFGS takes some seconds, for each of its updates is many). The
# vertical axis is logarithmic: a straight line down means that each epoch takes away the same share of the
# loss.


# %%
def plot_comparison(histories):
    """Draw a panel for each optimizer: its loss over the epochs, the last in the title; the best in red."""
    import matplotlib.pyplot as plt

    best = best_optimizer(histories)
    figure, panels = plt.subplots(2, 4, figsize=(12, 6), sharex=True, sharey=True, layout="constrained")
    for axes, (name, losses) in zip(panels.flat, histories.items(), strict=False):
        color, weight = ("tab:red", "bold") if name == best else ("tab:blue", "normal")
        axes.semilogy(range(len(losses)), losses, color=color, linewidth=2)
        axes.set_title(f"{name}: {losses[-1]:.3g}", color=color, fontweight=weight)
        axes.grid(alpha=0.3)
    figure.suptitle("The same model under eight optimizers: summed squared error, and its last value")
    figure.supxlabel("epoch")
    figure.supylabel("loss before the update (logarithmic)")
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
    show(plot_comparison(compare([1, 2, 3], [2, 4, 6], NAMES, 0.01, 100, 0)))

# %% [markdown]
# # 14 · Eight optimizers on one problem
#
# PyTorch has more than a dozen optimizers, and one word in your code chooses among them. Which is best? You let eight
# of them train the same small model, ŷ = w x + b, and keep the **history** of the losses of each. You will choose an
# optimizer for every later network.
#
# About 65 minutes. You need 12 (autograd).
#
# ## 1. Predict first
# Replace each `raise NotImplementedError`; `make grade EX=optimizer_comparison` tells how far you are.
#
# Let the gradient of w be -50, the learning rate 0.01. **SGD** subtracts rate times gradient from w. **Adam** first
# divides the gradient by its absolute value, so only the sign is left, then does the same. How does w change?

# %%
import torch
from torch import nn

NAMES = ("SGD", "Adagrad", "Adam", "Adamax", "ASGD", "LBFGS", "RMSprop", "Rprop")


def predict_moves():
    """Return by how much w changes in the first update: with SGD, and with Adam.

    Returns a tuple of 2 floats. Example: if the gradient were 20, it would be (-0.2, -0.01).
    """
    # TODO: return two numbers.
    raise NotImplementedError


# %% [markdown]
# ## Given: numbers as a column
# `nn.Linear(1, 1)` wants one row for each sample, in float32. Prediction and target must have the same shape: (n, 1)
# minus (n,) is no error, but an (n, n) table of differences, and a wrong loss.


# %%
def column(values):
    """Return the values as a column, (n, 1) float32. Nothing to fill in here."""
    return torch.as_tensor(values, dtype=torch.float32).reshape(-1, 1)


# %% [markdown]
# ## 2. The same start for all
# `nn.Linear` draws its first weight and bias at random. Seed the generator just before, and they are the same
# each time.


# %%
def fresh_model(seed):
    """Return a new nn.Linear(1, 1), made right after torch.manual_seed(seed).

    Example: fresh_model(0) starts at w = -0.00749, b = 0.53644.
    """
    # TODO: two lines.
    raise NotImplementedError


def initial_parameters(seed):
    """Return w and b of your fresh model. Nothing to fill in here."""
    model = fresh_model(seed)
    return model.weight.item(), model.bias.item()


# %% [markdown]
# ## 3. An optimizer by its name
# The eight names are those of classes in `torch.optim`. The argument for the learning rate is `lr`. Leave all other
# options alone: only then is the comparison fair.


# %%
def make_optimizer(name, parameters, rate):
    """Return the optimizer of torch.optim with this name.

    name: one of NAMES; parameters: what model.parameters() returns; rate: the learning rate.
    Example: make_optimizer("Adam", model.parameters(), 0.05) is a torch.optim.Adam with lr 0.05.
    """
    # TODO: getattr(torch.optim, name) finds the class; a dictionary of the classes is fine, too.
    raise NotImplementedError


def kind_and_rate(name, rate):
    """Return class name and learning rate of the optimizer that you make. Nothing to fill in here."""
    optimizer = make_optimizer(name, nn.Linear(1, 1).parameters(), rate)
    return type(optimizer).__name__, optimizer.param_groups[0]["lr"]


def other_options(name):
    """Return all its other options. Nothing to fill in here."""
    group = make_optimizer(name, nn.Linear(1, 1).parameters(), 0.01).param_groups[0]
    return {key: value for key, value in group.items() if key not in ("params", "lr")}


# %% [markdown]
# ## 4. One update
# Seven of the eight need the usual lines: `optimizer.zero_grad()`, loss, `backward()`, `optimizer.step()`. LBFGS looks
# at the loss many times in one step. So it wants a function without arguments, the **closure**: it clears the
# gradients, computes the loss, calls `backward()` and returns the loss. Define it inside `one_update`, where it sees
# the model and the data. `optimizer.step(closure)` works for all eight, and returns the first loss, a tensor.


# %%
def one_update(model, optimizer, x, y):
    """Let the optimizer make one update of the model; return the loss from before it.

    x, y: tensors, (n, 1) float32. The loss is the sum of the squared errors. Returns a float.
    Example: two_updates("SGD", 1.0, 0.0, column([1, 2, 3]), column([2, 4, 6]), 0.01), below, starts with the errors
    -1, -2, -3 and gives about ([14.0, 6.264], 1.4672, 0.1992).
    """
    # TODO: define closure() in here; nn.MSELoss(reduction="sum") is the loss.
    raise NotImplementedError


def two_updates(name, w, b, x, y, rate, most=20):
    """Make two of your updates from w and b, with SGD or LBFGS (`most`: its max_iter). Nothing to fill in here."""
    model = nn.Linear(1, 1)
    nn.utils.vector_to_parameters(torch.tensor([w, b], dtype=torch.float32), model.parameters())
    kind, options = (torch.optim.LBFGS, {"max_iter": most}) if name == "LBFGS" else (torch.optim.SGD, {})
    optimizer = kind(model.parameters(), lr=rate, **options)
    losses = [one_update(model, optimizer, x, y), one_update(model, optimizer, x, y)]
    return losses, model.weight.item(), model.bias.item()


# %% [markdown]
# ## 5. A whole fit
# One fresh model, one optimizer for it, and all updates. Use your functions.


# %%
def fit(name, x, y, rate, epochs, seed):
    """Train a fresh model; return the tuple (losses, w, b).

    x, y: columns, (n, 1) float32; epochs: how many updates.
    losses: a list of `epochs` floats, each from before its update; w, b: floats, after the last update.
    Example: fit("SGD", column([1, 2, 3]), column([2, 4, 6]), 0.01, 2, 0) is about
    ([44.3605, 20.0771], 0.8236, 0.8816).
    """
    # TODO: model, optimizer, then a loop.
    raise NotImplementedError


# %% [markdown]
# ## 6. The comparison
# It is **fair** if each optimizer gets a fresh model and all models start at the same place. Then all histories begin
# with the same loss.


# %%
def compare(x, y, names, rate, epochs, seed):
    """Return a dictionary from each name to the list of its losses.

    x, y: columns, (n, 1) float32; names: some of NAMES.
    Example: for SGD and Adam, with data, rate, epochs and seed as in the example of fit, it is about
    {"SGD": [44.3605, 20.0771], "Adam": [44.3605, 43.6570]}.
    """
    # TODO: fit for every name; keep only the losses.
    raise NotImplementedError


# %% [markdown]
# ## 7. The best of them
# Only the last loss counts: where a fit ends, not where it passed.


# %%
def best_optimizer(histories):
    """Return the name whose last loss is the smallest; if several are equal, the first of them.

    histories: a dictionary from names to lists of losses, none of them nan. It must not change.
    Example: best_optimizer({"SGD": [4.0, 1.0, 2.0], "Adam": [5.0, 3.0, 1.5]}) is "Adam".
    """
    # TODO: min with a key, or a loop over histories.items().
    raise NotImplementedError


# %% [markdown]
# ## 8. The picture
# One plot for each optimizer, in one figure. On a logarithmic axis a straight line down means that each epoch takes
# away the same share of the loss. Looks are free. Run the file (LBFGS takes some seconds: each of its updates is many).


# %%
def plot_comparison(histories):
    """Draw one plot for each history: its losses over the epochs 0, 1, 2, ..., on a logarithmic y axis.

    histories: a dictionary from at most eight names to lists of losses above 0.
    Returns the figure. The title of each plot is the name of its optimizer.
    Example: for {"SGD": [44.4, 20.1], "Adam": [44.4, 43.7]} there are two plots, with two points each.
    """
    import matplotlib.pyplot as plt

    rows, columns = 2 if len(histories) > 4 else 1, min(len(histories), 4)
    options = {"sharex": True, "sharey": True, "squeeze": False, "layout": "constrained"}
    figure, panels = plt.subplots(rows, columns, figsize=(3 * columns, 3 * rows), **options)
    figure.supxlabel("epoch")
    figure.supylabel("loss before the update")
    for place, name in enumerate(histories):
        panels.flat[place].set_title(name)
    # TODO: another such loop; semilogy draws a curve on a logarithmic axis. Return the figure.
    raise NotImplementedError


# %% [markdown]
# ## What you have seen
# The rate is 0.01 for all. The numbers are last losses: of 100 epochs from seed 0, then the median over 30 seeds for
# 100 and for 1,000 epochs.
#
# | optimizer | what it does with the gradient | 100 epochs, seed 0 | 100 epochs, median | 1,000 epochs, median |
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
# Losses below 1e-7 are at the end of what float32 can tell. So it is chance which of Rprop and LBFGS is the best.
#
# Why so different? The first gradient of w is about -50. SGD moves w by 0.5 at once. The first move of Adagrad, Adam,
# Adamax and Rprop is 0.01, however steep the slope: they divide the gradient by its absolute value. At that pace 100
# epochs are a short time to go from 0 to 2. RMSprop's first move is 0.1, because its average of squares starts at zero
# and is still small. Rprop then lets its steps grow, Adagrad lets them shrink. So the table
# does not say that Adam is bad: it says that **0.01 is not the same rate for all**.


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
    found = compare(column([1, 2, 3]), column([2, 4, 6]), NAMES, 0.01, 100, 0)
    print(f"the best: {best_optimizer(found)}")
    show(plot_comparison(found))

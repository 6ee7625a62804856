# %% [markdown]
# # 18 · The sine by a cubic, six ways
#
# You fit ŷ = a + b x + c x^2 + d x^3 to sin(x): by hand in NumPy, by hand with tensors, by autograd, with a gradient
# rule of your own, with `torch.nn` and an optimizer, and with a module that has a loop. The last two are
# how exercise 19 trains a network.
#
# About 65 minutes. You need 12 (several parameters) and 13 (modules and optimizers). The four parameters always
# come in the order a, b, c, d. All losses here are **sums** of squared errors.
#
# ## 1. The cubic
# Replace each `raise NotImplementedError`. `make grade EX=sine_fit` tells how far you are.

# %%
import numpy as np
import torch
from torch import nn


def cubic(x, parameters):
    """Return the prediction a + b x + c x^2 + d x^3. Use only `*`, `**` and `+`.

    x: (n,) float64, an array or a tensor; parameters: 4 numbers, or 4 tensors of shape () if x is a tensor.
    Returns: (n,) float64, an array or a tensor, as x is.
    Example: cubic(np.array([0.0, 2.0]), [1, 2, 3, 4]) is array([1., 49.]), because 1 + 4 + 12 + 32 = 49.
    """
    # TODO: take the four parameters apart, then write the formula.
    raise NotImplementedError


# %% [markdown]
# ## 2. Predict first
# The samples lie evenly on both sides of 0, and sin(-x) = -sin(x). Do not run anything yet. Which two parameters of
# the best cubic are 0?


# %%
def guess_zeros():
    """Return the names of the two parameters that are 0 in the best cubic.

    Returns a tuple of 2 strings, in the order of the alphabet. Example: ("a", "b") would mean a and b.
    """
    # TODO: return your prediction.
    raise NotImplementedError


# %% [markdown]
# ## 3. Gradients by hand: ways one and two
# With the errors e = ŷ - y, the gradient for d is the sum of 2 e x^3. You find the other three. One function serves
# arrays and tensors. You may call earlier functions, or write their lines again.


# %%
def hand_gradients(x, y, parameters):
    """Return the gradients of the summed squared error, by formulas and without autograd.

    x, y: (n,) float64, both arrays or both tensors; parameters: 4 numbers.
    Returns a list of 4 floats. No loop over the samples.
    Example: x = [1, 2], y = [0, 0], a = 1, b = c = d = 0: the errors are 1 and 1, so it is [4.0, 6.0, 10.0, 18.0].
    """
    # TODO: the errors, then four sums; float(...) makes a float of each.
    raise NotImplementedError


def fit_by_hand(x, y, values, rate, steps):
    """Return the parameters after some steps with your gradients. Nothing to fill in here."""
    for _ in range(steps):
        gradients = hand_gradients(x, y, values)
        values = [value - rate * gradient for value, gradient in zip(values, gradients, strict=True)]
    return values


# %% [markdown]
# ## 4. Autograd: way three
# `backward()` adds to the gradients, so clear them in each step.


# %%
def fit_by_autograd(x, y, values, rate, steps):
    """Make `steps` updates of all four parameters; return the tuple (parameters, losses).

    x, y: tensors, (n,) float64; values: 4 numbers, where to start; rate: the learning rate.
    parameters: 4 floats, after the last update; losses: `steps` floats, each from before its update; both are lists.
    Use autograd, in float64.
    Example: fit_by_autograd(torch.tensor([1.0], dtype=torch.float64), torch.tensor([0.0], dtype=torch.float64),
    [1, 0, 0, 0], 0.1, 1) is ([0.8, -0.2, -0.2, -0.2], [1.0]).
    """
    # TODO: four tracked tensors. Then a loop as in exercise 12.
    raise NotImplementedError


# %% [markdown]
# ## 5. A gradient rule of your own: way four
# A `torch.autograd.Function` computes a value, and says how to go back: `backward` gets the upstream gradient and
# returns upstream times local gradient. `ctx` keeps the input between the two. Copy from `Cube`: `Cube.apply(x)`.


# %%
class Cube(torch.autograd.Function):
    """x^3, with the local gradient 3 x^2. Nothing to fill in here."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, upstream):
        (x,) = ctx.saved_tensors
        return upstream * 3 * x**2


class LegendreP3(torch.autograd.Function):
    """P3(x) = (5 x^3 - 3 x) / 2, with its local gradient.

    x, upstream: tensors of one shape, float64. LegendreP3.apply(x) has that shape, too.
    Example: P3(2) = (40 - 6) / 2 = 17. Its local gradient is 28.5 at 2, and -1.5 at 0.
    """

    @staticmethod
    def forward(ctx, x):
        # TODO: as in Cube.
        raise NotImplementedError

    @staticmethod
    def backward(ctx, upstream):
        # TODO: upstream times local gradient.
        raise NotImplementedError


# %% [markdown]
# ## 6. A linear layer: way five
# `powers(x)` has a row (x, x^2, x^3) for each sample. So `nn.Linear(3, 1)` is a cubic: its weights are b, c, d and its
# bias is a. But it gives a column, (n, 1), and y is (n,). Their difference would be (n, n). `nn.Flatten(0, 1)` joins
# the two dimensions.


# %%
def powers(x):
    """Return the columns x, x^2, x^3: (n, 3). Nothing to fill in here."""
    return torch.stack([x, x**2, x**3], dim=1)


def make_model():
    """Return a model from (n, 3) float32 to (n,) float32: a linear layer, then flat.

    Returns an nn.Module with two parameters: the weights (1, 3) and the bias (1,), with any values.
    Example: with the weights 2, 3, 4 and the bias 1, the row (2, 4, 8) gives 1 + 4 + 12 + 32 = 49.
    """
    # TODO: nn.Sequential of the two layers.
    raise NotImplementedError


# %% [markdown]
# Now the loop, with `torch.optim.SGD` and `nn.MSELoss(reduction="sum")`.


# %%
def fit_by_optimizer(model, features, y, rate, steps):
    """Make `steps` updates of the model with SGD; return the losses.

    model: from (n, 3) to (n,); features: (n, 3) float32; y: (n,) float32; rate: the learning rate.
    Returns a list of `steps` floats, each from before its update.
    Example: all parameters 0, features [[1, 1, 1]], y = [1], rate 0.1, 2 steps: about [1.0, 0.04].
    """
    # TODO: loss function and optimizer once; then the loop.
    raise NotImplementedError


# %% [markdown]
# ## 7. A module with a loop: way six
# `forward` may use `if` and `for`, and use one parameter twice. Copy from `Line`.


# %%
class Line(nn.Module):
    """a + b x, from zeros. Nothing to fill in here."""

    def __init__(self):
        super().__init__()
        self.a = nn.Parameter(torch.zeros(()))
        self.b = nn.Parameter(torch.zeros(()))

    def forward(self, x):
        return self.a + self.b * x


class SharedPolynomial(nn.Module):
    """a + b x + c x^2 + d x^3, then `extra` terms that share one parameter e: e x^4, e x^5, ...

    Five attributes a, b, c, d, e: parameters, each () float32, 0 at first.
    x: (n,) float32; extra: 0, 1, 2 or more. Returns (n,) float32.
    Example: a, b, c, d, e = 1, 0, 0, 0, 2 and x = [2.0] give 1 for extra 0; 1 + 32 for 1; 1 + 32 + 64 for 2.
    """

    def __init__(self):
        # TODO: as in Line.
        raise NotImplementedError

    def forward(self, x, extra):
        # TODO: the cubic, then a loop.
        raise NotImplementedError


# %% [markdown]
# ## What you have seen
# With 2,000 samples from -π to π, all ways come to the same cubic: ŷ = 0.857 x - 0.0933 x^3, with a loss of 8.8. After
# 2,000 steps from zeros with the rate 1e-6 the loss is 9.0. The Taylor series x - x^3 / 6 is better close to 0 and much
# worse at the ends: the loss looks at all samples alike.
#
# - The sums decide the rate. x^3 goes up to 31, and 2,000 squared errors are added. So the gradients are large, and
#   1e-6 is not small.
# - A Function of your own helps where autograd cannot see the operations, or where a formula is shorter.
#   a + b P3(c + d x) reaches the loss 8.944 with b = -2.2085 and d = 0.2555. It is nearly the same cubic.
# - (n, 1) minus (n,) is (n, n). Nothing crashes, `nn.MSELoss` only warns, and the fit is flat: each prediction is drawn
#   to the mean of all targets.
# - The graph is made anew in each forward pass, so it may be another one each time.
#
# ## The picture
# Nothing to fill in here. Run the file: the sine, the cubic, the Taylor series, and the loss on its way.


# %%
def fit_legendre(x, y, values, rate, steps):
    """Fit a + b P3(c + d x) by autograd with your Function; return the parameters and the losses."""
    parameters = [torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in values]
    optimizer = torch.optim.SGD(parameters, lr=rate)
    losses = []
    for _ in range(steps):
        a, b, c, d = parameters
        loss = ((a + b * LegendreP3.apply(c + d * x) - y) ** 2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return [parameter.item() for parameter in parameters], losses


def plot_fits(count, steps):
    """Draw the sine and its fits, and the losses over the steps."""
    import matplotlib.pyplot as plt

    x = torch.from_numpy(np.linspace(-np.pi, np.pi, count))
    y = torch.sin(x)
    by_hand = fit_by_hand(x.numpy(), y.numpy(), [0.0, 0.0, 0.0, 0.0], 1e-6, steps)
    _, losses = fit_by_autograd(x, y, [0.0, 0.0, 0.0, 0.0], 1e-6, steps)
    (a, b, c, d), other_losses = fit_legendre(x, y, [0.0, -1.0, 0.0, 0.3], 5e-6, steps)
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.8), layout="constrained")
    left.plot(x, y, "k", linewidth=3, alpha=0.3, label="sin(x)")
    left.plot(x, cubic(x, by_hand), color="tab:blue", label="the cubic")
    legendre = a + b * (5 * (c + d * x) ** 3 - 3 * (c + d * x)) / 2
    left.plot(x, legendre, "--", color="tab:orange", label="a + b P3(c + d x)")
    left.plot(x, x - x**3 / 6, ":", color="tab:green", label="Taylor: x - x³ / 6")
    left.set(xlabel="x", ylabel="prediction", ylim=(-1.6, 1.6), title="A cubic for the sine")
    left.legend()
    left.grid(alpha=0.3)
    right.semilogy(losses, color="tab:blue", label="the cubic")
    right.semilogy(other_losses, "--", color="tab:orange", label="a + b P3(c + d x)")
    right.set(xlabel="step", ylabel="summed squared error", title="The loss before each update")
    right.legend()
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
    show(plot_fits(2000, 2000))

# %% [markdown]
# # 15 · Mini-batches from a DataLoader
#
# A real data set is too large for one step. You wrap samples in a **Dataset**, let a **DataLoader** shuffle them and
# hand out mini-batches, train ŷ = w x + b with these, and draw the line that comes out. The digits of exercise 19 come
# out of a DataLoader, too.
#
# About 60 minutes. You need 08 (mini-batches) and 13 (module, loss and optimizer).
#
# ## 1. Columns
# Replace each `raise NotImplementedError`; `make grade EX=data_loader` tells how far you are.
#
# scikit-learn gives x in shape (n, 1), y in shape (n,), both float64. `nn.Linear` wants float32, and the target must
# have the shape of the prediction: (n, 1) minus (n,) is an n x n table.

# %%
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, TensorDataset


def as_columns(x, y):
    """Return x and y as two columns of float32.

    x: (n, 1) array; y: (n,) array; both of any dtype. Returns two tensors: (n, 1) float32.
    Example: as_columns(np.array([[1.0], [2.0]]), np.array([5, 7])) is
    (tensor([[1.], [2.]]), tensor([[5.], [7.]])).
    """
    # TODO: torch.tensor takes a dtype; reshape(-1, 1) makes a column.
    # BEGIN SOLUTION
    columns = [torch.tensor(values, dtype=torch.float32).reshape(-1, 1) for values in (x, y)]
    return columns[0], columns[1]
    # END SOLUTION


# %% [markdown]
# ## 2. A Dataset
# A Dataset answers two questions: how many samples are there (`__len__`), and which is number i (`__getitem__`)?


# %%
class SquaresDataset(Dataset):
    """The numbers from 0 to n - 1, each with its square. A class to copy from; nothing to fill in here."""

    def __init__(self, n):
        self.numbers = torch.arange(n)

    def __len__(self):
        return len(self.numbers)

    def __getitem__(self, index):
        number = self.numbers[index]
        return number, number**2


class PairDataset(Dataset):
    """The samples of x and y, as pairs.

    x, y: tensors, (n, 1) float32.
    Example: with x of 5, 6 and y of 50, 60, `len(PairDataset(x, y))` is 2 and `PairDataset(x, y)[1]` is
    (tensor([6.]), tensor([60.])).
    """

    def __init__(self, x, y):
        # TODO: keep x and y.
        # BEGIN SOLUTION
        self.x, self.y = x, y
        # END SOLUTION

    def __len__(self):
        # TODO: how many samples?
        # BEGIN SOLUTION
        return len(self.x)
        # END SOLUTION

    def __getitem__(self, index):
        # TODO: the pair number `index`.
        # BEGIN SOLUTION
        return self.x[index], self.y[index]
        # END SOLUTION


# %% [markdown]
# ## 3. Predict first
# Mini-batches of 16 are taken from 100 samples until none is left. Answer before you run anything.


# %%
def predict_mini_batches():
    """Return how many mini-batches one epoch has, and how many samples are in the last one.

    Returns a tuple of 2 ints. Example: for 10 samples and mini-batches of 4, it would be (3, 2).
    """
    # TODO: return two numbers.
    # BEGIN SOLUTION
    return 7, 4
    # END SOLUTION


# %% [markdown]
# ## 4. A DataLoader
# `TensorDataset(x, y)` is torch's own PairDataset. A DataLoader goes through a Dataset: each
# `for x_part, y_part in loader` is one epoch. With `shuffle=True` each epoch has a new order. The argument `generator`
# takes a `torch.Generator`; after its method `manual_seed` the orders can be repeated, whatever else draws random
# numbers.


# %%
def make_loader(x, y, batch_size, seed):
    """Return a DataLoader of the samples: shuffled, every sample once in an epoch.

    x, y: tensors, (n, 1) float32. The orders come from a generator of its own, seeded with `seed`; the last
    mini-batch may be smaller.
    Example: 10 samples and batch_size 4 give mini-batches of 4, 4 and 2.
    """
    # TODO: a generator, a Dataset, a DataLoader.
    # BEGIN SOLUTION
    generator = torch.Generator().manual_seed(seed)
    return DataLoader(TensorDataset(x, y), batch_size=batch_size, shuffle=True, generator=generator)
    # END SOLUTION


# %% [markdown]
# ## 5. Scaling
# With large inputs gradient descent diverges. So subtract the mean from x and divide by the standard deviation. Both
# numbers come from the training samples alone: test samples stand for those that nobody has seen yet.


# %%
def scale(train_x, test_x):
    """Return both columns, scaled with mean and standard deviation of train_x.

    train_x: (n, 1) float32; test_x: (m, 1) float32. The standard deviation is that of `train_x.std()`.
    Example: train_x of 1, 2, 3 has mean 2 and standard deviation 1; a test_x of 4 becomes 2.
    """
    # TODO: the same two numbers for both.
    # BEGIN SOLUTION
    mean, deviation = train_x.mean(), train_x.std()
    return (train_x - mean) / deviation, (test_x - mean) / deviation
    # END SOLUTION


# %% [markdown]
# ## 6. The mean loss of all samples
# The loss of a mini-batch is the mean of its squared errors. The last mini-batch may have fewer samples, so it must
# count less: add up *sums* of squared errors (`nn.MSELoss(reduction="sum")`), and divide once by the number of samples,
# `len(loader.dataset)`. The line `@torch.no_grad()` says that nothing in the
# function is tracked.


# %%
@torch.no_grad()
def mean_loss(model, loader):
    """Return the mean squared error over all samples of the loader, as a float.

    model: a module; loader: a DataLoader that gives x, (k, d) float32, and y, (k, 1) float32.
    Nothing is learned here: the model and its gradients stay as they are.
    Example: a mini-batch with the squared errors 1 and 4, and one with 9 alone: (1 + 4 + 9) / 3 = 4.6667.
    """
    # TODO: a total, and a loop over the mini-batches.
    # BEGIN SOLUTION
    loss_function = nn.MSELoss(reduction="sum")
    total = 0.0
    for x, y in loader:
        total += loss_function(model(x), y).item()
    return total / len(loader.dataset)
    # END SOLUTION


# %% [markdown]
# ## 7. Training
# Each mini-batch makes one step, with the gradient of its *mean* squared error. The loss of an epoch is again a mean
# over all samples, those of this epoch only; `len(x)` times its mean is the sum of a mini-batch. Each squared error
# is taken before the step of its mini-batch.


# %%
def train(model, optimizer, loader, epochs):
    """Train the model; return a list with the loss of each epoch, as floats.

    model, loader: as in mean_loss; optimizer: one that holds the model's parameters.
    Example: the samples (1, 2), (2, 4), (3, 6) in order, mini-batches of 2, w = 1, b = 0 and SGD with rate 0.1: squared
    errors 1 and 4, a step to w = 1.5, b = 0.3, squared error 1.44. The first epoch has the loss 6.44 / 3 = 2.1467.
    """
    # TODO: a loop over epochs, in it one over mini-batches, in that one step.
    # BEGIN SOLUTION
    losses, loss_function = [], nn.MSELoss()
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            total += loss.item() * len(x)
            loss.backward()
            optimizer.step()
        losses.append(total / len(loader.dataset))
    return losses
    # END SOLUTION


# %% [markdown]
# ## 8. The picture
# `axes.scatter(x, y, label=...)` draws points, `axes.plot(x, y, label=...)` a line, `axes.legend()` the box that names
# them, `axes.set(xlabel=..., ylabel=...)` the labels of the axes.


# %%
def draw_fit(x, y, w, b, true_w, true_b):
    """Draw the samples as points, the line w x + b and the line true_w x + true_b; return the figure.

    x, y: tensors, (n, 1) float32; the others: floats. Label the lines "fitted" and "true", the points "samples", the
    axes "x" and "y", and add a legend. Both lines go from the smallest x to the largest.
    Example: with x from 0 to 2, w = 3 and b = 1 the fitted line goes from (0, 1) to (2, 7).
    """
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    ends = torch.stack([x.min(), x.max()])  # a line needs only its two ends
    # TODO: draw on axes, then return the figure.
    # BEGIN SOLUTION
    axes.scatter(x, y, label="samples")
    axes.plot(ends, w * ends + b, "r-", label="fitted")
    axes.plot(ends, true_w * ends + true_b, "k--", label="true")
    axes.set(xlabel="x", ylabel="y")
    axes.legend()
    return figure
    # END SOLUTION


# %% [markdown]
# ## What you have seen
# A Dataset knows the samples, a DataLoader the order: a list or a folder of images can be behind the same loop. Nothing
# in `train` is made for a line. Give it another model, another optimizer and another loader, and it trains these.
#
# Run the file: after 100 epochs w is 42.58 and b is 13.80, and the loss of the last epoch is 114.4. The true line has
# 42.39 and 14.5. More epochs do not help: the noise has the variance 100, and among all lines w = 42.62, b = 13.69 is
# the one that fits these 100 samples best. With a fixed learning rate the parameters go on trembling around it, because
# each mini-batch has a gradient of its own. You saw that noise in exercise 08.
#
# Three ways to report the last epoch, in the same run:
#
# | what is reported | loss |
# | --- | --- |
# | the mean over the 100 samples of the last epoch | 114.4 |
# | the mean of the 7 losses of mini-batches: the last, of 4 samples, counts as much as 16 | 109.6 |
# | a total that is never set back to 0, divided by the samples of all epochs | 187.3 |
#
# Only the first is the loss of an epoch. In the third, the first epoch with its 1,996 still counts, so it falls even
# when nothing is learned any more. Both others are found in published code.
#
# In the other run all x are 100 times as large. Without scaling the training loss is nan after 20 epochs; with it
# 175, and it falls. (The test loss is smaller: its 20 samples have less noise.) Scaling must not use the test samples:
# a model that has seen anything of them is tested on what it knows. And when one new sample arrives, it has no mean.
#
# ## Run it
# Nothing to fill in here.


# %%
def make_data():
    """Return x, y, w and b: 100 samples of a noisy line, and the true line. Nothing to fill in here."""
    from sklearn.datasets import make_regression

    x, y, w = make_regression(n_samples=100, n_features=1, noise=10, coef=True, bias=14.5, random_state=0)
    return x, y, float(w), 14.5


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


def train_a_line(x, y, rate, epochs, seed):
    """Return a trained nn.Linear(1, 1) and its losses."""
    torch.manual_seed(seed)
    model = nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    return model, train(model, optimizer, make_loader(x, y, 16, seed), epochs)


if __name__ == "__main__":
    *data, true_w, true_b = make_data()
    x, y = as_columns(*data)
    model, losses = train_a_line(x, y, rate=0.01, epochs=100, seed=0)
    w, b = model.weight.item(), model.bias.item()
    print(f"loss {losses[0]:.1f} in the first epoch, {losses[-1]:.1f} in the last; w = {w:.2f}, b = {b:.2f}")
    large = 100 * x  # the same samples in another unit
    for name, (train_x, test_x) in {
        "not scaled": (large[:80], large[80:]),
        "scaled": scale(large[:80], large[80:]),
    }.items():
        model, losses = train_a_line(train_x, y[:80], rate=0.01, epochs=20, seed=0)
        test_loss = mean_loss(model, DataLoader(TensorDataset(test_x, y[80:]), batch_size=16))
        print(f"x times 100, {name}: training loss {losses[-1]:.1f}, test loss {test_loss:.1f}")
    show(draw_fit(x, y, w, b, true_w, true_b))

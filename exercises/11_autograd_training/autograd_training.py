# %% [markdown]
# # 11 · Training by backward()
#
# You train the weight of ŷ = w x, sample by sample. The gradient comes from `backward()`, not from a formula. The same
# loop trains every model from 12 to 19. About 45 minutes; it stands on 08 and 10.

# %%
import torch

X, Y = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([2.0, 4.0, 6.0])

# %% [markdown]
# ## 1. The weight
# Replace each `raise NotImplementedError`. `make grade EX=autograd_training` checks it, and
# `make hint EX=autograd_training` helps. All tensors here are float32, the dtype that torch gives to a Python float.
# The weight is one number that torch must track.


# %%
def make_weight(value):
    """Return the weight: a new tensor that requires grad.

    value: float. Returns: () float32, tracked.
    Example: `make_weight(1.0)` is `tensor(1., requires_grad=True)`.
    """
    # TODO: one call of torch.tensor.
    raise NotImplementedError


# %% [markdown]
# ## 2. A number to record
# `loss = (w * x - y) ** 2` is a tensor with a **graph**. `loss.backward()` needs the graph. A record does not: if you
# keep the loss tensors of a long training, all their graphs stay in memory. `loss.item()` is a float without a graph.


# %%
def loss_value(x, y, w):
    """Return the loss of one sample as a Python float.

    x, y: () float32; w: () float32, tracked. Returns: float.
    Example: `loss_value(X[2], Y[2], make_weight(1.0))` is 9.0, because the error is 3 - 6 = -3.
    """
    # TODO: the loss, then its number.
    raise NotImplementedError


# %% [markdown]
# ## 3. One gradient for each sample
# `loss.backward()` **adds** the gradient to `w.grad`. So `w.grad` must be clear before the next `backward()`: set
# `w.grad = None`. (`w.grad.zero_()` does the same, but fails if there is no gradient yet.) By hand, 2 x (w x - y) is
# -2, -8 and -18 for our samples at w = 1.
#
# From here on, every gradient comes from `backward()`. You may call earlier functions where they fit, or write their
# lines again. `w` always comes without a gradient.


# %%
def sample_gradients(x, y, w):
    """Return the gradient of each sample's loss, all at the same w, with one backward() for each sample.

    x, y: (n,) float32; w: () float32, tracked. Returns: a list of n floats.
    w keeps its value. What is left in w.grad does not matter.
    Example: `sample_gradients(X, Y, make_weight(1.0))` is `[-2.0, -8.0, -18.0]`.
    """
    # TODO: a loop over the samples x[i], y[i].
    raise NotImplementedError


# %% [markdown]
# ## 4. Predict first
# After `loss.backward()`, w takes a step. Here are three ways to write it. Each starts from a new
# `w = make_weight(1.0)` with a gradient. Run no code yet.
#
#     # A                     # B                          # C
#     w = w - 0.01 * w.grad   with torch.no_grad():        with torch.no_grad():
#                                 w = w - 0.01 * w.grad        w -= 0.01 * w.grad
#
# (`w -= ...` outside of `no_grad` is an error: torch refuses to change a tracked leaf in place.)


# %%
def predict_updates():
    """Return what you expect of w after A, B and C: three pairs (same, tracked).

    same: bool, whether w is still the same tensor object; tracked: bool, its `requires_grad`.
    Example of the form: `return (True, True), (False, True), (True, False)` (each pair is wrong at its place).
    """
    # TODO: your three pairs.
    raise NotImplementedError


# %% [markdown]
# ## 5. The update
# w becomes w - rate * gradient. Change the tensor w itself, and do not let torch track that: a training needs the same
# leaf in every step.


# %%
def update(w, gradient, rate):
    """Change w in place by one step, and return it.

    w: () float32, tracked, and still tracked afterwards; gradient: () float32; rate: float. Returns: w itself.
    Example: `update(make_weight(1.0), torch.tensor(-18.0), 0.01)` is `tensor(1.1800, requires_grad=True)`.
    """
    # TODO: one of A, B and C, then return w.
    raise NotImplementedError


# %% [markdown]
# ## 6. One epoch
# In an **epoch**, each sample in turn takes one **step**. A step has four parts: compute the loss, `backward()`, update
# w, clear the gradient. (You may also clear before `backward()`.) From w = 1, with the learning rate 0.01:
#
#     sample 1:   loss 1.0000   gradient  -2.0000   w = 1.0200
#     sample 2:   loss 3.8416   gradient  -7.8400   w = 1.0984
#     sample 3:   loss 7.3159   gradient -16.2288   w = 1.2607


# %%
def train_epoch(x, y, w, rate):
    """Change w in place by one step for each sample, in order. Return the loss of each sample, from before its step.

    x, y: (n,) float32; w: () float32, tracked, and still tracked afterwards; rate: float. Returns: a list of n floats.
    Example: for `w = make_weight(1.0)`, `train_epoch(X, Y, w, 0.01)` is about `[1.0, 3.8416, 7.3159]`. Then w is
    about 1.2607. (Do not round in your code.)
    """
    # TODO: a loop over the samples, with the four parts in it.
    raise NotImplementedError


# %% [markdown]
# ## 7. The training
# One weight takes part in all epochs. A step needs only the graph of its own loss, so no graph may grow from step to
# step. A training whose epochs become slower and slower still holds an old graph.


# %%
def train(x, y, start, rate, epochs):
    """Make a weight and train it. Return (w, weights, losses).

    x, y: (n,) float32; start, rate: float; epochs: int.
    w: () float32, the trained leaf, tracked. weights: a list of floats, w after each epoch.
    losses: one flat list of epochs * n floats, as `train_epoch` gives them.
    Example: `train(X, Y, 1.0, 0.01, 2)` has the weight 1.4534, the weights 1.2607 and 1.4534, and the losses 1.0,
    3.8416, 7.3159, 0.5466, 2.0997, 3.9988.
    """
    # TODO: one weight, two lists, a loop over the epochs.
    raise NotImplementedError


# %% [markdown]
# ## 8. Using the model
# A trained model is used without a graph.


# %%
def predict(x, w):
    """Return the predictions ŷ, without a graph.

    x: (n,) float32; w: () float32, tracked, and still tracked afterwards. Returns: (n,) float32, untracked.
    Example: `predict(torch.tensor([4.0, 5.0]), make_weight(2.0))` is `tensor([ 8., 10.])`.
    """
    # TODO: one line, without tracking.
    raise NotImplementedError


# %% [markdown]
# ## What you have seen
# **The three updates.** A makes a new tensor that is tracked, but no leaf. So the next `backward()` leaves its `.grad`
# at None, and the next update fails. There are ways to get its gradient all the same, but then its graph grows with
# each step, as in the picture. B makes a new tensor that torch does not track: the next `backward()` fails. Only C
# changes the weight that you made.
#
# **The last digits.** After 100 epochs w is 1.9999996, and the prediction at x = 4 is 7.9999986, or 8.0 with one
# decimal. Exercise 08 came to 1.9999999999999236 with the same steps, in float64. float32 has about seven digits.
# Near the end a step is too small to change the last digit, and w stands still.
#
# **Which loss?** Old programs often print the loss of the last sample once an epoch: 7.3159, 3.9988, ... It says
# little about the other samples. Exercise 12 records the mean of each epoch.
#
# **What comes next.** Three parameters (12) need the same steps: another loss, one `backward()`, and an update and a
# clearing for each of them. In 13, an optimizer does these two for you.
#
# ## The picture
# Nothing to fill in here. Run the file. Left: the loss of every step, one curve for each sample. Right: the number of
# operations in the graph that is kept, after each epoch. It stays at 0 if you record floats, and grows without end if
# you add up loss tensors, or update as in A.


# %%
def count_operations(tensor):
    """Return how many operations the graph of a tensor holds."""
    waiting, seen = [tensor.grad_fn], set()
    while waiting:
        node = waiting.pop()
        if node is not None and node not in seen:
            seen.add(node)
            waiting += [earlier for earlier, _ in node.next_functions]
    return len(seen)


def grow_graphs(x, y, rate, epochs):
    """Return the operations kept after each epoch: by a sum of loss tensors, and by a weight updated as in A."""
    sums, weights = [], []
    total, kept, w = torch.tensor(0.0), make_weight(1.0), make_weight(1.0)
    for _ in range(epochs):
        for i in range(len(x)):
            total = total + (kept * x[i] - y[i]) ** 2
            loss = (w * x[i] - y[i]) ** 2
            (gradient,) = torch.autograd.grad(loss, w)
            w = w - rate * gradient
        sums.append(count_operations(total))
        weights.append(count_operations(w))
    return sums, weights


def plot_training(x, y, rate, epochs):
    """Draw the loss of each sample over the epochs, and how graphs grow that nobody needs."""
    import matplotlib.pyplot as plt

    w, _, losses = train(x, y, 1.0, rate, epochs)
    sums, updates = grow_graphs(x, y, rate, epochs)
    count, numbers = len(x), range(1, epochs + 1)
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.5), layout="constrained")
    for i, color in enumerate(("tab:blue", "tab:orange", "tab:red")):
        label = f"sample {i + 1}: x = {x[i].item():g}, y = {y[i].item():g}"
        left.plot(numbers, losses[i::count], ".-", color=color, label=label)
    left.set(xlabel="epoch", ylabel="loss before the step", yscale="log", title=f"After {epochs} epochs: w = {w:.4f}")
    right.plot(numbers, sums, ".-", color="tab:purple", label="total = total + loss")
    right.plot(numbers, updates, ".-", color="tab:brown", label="update A: w = w - rate * gradient")
    right.plot(numbers, [0] * epochs, ".-", color="tab:green", label="item() and no_grad()")
    right.set(xlabel="epoch", ylabel="operations in the graph", title="The graph that is kept")
    for axes in (left, right):
        axes.set_xticks(range(0, epochs + 1, 5))
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
    w, _, losses = train(X, Y, 1.0, 0.01, 100)
    print(f"w = {w:.7f} after 100 epochs, f(4) = {predict(torch.tensor([4.0]), w).item():.1f}")
    print(f"the loss of sample 3 in the first epochs: {losses[2]:.4f}, {losses[5]:.4f}")
    show(plot_training(X, Y, 0.01, 20))

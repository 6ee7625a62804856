# %% [markdown]
# # 19 · A reader of handwritten digits
#
# Images of digits go in, and out comes which digit each one shows. You build all of it: data, network, training, and a
# look at the mistakes. **Accuracy proves little**: with Adam, ten common mistakes still reach 0.94. So the checks look
# inside.
#
# About 100 minutes. You need 15, 16 and 17.
#
# ## 1. Softmax and cross-entropy
# Replace each `raise NotImplementedError`; `make grade EX=digits_classifier` tells how far you are.
#
# A network gives one **logit** for each class: any number. **Softmax** turns a row of logits z into probabilities,
# exp(z) divided by the sum of the row. The **cross-entropy** is the mean of -log p, where p is the probability of the
# right class: `probabilities[torch.arange(n), labels]`.

# %%
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def softmax_loss(logits, labels):
    """Return the tuple (probabilities, cross-entropy), by hand: without softmax, log_softmax or a loss of torch.

    logits: (n, c) float32; labels: (n,) int64, from 0 to c - 1.
    Returns 2 tensors: (n, c) float32, and () float32; tracked if the logits are.
    Before exp, subtract from each row its largest logit, because exp(200) is infinite. The loss may be so where p is 0.
    Example: two rows [0.0, 0.0] and labels [0, 1] give probabilities 0.5 and the loss ln 2 = 0.6931.
    """
    # TODO: amax and sum take dim and keepdim.
    # BEGIN SOLUTION
    powers = torch.exp(logits - logits.amax(dim=1, keepdim=True))
    probabilities = powers / powers.sum(dim=1, keepdim=True)
    return probabilities, -torch.log(probabilities[torch.arange(len(labels)), labels]).mean()
    # END SOLUTION


# %% [markdown]
# ## 2. The data
# The digits come sorted by writer: mix them. Then there are three parts: **training** makes the parameters,
# **validation** compares models, **test** judges the last one, once. Nothing of the test part may reach the training,
# not even its mean.


# %%
def load_images():
    """Return 1,797 images, (1797, 8, 8) from 0 to 16, and their labels, (1797,). Nothing to fill in here."""
    from sklearn.datasets import load_digits  # here, because this import takes a second

    digits = load_digits()
    return digits.images, digits.target


def prepare(images, labels, seed):
    """Mix, split and scale; return three pairs (x, y): training, validation, test.

    images: (n, 8, 8) array; labels: (n,) integer array. The seed alone decides the order.
    The first int(0.6 n) in this order are for training, the next int(0.2 n) for validation.
    x: (k, 64) float32, a row for each image; y: (k,) int64, its label.
    Scale all x alike: minus the mean of the training part, divided by its `std` (two numbers).
    Example: 10 images give x of the shapes (6, 64), (2, 64) and (2, 64).
    """
    # TODO: torch.randperm(n, generator=torch.Generator().manual_seed(seed)) is an order.
    # BEGIN SOLUTION
    x = torch.as_tensor(images, dtype=torch.float32).reshape(len(labels), 64)
    y = torch.as_tensor(labels)
    order = torch.randperm(len(y), generator=torch.Generator().manual_seed(seed))
    train, validation = int(0.6 * len(y)), int(0.2 * len(y))
    parts = order.split([train, validation, len(y) - train - validation])
    known = x[parts[0]]
    x = (x - known.mean()) / known.std()
    return [(x[part], y[part]) for part in parts]
    # END SOLUTION


# %% [markdown]
# ## 3. The network
# Without the activation, two layers are no more than one.


# %%
class DigitsNetwork(nn.Module):
    """Linear(64, hidden), an activation, Linear(hidden, 10): a network from images to logits.

    The activation is ReLU or another that is not linear. No other parameters; nothing after the last layer.
    forward: x: (n, 64) float32. Returns logits: (n, 10) float32.
    Example: DigitsNetwork(5) has 64 · 5 + 5 + 5 · 10 + 10 = 385 parameters.
    """

    def __init__(self, hidden=32):
        # TODO: first super().__init__(), then the two layers.
        # BEGIN SOLUTION
        super().__init__()
        self.hidden = nn.Linear(64, hidden)
        self.output = nn.Linear(hidden, 10)
        # END SOLUTION

    def forward(self, x):
        # TODO: return the logits.
        # BEGIN SOLUTION
        return self.output(torch.relu(self.hidden(x)))
        # END SOLUTION


# %% [markdown]
# ## 4. One epoch
# `nn.CrossEntropyLoss()` does what you did by hand: it takes **logits** and int64 labels, and returns the mean.
# Layers such as Dropout only work in training mode: `model.train()`.


# %%
def train_epoch(model, optimizer, loader):
    """Make one step for each mini-batch, in training mode; return the mean loss of all samples, a float.

    model: any that returns logits; gradients may be left over; optimizer: holds its parameters.
    loader: a DataLoader of pairs x: (m, k) float32, y: (m,) int64.
    Losses are from before the step. The last mini-batch may be smaller, so weigh each by its samples.
    Example: 4 samples with the loss 1.0, then 2 with 4.0: (4 · 1 + 2 · 4) / 6 = 2.0.
    """
    # TODO: for each mini-batch clear, loss, backward, step.
    # BEGIN SOLUTION
    loss_function = nn.CrossEntropyLoss()
    model.train()
    losses = []
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses += [loss.item()] * len(y)
    return sum(losses) / len(losses)
    # END SOLUTION


# %% [markdown]
# ## 5. Accuracy
# The predicted class has the largest logit. Evaluation needs `model.eval()` and `torch.no_grad()`, and changes nothing:
# give the model the mode back that it had (`model.training`).


# %%
def accuracy(model, loader):
    """Return the share of all samples whose prediction is the label, a float from 0 to 1.

    model, loader: as in train_epoch. Example: 3 of 4 predictions are right: 0.75.
    """
    # TODO: count the right ones, and all.
    # BEGIN SOLUTION
    was_training = model.training
    model.eval()
    with torch.no_grad():
        right = torch.cat([model(x).argmax(dim=1) == y for x, y in loader])
    model.train(was_training)
    return right.double().mean().item()
    # END SOLUTION


# %% [markdown]
# ## 6. The training
# A network that knows nothing has the loss ln 10 = 2.3. Optimizer and learning rate are your choice: 3 epochs with the
# digits must bring the loss below 2.0 and the accuracy above 0.5.


# %%
def fit(model, train_part, validation_part, epochs):
    """Train; return a list with one tuple for each epoch: (training loss, validation accuracy after it).

    train_part, validation_part: pairs (x, y), as `prepare` makes them.
    One optimizer for the model; for each part a DataLoader, batch size 32, that leaves out no sample. The first
    shuffles. You may call your functions, or write them again.
    Example: [(1.1, 0.87), (0.4, 0.9)] after two epochs.
    """
    # TODO: two loaders, an optimizer, a loop.
    # BEGIN SOLUTION
    train_loader, validation_loader = (
        DataLoader(TensorDataset(*part), batch_size=32, shuffle=part is train_part)
        for part in (train_part, validation_part)
    )
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
    history = []
    for _ in range(epochs):
        loss = train_epoch(model, optimizer, train_loader)
        history.append((loss, accuracy(model, validation_loader)))
    return history
    # END SOLUTION


# %% [markdown]
# ## 7. The confusion matrix
# Which digits are taken for which? Right predictions are on its diagonal.


# %%
def confusion_matrix(labels, predictions, classes):
    """Return how often each class was taken for each: row = label, column = prediction.

    labels, predictions: (n,) int64, from 0 to classes - 1. Returns a tensor: (classes, classes) int64.
    Example: labels [0, 0, 2, 2], predictions [0, 1, 2, 2] and 3 classes give [[1, 1, 0], [0, 0, 0], [0, 0, 2]].
    """
    # TODO: start with zeros, add 1 for each sample.
    # BEGIN SOLUTION
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    for i in range(len(labels)):
        matrix[labels[i], predictions[i]] += 1
    return matrix
    # END SOLUTION


# %% [markdown]
# ## 8. The mistakes
# Look at what was misread: you may misread it, too.


# %%
def plot_mistakes(x, labels, predictions):
    """Draw the images with wrong predictions, in order, at most 8; return the figure.

    x: (n, 64) float32; labels, predictions: (n,) int64.
    Each has its own panel: imshow of the (8, 8) image, and a title like "true 3, predicted 5".
    Example: if only samples 1 and 4 are wrong, the first two panels have an image, the others none.
    """
    import matplotlib.pyplot as plt

    plt.rc("image", cmap="gray_r")
    figure, panels = plt.subplots(2, 4, figsize=(12, 7), layout="constrained")
    figure.suptitle("What the network misreads")
    for panel in panels.flat:
        panel.axis("off")
    # TODO: the panels are panels.flat[0] to panels.flat[7].
    # BEGIN SOLUTION
    wrong = torch.nonzero(labels != predictions).flatten().tolist()
    for place, i in enumerate(wrong[:8]):
        panels.flat[place].imshow(x[i].reshape(8, 8))
        panels.flat[place].set_title(f"true {labels[i]}, predicted {predictions[i]}")
    return figure
    # END SOLUTION


# %% [markdown]
# ## What you have seen
# The accuracy on the test part after 20 epochs (mean of three seeds), for the right program and for ten mistakes:
#
# | mistake | SGD, rate 0.1 | Adam, rate 0.003 | what gives it away |
# | --- | ---: | ---: | --- |
# | none | 0.964 | 0.963 | |
# | softmax before the cross-entropy | 0.856 | 0.968 | the loss stays above 1.4612 = -ln(e / (e + 9)) |
# | sigmoid after the last layer | 0.929 | 0.961 | all logits lie between 0 and 1 |
# | softmax over the mini-batch | 0.843 | 0.944 | the logits of an image depend on the others beside it |
# | no activation | 0.959 | 0.960 | f(2x) - f(0) = 2 (f(x) - f(0)) |
# | squared error in place of cross-entropy | 0.931 | 0.966 | the parameters after one step |
# | gradients cleared once an epoch | 0.731 | 0.947 | the parameters after two steps |
# | pixels not scaled | 0.221 | 0.970 | mean and deviation of what the model gets |
# | losses summed | 0.109 | 0.964 | the first step is 32 times as large |
# | scaled by all samples | 0.963 | 0.965 | change the test part: the training part must stay |
# | not shuffled | 0.964 | 0.967 | two epochs have the same mini-batches |
#
# With Adam, all ten reach 0.94. So do not trust the end: look inside, and at the first steps above all.
#
# The last four are open to debate. Adam divides gradients by their size, so it hardly minds sums and large pixels;
# SGD does. Your samples are mixed already, so shuffling adds little. Two numbers of all samples tell hardly anything
# about the test part. But the next data may be sorted, and the next scaling may learn more than two numbers.
#
# The network misreads three or four digits in a hundred, and some of these are hard for people, too. All three parts
# share their writers. Digits of other writers would be read a little worse.
#
# ## The picture
# Nothing to fill in here. Run the file: it trains for 20 epochs, prints how well the test digits are read, and draws
# what was misread.


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
    training, validation, (test_x, test_y) = prepare(*load_images(), 0)
    torch.manual_seed(0)
    network = DigitsNetwork()
    for epoch, (epoch_loss, share) in enumerate(fit(network, training, validation, 20), 1):
        print(f"epoch {epoch:2}: loss {epoch_loss:.3f}, accuracy on the validation part {share:.3f}")
    with torch.no_grad():
        predicted = network(test_x).argmax(dim=1)
    print(f"accuracy on the test part: {(predicted == test_y).double().mean():.3f}")
    print(confusion_matrix(test_y, predicted, 10))
    show(plot_mistakes(test_x, test_y, predicted))

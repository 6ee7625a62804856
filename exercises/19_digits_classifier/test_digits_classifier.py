"""The checks you may read. Each name is a claim about your code; `make grade EX=digits_classifier` says which hold.

Models, optimizers and loaders that are handed to your functions are made with torch, so no check but the one with the
real digits needs another function of yours.
"""

import math

import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_equal, assert_image, assert_training_loop, parameters_of, set_parameters


def make_loader(student, x, y, size):
    """Return a DataLoader with mini-batches of `size`, in the order of x."""
    samples = student.build(torch.utils.data.TensorDataset, x, y)
    return student.build(torch.utils.data.DataLoader, samples, batch_size=size)


def make_linear(student, weight, bias):
    """Return a nn.Linear with this weight and bias."""
    model = student.build(torch.nn.Linear, *reversed(weight.shape))
    set_parameters(model, {"weight": weight, "bias": bias})
    return model


def require_two(value):
    """Return the two results of softmax_loss."""
    is_pair = isinstance(value, tuple) and len(value) == 2
    assert is_pair, "softmax_loss must return a tuple of two: (probabilities, cross-entropy)."
    return value


def require_parts(value):
    """Return the three pairs that `prepare` made."""
    parts = value if isinstance(value, tuple | list) else ()
    are_pairs = len(parts) == 3 and all(isinstance(part, tuple | list) and len(part) == 2 for part in parts)
    assert are_pairs, "prepare must return three pairs (x, y): training, validation, test."
    return parts


def require_mistakes(picture, x, expected):
    """Compare a picture with the mistakes that it must show: (sample, label, prediction) for each."""
    panels = picture.panels
    assert len(panels) == len(expected), f"The picture must show {len(expected)} images, and shows {len(panels)}."
    for panel, (sample, label, prediction) in zip(panels, expected, strict=True):
        assert_image(panel, x[sample].reshape(8, 8), name="the next image that was misread")
        title = "".join(letter if letter.isdigit() else " " for letter in panel.title).split()
        digits = [int(number) for number in title]
        shown = digits[:2] if digits[:2] == [label, prediction] else digits[-2:]  # a number of the sample may be there
        assert_equal(shown, [label, prediction])


@pytest.mark.points(0.5)
def test_the_probabilities_of_a_row_are_shares_of_its_exponentials(student):
    # exp of these logits is [1, 2, 3] and [4, 4, 8]. So the sums of the rows are 6 and 16.
    logits = torch.log(torch.tensor([[1.0, 2.0, 3.0], [4.0, 4.0, 8.0]]))
    probabilities, _ = require_two(student.softmax_loss(logits, torch.tensor([2, 0])))
    assert_close(probabilities, torch.tensor([[1 / 6, 1 / 3, 1 / 2], [1 / 4, 1 / 4, 1 / 2]]), rtol=1e-5)


@pytest.mark.points(0.5)
def test_the_cross_entropy_is_the_mean_of_minus_log_p(student):
    # p is 1/2 for class 2 of the first row, 1/4 for class 0 of the second: (ln 2 + ln 4) / 2 = 1.0397.
    logits = torch.log(torch.tensor([[1.0, 2.0, 3.0], [4.0, 4.0, 8.0]]))
    _, loss = require_two(student.softmax_loss(logits, torch.tensor([2, 0])))
    assert_close(loss, torch.tensor(1.5 * math.log(2)), rtol=1e-5)
    _, loss = require_two(student.softmax_loss(torch.zeros(4, 10), torch.tensor([3, 9, 0, 3])))
    assert_close(loss, torch.tensor(math.log(10)), rtol=1e-5)


@pytest.mark.points(0.5)
def test_each_sample_is_in_one_part_with_its_own_label(student):
    # Image i has one bright pixel, number 7 i + 3, and its label is i.
    images = np.zeros((20, 8, 8))
    places = (7 * np.arange(20) + 3) % 64
    images.reshape(20, 64)[np.arange(20), places] = 16.0
    parts = require_parts(student.prepare(images, np.arange(20), 5))
    for (x, y), size in zip(parts, (12, 4, 4), strict=True):
        assert_equal(tuple(getattr(x, "shape", ())), (size, 64))
        assert_equal(tuple(getattr(y, "shape", ())), (size,))
        assert x.dtype == torch.float32, "x must be float32."
        assert y.dtype == torch.int64, "The labels must be int64."
        assert_equal(x.argmax(dim=1), (7 * y + 3) % 64)
    labels = torch.cat([y for _, y in parts])
    assert_equal(labels.sort().values, torch.arange(20))


@pytest.mark.points(0.5)
def test_the_network_has_two_layers_from_64_to_hidden_to_10(student):
    for hidden in (5, 32):
        model = student.DigitsNetwork(hidden)
        shapes = [tuple(parameter.shape) for parameter in parameters_of(model).values()]
        assert_equal(sorted(shapes), sorted([(hidden, 64), (hidden,), (10, hidden), (10,)]))
        assert_equal(tuple(model(torch.ones(3, 64)).shape), (3, 10))


@pytest.mark.points(0.5)
def test_nothing_follows_the_last_layer(student):
    # If the last weight is 0, the logits of every sample are the last bias, whatever comes before.
    model = student.DigitsNetwork()
    bias = torch.tensor([-4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0])
    names = {tuple(parameter.shape): name for name, parameter in parameters_of(model).items()}
    is_there = (10, 32) in names and (10,) in names
    assert is_there, "The last layer must be nn.Linear(hidden, 10)."
    set_parameters(model, {names[10, 32]: torch.zeros(10, 32), names[10,]: bias})
    assert_close(model(torch.ones(3, 64)), bias.repeat(3, 1), rtol=1e-6)


@pytest.mark.points(0.5)
def test_two_steps_are_those_made_by_hand(student):
    # First step: both logits are 0, so p is 1/2 and 1/2, the loss ln 2 = 0.6931. The gradients are -0.5 and 0.5, for
    # the weight and for the bias; the length of each of these two is 0.7071.
    # Second step: x is 2, the logits 1.5 and -1.5, p is 0.9526 and 0.0474, the loss -ln 0.0474 = 3.0486.
    model = make_linear(student, torch.zeros(2, 1), torch.zeros(2))
    optimizer = student.build_optimizer(torch.optim.SGD, model, lr=1.0)
    loader = make_loader(student, torch.tensor([[1.0], [2.0]]), torch.tensor([0, 1]), 1)
    seen = student.observed.train_epoch(model, optimizer, loader)
    assert isinstance(seen.value, float), "train_epoch must return a float."
    assert_training_loop(seen, steps=2)
    assert_close([*seen.training.steps[0].gradients.values()], [0.7071068, 0.7071068], rtol=1e-4)
    assert_close(seen.value, (0.6931472 + 3.0485874) / 2, rtol=1e-5)
    expected = {"weight": torch.tensor([[-1.405148], [1.405148]]), "bias": torch.tensor([-0.452574, 0.452574])}
    assert_close(parameters_of(model), expected, rtol=1e-5)


@pytest.mark.points(0.25)
def test_the_loss_of_a_perfect_model_is_near_zero(student):
    # Each sample has the logit 100 for its own class, 0 for all others. Probabilities in place of these logits would
    # give -ln(e / (e + 9)) = 1.4612, and no training could come below.
    model = make_linear(student, 100 * torch.eye(10), torch.zeros(10))
    optimizer = student.build_optimizer(torch.optim.SGD, model, lr=0.01)
    loss = student.train_epoch(model, optimizer, make_loader(student, torch.eye(10), torch.arange(10), 5))
    assert_close(loss, 0.0, rtol=0, atol=1e-4)


@pytest.mark.points(0.5)
def test_the_accuracy_counts_every_sample_once(student):
    # The logits are the rows of x. Right: 2 of 2, 1 of 2, 0 of 1. So 3 of 5.
    model = make_linear(student, torch.eye(3), torch.zeros(3))
    x = torch.tensor([[5.0, 1.0, 0.0], [0.0, 2.0, 1.0], [1.0, 0.0, 9.0], [4.0, 3.0, 2.0], [0.0, 0.5, 0.2]])
    loader = make_loader(student, x, torch.tensor([0, 1, 2, 1, 0]), 2)
    assert_close(student.accuracy(model, loader), 0.6, rtol=1e-6)


@pytest.mark.points(0.5)
def test_three_epochs_with_the_digits_bring_the_loss_below_2(student):
    file = np.__file__.rsplit("numpy", 1)[0] + "sklearn/datasets/data/digits.csv.gz"  # quicker than the import
    rows = torch.tensor(np.loadtxt(file, delimiter=","), dtype=torch.float32)
    x, y = (rows[:, :64] - 4.884) / 6.017, rows[:, 64].long()
    order = torch.randperm(len(y), generator=torch.Generator().manual_seed(0))
    train, validation = (x[order[:1000]], y[order[:1000]]), (x[order[1000:1300]], y[order[1000:1300]])
    layers = (
        student.build(torch.nn.Linear, 64, 32),
        student.build(torch.nn.ReLU),
        student.build(torch.nn.Linear, 32, 10),
    )
    history = student.fit(student.build(torch.nn.Sequential, *layers), train, validation, 3)
    is_history = isinstance(history, list) and len(history) == 3
    assert is_history, "fit must return a list with one tuple for each epoch."
    assert_equal([len(epoch) if isinstance(epoch, tuple) else epoch for epoch in history], [2] * 3)
    loss, share = history[-1]
    assert 0 < loss < 2, f"The loss of the last epoch must be below 2.0; it is {loss}."
    assert 0.5 < share <= 1, f"The accuracy after the last epoch must be above 0.5; it is {share}."


@pytest.mark.points(0.25)
def test_the_rows_of_the_matrix_are_labels_and_its_columns_predictions(student):
    labels, predictions = torch.tensor([0, 0, 2, 2, 2, 1]), torch.tensor([0, 1, 2, 2, 0, 1])
    expected = torch.tensor([[1, 1, 0, 0], [0, 1, 0, 0], [1, 0, 2, 0], [0, 0, 0, 0]])
    assert_equal(student.confusion_matrix(labels, predictions, 4), expected)


@pytest.mark.points(0.25)
def test_each_mistake_is_drawn_with_its_two_digits(student):
    x = torch.arange(5 * 64.0).reshape(5, 64).remainder(37)
    labels, predictions = torch.tensor([3, 1, 4, 1, 5]), torch.tensor([3, 7, 4, 1, 6])
    picture = student.plot_mistakes(x, labels, predictions)
    require_mistakes(picture, x, [(1, 1, 7), (4, 5, 6)])

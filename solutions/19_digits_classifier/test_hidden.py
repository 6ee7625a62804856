"""Hidden checks of digits_classifier: other inputs, the trace of the training, modes, the test part changed."""

import numpy as np
import pytest
import torch
from torchkata import (
    assert_close,
    assert_equal,
    assert_image,
    assert_training_loop,
    assert_unchanged,
    backward_through,
    parameters_of,
    set_parameters,
)

FLOAT32 = 2e-5  # relative: formulas that are equal on paper differ by some 1e-6 after a few steps


def tensor(array):
    """Return an array as float32."""
    return torch.tensor(array, dtype=torch.float32)


def make_loader(side, x, y, size):
    """Return a DataLoader with mini-batches of `size`, in the order of x. `side`: the student or the reference."""
    samples = side.build(torch.utils.data.TensorDataset, x, y)
    return side.build(torch.utils.data.DataLoader, samples, batch_size=size)


def make_model(side, weights, dropout=0.0):
    """Return Sequential(Linear, ReLU, Dropout, Linear) with these parameters, in training mode."""
    (hidden, features), classes = weights["0.weight"].shape, len(weights["3.bias"])
    layers = (
        side.build(torch.nn.Linear, features, hidden),
        side.build(torch.nn.ReLU),
        side.build(torch.nn.Dropout, dropout),
        side.build(torch.nn.Linear, hidden, classes),
    )
    model = side.build(torch.nn.Sequential, *layers)
    set_parameters(model, weights)
    return model


def draw_weights(rng, features, hidden, classes):
    """Return drawn parameters for `make_model`."""
    shapes = {"0.weight": (hidden, features), "0.bias": (hidden,), "3.weight": (classes, hidden), "3.bias": (classes,)}
    return {name: tensor(rng.normal(size=shape)) for name, shape in shapes.items()}


def draw_samples(rng, n, features, classes):
    """Return drawn samples in which every class appears."""
    labels = np.concatenate([np.arange(classes), rng.integers(classes, size=n - classes)])
    return tensor(rng.normal(size=(n, features))), torch.tensor(rng.permutation(labels))


def require_parts(value):
    """Return the three pairs that `prepare` made."""
    parts = value if isinstance(value, tuple | list) else ()
    are_pairs = len(parts) == 3 and all(isinstance(part, tuple | list) and len(part) == 2 for part in parts)
    tensors = are_pairs and all(isinstance(item, torch.Tensor) for part in parts for item in part)
    assert tensors, "prepare must return three pairs (x, y) of tensors: training, validation, test."
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
def test_softmax_and_loss_are_right_for_large_logits_and_made_by_hand(student, reference, rng):
    # The label of each row has a probability that float32 can hold.
    logits = tensor(rng.normal(size=(5, 7)))
    logits[1] += 300
    logits[3, 2] += 200
    labels = torch.tensor([6, 0, 3, 2, 3])
    logits.requires_grad_()
    seen, expected = student.observed.softmax_loss(logits, labels), reference.softmax_loss(logits, labels)
    assert_close(seen.value, expected, rtol=FLOAT32)
    by_torch = seen.trace.count("_softmax", "_log_softmax", "nll_loss_forward")
    assert by_torch == 0, "Write softmax and cross-entropy by hand: do not call torch's own functions for them."
    assert [fact.requires_grad for fact in seen.facts] == [True, True], "Keep the graph: both results must be tracked."


@pytest.mark.points(0.75)
def test_the_training_part_alone_decides_how_all_parts_are_scaled(student, rng):
    # The labels are the places in `images`, so they tell which image a row is.
    n = 35
    images, labels = rng.integers(0, 17, size=(n, 8, 8)).astype(float), np.arange(n)
    images[rng.permutation(n)[:9]] += 40
    before = images.copy(), labels.copy()
    parts = require_parts(student.live.prepare(images, labels, 3))
    for name, after, old in zip(("images", "labels"), (images, labels), before, strict=True):
        assert_unchanged(after, old, name)
    for _, y in parts:
        known = y.ndim == 1 and y.dtype == torch.int64 and bool(((y >= 0) & (y < n)).all())
        assert known, "The labels of each part must be those that were given, as int64 of shape (k,)."
    own = images[parts[0][1].numpy()]
    for x, y in parts:
        expected = tensor((images[y.numpy()] - own.mean()) / own.std()).reshape(-1, 64)
        assert_close(x, expected, rtol=1e-3, atol=1e-3)  # standard deviations of n and of n - 1 are both right
    images[parts[2][1].numpy()] = 100.0
    (x, _), *_ = require_parts(student.prepare(images, labels, 3))
    same = x.shape == parts[0][0].shape and torch.equal(x, parts[0][0])
    assert same, "Other images in the test part must not change the training part."


@pytest.mark.points(0.25)
def test_the_seed_decides_which_sample_is_in_which_part(student, rng):
    images, labels = rng.integers(0, 17, size=(30, 8, 8)).astype(float), np.arange(30)
    orders = []
    for seed in (8, 9, 8):
        parts = require_parts(student.prepare(images, labels, seed))
        orders.append([part[1].tolist() for part in parts])
    assert orders[0] == orders[2], "The same seed must give the same parts."
    assert orders[0] != orders[1], "Another seed must give other parts."
    # That an order is sorted by chance happens once in 18! = 6e15 times.
    assert orders[0][0] != sorted(orders[0][0]), "Mix the samples before you split them."


@pytest.mark.points(0.5)
def test_an_activation_makes_the_network_more_than_linear(student, rng):
    model = student.DigitsNetwork(7)
    model.eval()
    drawn = {name: tensor(rng.normal(size=tuple(old.shape))) for name, old in parameters_of(model).items()}
    assert drawn, "The network has no parameters: its layers must be attributes of the module."
    set_parameters(model, drawn)
    x = tensor(rng.normal(size=(4, 64)))
    logits = model(x)
    assert_close(model(x[1:3]), logits[1:3], rtol=1e-4, atol=1e-4)
    zero, double = model(torch.zeros(4, 64)), model(2 * x)
    linear = torch.allclose(double - zero, 2 * (logits - zero), rtol=1e-3, atol=1e-3)
    assert not linear, "The network is linear: f(2x) - f(0) is 2 (f(x) - f(0)). An activation is missing."


@pytest.mark.points(0.5)
def test_each_mini_batch_makes_one_step_in_training_mode(student, rng):
    weights = draw_weights(rng, 4, 6, 3)
    loader = make_loader(student, *draw_samples(rng, 11, 4, 3), 4)
    model = make_model(student, weights, dropout=0.2)
    optimizer = student.build_optimizer(torch.optim.SGD, model, lr=0.1)
    for training in (True, False):
        model.train(training)
        seen = student.observing("training").train_epoch(model, optimizer, loader)
        assert isinstance(seen.value, float), "train_epoch must return a float."
        assert_training_loop(seen, steps=3)
        sizes = [forward.shape[0] for forward in seen.training.forwards]
        assert sizes == [4, 4, 3], "The model must see each mini-batch once."


@pytest.mark.points(0.75)
def test_the_parameters_after_two_epochs_are_right_with_any_optimizer(student, reference, rng):
    # There are gradients left over before the first epoch, and maybe before the second.
    for kind, options in ((torch.optim.SGD, {"lr": 0.3, "momentum": 0.5}), (torch.optim.Adam, {"lr": 0.05})):
        weights, samples = draw_weights(rng, 5, 4, 3), draw_samples(rng, 10, 5, 3)
        results = []
        for side in (student, reference):
            model = make_model(side, weights)
            backward_through(model, samples[0])
            optimizer = side.build_optimizer(kind, model, **options)
            loader = make_loader(side, *samples, 4)
            losses = [side.train_epoch(model, optimizer, loader) for _ in range(2)]
            results.append((losses, parameters_of(model)))
        assert_close(results[0][0], results[1][0], rtol=FLOAT32)
        assert_close(results[0][1], results[1][1], rtol=1e-3, atol=1e-4)


@pytest.mark.points(0.5)
def test_the_accuracy_is_measured_in_evaluation_mode_and_leaves_no_trace(student, reference, rng):
    weights, samples = draw_weights(rng, 5, 8, 4), draw_samples(rng, 23, 5, 4)
    for training in (False, True):
        results = []
        for side in (student, reference):
            model = make_model(side, weights, dropout=0.5)
            model.train(training)
            seen = side.observed.accuracy(model, make_loader(side, *samples, 5))
            results.append((seen, model.training, parameters_of(model)))
        (seen, mode, parameters), (expected, *_) = results
        assert_close(seen.value, expected.value, rtol=1e-6)
        assert not any(forward.training for forward in seen.training.forwards), "Call model.eval() before you measure."
        assert not any(f.grad_enabled for f in seen.training.forwards), "Measure without tracking: torch.no_grad()."
        assert mode is training, "After the measurement the model must be in the mode that it had before."
        assert_equal(parameters, weights)


@pytest.mark.points(0.5)
def test_fit_shuffles_the_training_part_and_measures_on_the_validation_part(student, rng):
    # The model is right about all of the training part and about a quarter of the validation part, and so sure that
    # its loss and its gradients are exactly 0: it stays as it is, whatever the optimizer.
    y = torch.tensor(rng.integers(4, size=70))
    x = torch.nn.functional.one_hot(y, 4).float() * tensor(rng.uniform(0.5, 2.0, size=(70, 1)))
    check_x, check_y = torch.eye(4).repeat(10, 1), torch.arange(40) % 4
    check_y[torch.arange(40) >= 10] = (check_y[torch.arange(40) >= 10] + 1) % 4
    model = student.build(torch.nn.Linear, 4, 4)
    set_parameters(model, {"weight": 400 * torch.eye(4), "bias": torch.zeros(4)})
    seen = student.observing("training").fit(model, (x, y), (check_x, check_y), 2)
    assert_close(seen.value, [(0.0, 0.25), (0.0, 0.25)], rtol=0, atol=1e-6)
    assert seen.training is not None, "fit must train the model."
    steps = seen.training.steps
    own = steps and not any(step.foreign or step.not_held for step in steps)
    assert own, "The optimizer must hold the parameters of the model that fit was given."
    forwards = [forward for forward in seen.training.forwards if forward.training and forward.grad_enabled]
    sizes = [forward.shape[0] for forward in forwards]
    assert sizes == [32, 32, 6] * 2, "Each epoch needs mini-batches of 32, and the rest: no sample is left out."
    last = seen.training.forwards[-1]
    measured = not (last.training and last.grad_enabled)
    assert measured, "Measure the accuracy after the steps of the epoch, not before them."
    means = [round(forward.mean, 5) for forward in forwards]
    assert means[:3] != means[3:], "The training part must be shuffled anew in each epoch: shuffle=True."


@pytest.mark.points(0.5)
def test_the_confusion_matrix_counts_every_pair(student, reference, rng):
    for n, classes in ((60, 5), (7, 12)):
        labels, predictions = (torch.tensor(rng.integers(classes - 1, size=n)) for _ in range(2))
        before = labels.clone(), predictions.clone()
        expected = reference.confusion_matrix(labels, predictions, classes)
        assert_equal(student.live.confusion_matrix(labels, predictions, classes), expected)
        assert_unchanged((labels, predictions), before, "labels and predictions")


@pytest.mark.points(0.5)
def test_the_first_eight_mistakes_are_drawn_in_their_order(student, rng):
    x = tensor(rng.normal(size=(14, 64)))
    labels = torch.tensor(rng.integers(10, size=14))
    predictions = (labels + torch.tensor(rng.integers(1, 10, size=14))) % 10
    right = torch.tensor(rng.permutation(14)[:3])
    predictions[right] = labels[right]
    wrong = torch.nonzero(labels != predictions).flatten().tolist()[:8]
    picture = student.plot_mistakes(x, labels, predictions)
    require_mistakes(picture, x, [(i, int(labels[i]), int(predictions[i])) for i in wrong])

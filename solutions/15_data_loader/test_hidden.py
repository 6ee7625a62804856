"""Hidden checks of data_loader: other data, other sizes, other seeds, another optimizer."""

import numpy as np
import pytest
import torch
from torch import nn
from torchkata import (
    assert_close,
    assert_equal,
    assert_labelled,
    assert_legend,
    assert_points,
    assert_training_loop,
    assert_unchanged,
    gradients_of,
    parameters_of,
    passes_over,
    set_parameters,
)

FLOAT32 = {"rtol": 3e-5, "atol": 1e-6}  # sums in another order differ by some 1e-6

data = torch.utils.data


def draw(rng, n, features=1):
    """Return n samples as two tensors of float32: (n, features) and (n, 1)."""
    x = torch.tensor(rng.normal(size=(n, features)), dtype=torch.float32)
    noise = torch.tensor(rng.normal(size=(n, 1)), dtype=torch.float32)
    return x, 3.0 - 2.0 * x.sum(1, keepdim=True) + noise


def set_up(side, x, y, batch_size, parameters):
    """Return a model with these parameters and a loader that does not shuffle; `side` is student or reference."""
    model = side.build(nn.Linear, x.shape[1], 1)
    set_parameters(model, parameters)
    return model, side.build(data.DataLoader, side.build(data.TensorDataset, x, y), batch_size=batch_size)


def start(rng, features):
    """Return a weight and a bias."""
    weight, bias = rng.normal(size=(1, features)), rng.normal(size=1)
    return {"weight": torch.tensor(weight, dtype=torch.float32), "bias": torch.tensor(bias, dtype=torch.float32)}


def find_line(panel, w, b, low, high):
    """Return the line of a picture that is w x + b from x = low to x = high, or None."""
    for line in panel.lines:
        across = len(line.x) > 1 and np.allclose([line.x.min(), line.x.max()], [low, high], atol=1e-4)
        if across and np.allclose(line.y, w * line.x + b, rtol=1e-4, atol=1e-4):
            return line
    return None


def two_epochs(loader):
    """Return the mini-batches of two epochs."""
    assert isinstance(loader, data.DataLoader), "make_loader must return a DataLoader."
    return passes_over(loader, 2)


def orders_of(loader):
    """Return the order of the samples in two epochs, if x is 0, 1, 2, ..."""
    return [[int(x) for x_part, _ in epoch for x in x_part] for epoch in two_epochs(loader)]


@pytest.mark.points(0.5)
def test_arrays_of_any_dtype_become_columns_and_stay_as_they_are(student, reference, rng):
    for x, y in (
        (rng.normal(size=(5, 1)), rng.normal(size=5)),
        (rng.integers(-9, 9, size=(4, 1)), rng.normal(size=4).astype(np.float32)),
        (rng.normal(size=(1, 1)).astype(np.float32), rng.integers(-9, 9, size=1)),
    ):
        before = x.copy(), y.copy()
        assert_equal(student.live.as_columns(x, y), reference.as_columns(*before))
        assert_unchanged(x, before[0], "x")
        assert_unchanged(y, before[1], "y")


@pytest.mark.points(0.5)
def test_a_pair_dataset_feeds_a_loader_like_a_tensor_dataset(student, reference, rng):
    x, y = draw(rng, 5)
    own = student.build(data.DataLoader, student.PairDataset(x, y), batch_size=2)
    (mini_batches,), (expected,) = passes_over(own, 1), passes_over(set_up(reference, x, y, 2, {})[1], 1)
    assert_equal(mini_batches, expected)


@pytest.mark.points(0.5)
def test_the_seed_decides_the_orders_and_nothing_else_does(student):
    x = torch.arange(14.0).reshape(-1, 1)
    first, again, other = (orders_of(student.make_loader(x, -x, 3, seed)) for seed in (5, 5, 6))
    assert first == again, "The same seed must give the same orders."
    assert first != other, "Another seed must give other orders: seed the generator of the DataLoader with it."


@pytest.mark.points(0.5)
def test_no_sample_is_lost_whatever_the_batch_size(student, rng):
    for n, batch_size, sizes in ((7, 1, [1] * 7), (9, 4, [4, 4, 1]), (6, 3, [3, 3]), (5, 8, [5])):
        x = torch.arange(float(n)).reshape(-1, 1)
        loader = student.make_loader(x, x * x, batch_size, int(rng.integers(100)))
        for mini_batches in two_epochs(loader):
            assert_equal([tuple(y.shape) for _, y in mini_batches], [(size, 1) for size in sizes])
            seen = torch.cat([y for _, y in mini_batches])
            assert_equal(seen.sort(0).values, x * x)


@pytest.mark.points(0.5)
def test_the_test_part_changes_nothing_in_the_training_part(student, reference, rng):
    train_x = 40.0 + 7.0 * draw(rng, 6)[0]
    for test_x in (30.0 * draw(rng, 3)[0], 5.0 + draw(rng, 8)[0]):
        before = train_x.clone(), test_x.clone()
        assert_close(student.live.scale(train_x, test_x), reference.scale(*before), **FLOAT32)
        assert_unchanged(train_x, before[0], "train_x")
        assert_unchanged(test_x, before[1], "test_x")


@pytest.mark.points(0.5)
def test_measuring_counts_each_sample_once_and_changes_nothing(student, reference, rng):
    for n, batch_size, features in ((7, 3, 1), (5, 4, 2), (4, 2, 1)):
        x, y = draw(rng, n, features)
        parameters = start(rng, features)
        model, loader = set_up(student, x, y, batch_size, parameters)
        expected = reference.mean_loss(*set_up(reference, x, y, batch_size, parameters))
        assert_close(student.mean_loss(model, loader), expected, **FLOAT32)
        assert_equal(parameters_of(model), parameters)
        left = gradients_of(model)
        assert all(gradient is None for gradient in left.values()), "mean_loss has left gradients in the model."


@pytest.mark.points(0.5)
def test_each_epoch_makes_a_step_for_each_mini_batch(student, reference, rng):
    for kind, rate, epochs in ((torch.optim.Adam, 0.1, 3), (torch.optim.SGD, 0.05, 2)):
        x, y = draw(rng, 7, 2)
        parameters = start(rng, 2)
        results = []
        for side in (reference, student.observed):
            builder = reference if side is reference else student
            model, loader = set_up(builder, x, y, 3, parameters)
            optimizer = builder.build_optimizer(kind, model, lr=rate)
            results.append((side.train(model, optimizer, loader, epochs), model))
        (expected, trained), (seen, model) = results
        assert_training_loop(seen, steps=3 * epochs)
        assert_close(seen.value, expected, **FLOAT32)
        assert_close(parameters_of(model), parameters_of(trained), **FLOAT32)


@pytest.mark.points(0.5)
def test_the_picture_shows_other_samples_and_lines_under_their_names(student, rng):
    x, y = draw(rng, 8)
    w, b, true_w, true_b = rng.normal(size=4).tolist()
    panel = student.draw_fit(x, y, w, b, true_w, true_b).panel
    assert_points(panel, x.flatten(), y.flatten(), name="the samples")
    assert_labelled(panel, "x", "y")
    assert_legend(panel, least=3)
    for name, slope, bias in (("fitted", w, b), ("true", true_w, true_b)):
        line = find_line(panel, slope, bias, x.min(), x.max())
        assert line, f"There is no {name} line from the smallest x to the largest."
        assert name in line.label.lower(), "The two lines must have the labels that belong to them."

"""Hidden checks of mse_sweep: other numbers, other lengths, other kinds of input."""

import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_equal, assert_unchanged


@pytest.mark.points(1)
def test_predictions_hold_for_negative_weights_and_data(student, reference, rng):
    x = rng.normal(size=7)
    assert_close(student.predict(x, -1.7), reference.predict(x, -1.7), rtol=1e-12)


@pytest.mark.points(1)
def test_the_loss_is_the_mean_over_any_number_of_samples(student, reference, rng):
    for n in (1, 2, 9):
        x, y = rng.normal(size=n), rng.normal(size=n)
        assert_close(student.squared_errors(x, y, 0.3), reference.squared_errors(x, y, 0.3), rtol=1e-9)
        assert_close(student.mse(x, y, 0.3), reference.mse(x, y, 0.3), rtol=1e-9)


@pytest.mark.points(1)
def test_the_sweep_has_one_loss_for_each_weight(student, reference, rng):
    x, y, w = rng.normal(size=7), rng.normal(size=7), rng.normal(size=25)
    expected = reference.mse_sweep(x, y, w)
    assert_close(student.mse_sweep(x, y, w), expected, rtol=1e-9)


@pytest.mark.points(1)
def test_lists_arrays_and_tensors_give_the_same_sweep(student, reference):
    x, y, w = [1.0, -2.0, 4.0], [0.5, 1.5, -1.0], [-1.0, 0.0, 0.5, 2.0]
    expected = reference.mse_sweep(x, y, w)
    for kind in (list, np.array, torch.tensor):
        assert_close(student.mse_sweep(kind(x), kind(y), kind(w)), expected, rtol=1e-6)


@pytest.mark.points(1)
def test_the_best_weight_is_the_first_with_the_smallest_loss(student, reference, rng):
    w, losses = rng.normal(size=30), rng.integers(0, 5, size=30).astype(float)
    assert_equal(student.best_weight(w, losses), reference.best_weight(w, losses))


@pytest.mark.points(1)
def test_the_data_are_left_unchanged(student, rng):
    x, y, w = rng.normal(size=5), rng.normal(size=5), rng.normal(size=4)
    before = x.copy(), y.copy(), w.copy()
    student.live.mse_sweep(x, y, w)
    assert_close(student.live.squared_errors(x, y, 2.0), (2.0 * before[0] - before[1]) ** 2, rtol=1e-9)
    student.live.predict(x, 3.0)
    for name, after, old in zip(("x", "y", "w"), (x, y, w), before, strict=True):
        assert_unchanged(after, old, name)

"""The checks you may read. Each name is a claim about your code: `make grade EX=mse_sweep` tries it."""

import numpy as np
import pytest
from torchkata import assert_close, assert_equal

X, Y = [1, 2, 3], [2, 4, 6]
WEIGHTS = np.arange(0.0, 4.1, 0.1)


@pytest.mark.points(1)
def test_a_prediction_is_the_weight_times_x(student):
    assert_close(student.predict(X, 0.5), np.array([0.5, 1.0, 1.5]), rtol=1e-12)
    assert_close(student.predict(X, 2), np.array([2.0, 4.0, 6.0]), rtol=1e-12)


@pytest.mark.points(1)
def test_every_sample_has_its_squared_error(student):
    assert_close(student.squared_errors(X, Y, 1.0), np.array([1.0, 4.0, 9.0]), rtol=1e-12)


@pytest.mark.points(1)
def test_the_loss_at_weight_one_is_fourteen_thirds(student):
    assert_close(student.mse(X, Y, 1.0), 14 / 3, rtol=1e-12)


@pytest.mark.points(1)
def test_the_smallest_of_the_41_losses_is_zero_at_weight_two(student):
    losses = student.mse_sweep(X, Y, WEIGHTS)
    assert_close(losses, 14 / 3 * (WEIGHTS - 2) ** 2, rtol=1e-9, atol=1e-12)
    assert_equal(student.best_weight(WEIGHTS, losses), 2.0)

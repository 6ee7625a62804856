"""The checks you may read. Each name is a claim about your code: `make grade EX=mse_sweep` tries it."""

import numpy as np
import pytest
from torchkata import assert_close, assert_curve, assert_equal, assert_labelled, assert_marked

X, Y = [1, 2, 3], [2, 4, 6]
X5, Y5 = [1, 2, 3, 4, 5], [2, 4, 6, 9, 10]
WEIGHTS = np.arange(0.0, 4.1, 0.1)  # 41 weights: 0.0, 0.1, ..., 4.0


@pytest.mark.points(0.5)
def test_a_prediction_is_the_weight_times_x(student):
    assert_close(student.predict(X, 0.5), np.array([0.5, 1.0, 1.5]), rtol=1e-12)
    assert_close(student.predict(X, 2), np.array([2.0, 4.0, 6.0]), rtol=1e-12)


@pytest.mark.points(1)
def test_every_sample_has_its_squared_error(student):
    assert_close(student.squared_errors(X, Y, 1.0), np.array([1.0, 4.0, 9.0]), rtol=1e-12)


@pytest.mark.points(1)
def test_the_loss_at_weight_one_is_fourteen_thirds(student):
    assert_close(student.mse(X, Y, 1.0), 14 / 3, rtol=1e-12)  # (1 + 4 + 9) / 3
    assert_close(student.mse(X5, Y5, 1.0), 12.8, rtol=1e-12)  # (1 + 4 + 9 + 25 + 25) / 5


@pytest.mark.points(1)
def test_the_smallest_of_the_41_losses_is_zero_at_weight_two(student):
    # The errors are (w - 2) x. So the loss is (1 + 4 + 9) / 3 times (w - 2)^2, and 0 at w = 2, the place 20 of 0..40.
    losses = student.mse_sweep(X, Y, WEIGHTS)
    assert_close(losses, 14 / 3 * (WEIGHTS - 2) ** 2, rtol=1e-9, atol=1e-12)
    losses = student.mse_sweep(X, Y, [0, 1, 2, 3, 4])
    assert_close(losses, np.array([18.6667, 4.6667, 0.0, 4.6667, 18.6667]), rtol=1e-4, atol=1e-12)
    assert_close(student.mse_sweep(X5, Y5, [1.0, 2.0]), np.array([12.8, 0.2]), rtol=1e-12)


@pytest.mark.points(0.5)
def test_the_best_weight_is_neither_the_smallest_loss_nor_its_place(student):
    assert_equal(student.best_weight([0.5, 1.5, 2.5, 3.5], [5.0, 4.0, 1.0, 3.0]), 2.5)


@pytest.mark.points(0.5)
def test_the_picture_shows_the_losses_and_marks_the_smallest(student):
    picture = student.plot_sweep([0.5, 1.5, 2.5, 3.5, 4.5], [5.0, 4.0, 1.0, 3.0, 6.0])
    assert_curve(picture.panel, [0.5, 1.5, 2.5, 3.5, 4.5], [5.0, 4.0, 1.0, 3.0, 6.0], name="the losses")
    assert_marked(picture.panel, 2.5, 1.0, name="the smallest loss")
    assert_labelled(picture.panel, "x", "y")

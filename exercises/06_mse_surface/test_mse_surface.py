"""The checks you may read. Each is a claim about your code; `make grade EX=mse_surface` says which hold."""

import numpy as np
import pytest
from torchkata import assert_close, assert_equal

X, Y = [1, 2, 3], [9, 11, 13]
WEIGHTS, BIASES = np.arange(0.0, 4.1, 0.1), np.arange(5.0, 9.0, 0.1)  # 41 weights, 40 biases

# Some places of the surface (row, column), and the loss that belongs to each. The first four are the corners.
ROWS, COLUMNS = [0, 0, -1, -1, 20, 10, 20], [0, -1, 0, -1, 10, 20, 20]
LOSSES = np.array([116 / 3, 20 / 3, 21.23 / 3, 112.43 / 3, 14 / 3, 1.0, 0.0])


def check_surface(surface):
    assert isinstance(surface, np.ndarray), "The surface must be a NumPy array."
    assert_equal(surface.shape, (40, 41))  # rows follow b, columns follow w
    # Rounding may leave a tiny number in place of the 0 at the minimum; that is what atol is for.
    assert_close(surface[ROWS, COLUMNS], LOSSES, rtol=1e-9, atol=1e-12)


@pytest.mark.points(0.5)
def test_the_loss_at_weight_one_and_bias_seven_is_fourteen_thirds(student):
    assert_close(student.mse(X, Y, 1.0, 7.0), 14 / 3, rtol=1e-12)


@pytest.mark.points(0.5)
def test_rows_of_the_grid_follow_b_and_columns_follow_w(student):
    W = np.array([[0.0, 1.0, 2.0], [0.0, 1.0, 2.0]])
    B = np.array([[5.0, 5.0, 5.0], [6.0, 6.0, 6.0]])
    assert_equal(student.make_grid([0, 1, 2], [5, 6]), (W, B))


@pytest.mark.points(1)
def test_the_surface_by_loops_has_the_losses_worked_out_by_hand(student):
    check_surface(student.surface_by_loops(X, Y, WEIGHTS, BIASES))


@pytest.mark.points(1)
def test_the_surface_by_broadcasting_has_the_same_losses(student):
    check_surface(student.surface_by_broadcasting(X, Y, WEIGHTS, BIASES))


@pytest.mark.points(1)
def test_the_smallest_loss_is_at_weight_two_and_bias_seven(student):
    small = [[5.0, 4.0, 1.0], [6.0, 3.0, 2.0]]
    assert_equal(student.best_parameters([0.0, 1.0, 2.0], [5.0, 6.0], small), (2.0, 5.0))
    w, b = np.meshgrid(WEIGHTS, BIASES)
    surface = 14 / 3 * (w - 2) ** 2 + 4 * (w - 2) * (b - 7) + (b - 7) ** 2  # the same, on paper
    assert_close(student.best_parameters(WEIGHTS, BIASES, surface), (2.0, 7.0), rtol=1e-12)

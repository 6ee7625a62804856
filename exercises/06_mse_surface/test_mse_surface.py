"""The checks you may read. Each is a claim about your code; `make grade EX=mse_surface` says which hold."""

import numpy as np
import pytest
from torchkata import assert_close, assert_colorbar, assert_equal, assert_labelled, assert_marked, assert_surface

X, Y = [1, 2, 3], [9, 11, 13]
WEIGHTS, BIASES = np.arange(0.0, 4.1, 0.1), np.arange(5.0, 9.0, 0.1)  # 41 weights, 40 biases
SMALL = np.array([[116 / 3, 50 / 3, 4.0], [83 / 3, 29 / 3, 1.0]])  # the surface of part 4

# Some places of the surface (row, column), and the loss that belongs to each. The first four are the corners.
ROWS, COLUMNS = [0, 0, -1, -1, 20, 10, 20], [0, -1, 0, -1, 10, 20, 20]
LOSSES = np.array([116 / 3, 20 / 3, 21.23 / 3, 112.43 / 3, 14 / 3, 1.0, 0.0])


def check_surface(surface):
    assert isinstance(surface, np.ndarray), "The surface must be a NumPy array."
    assert_equal(surface.shape, (40, 41))  # rows follow b, columns follow w
    # Rounding may leave a tiny number in place of the 0 at the minimum; that is what atol is for.
    assert_close(surface[ROWS, COLUMNS], LOSSES, rtol=1e-9, atol=1e-12)


def added_lines(observed):
    """Return how many more lines of the student's file run for 12 weights and 10 biases than for 2 and 2."""
    few, many = ((np.arange(k) / 2, np.arange(m) + 4.0) for k, m in ((2, 2), (12, 10)))
    return observed(X, Y, *many).lines - observed(X, Y, *few).lines


@pytest.mark.points(0.5)
def test_the_surface_of_41_weights_and_40_biases_has_40_rows(student):
    assert_equal(student.surface_shape(41, 40), (40, 41))
    assert_equal(student.surface_shape(3, 2), (2, 3))


@pytest.mark.points(0.5)
def test_the_loss_at_weight_one_and_bias_seven_is_fourteen_thirds(student):
    assert_close(student.mse(X, Y, 1.0, 7.0), 14 / 3, rtol=1e-12)
    # The errors are -2, -3, -1, -2, -3, their squares 4, 9, 1, 4, 9.
    assert_close(student.mse([1, 2, 0, 1, 2], [9, 11, 7, 9, 11], 1.0, 6.0), 27 / 5, rtol=1e-12)


@pytest.mark.points(0.5)
def test_rows_of_the_grid_follow_b_and_columns_follow_w(student):
    W = np.array([[0.0, 1.0, 2.0], [0.0, 1.0, 2.0]])
    B = np.array([[5.0, 5.0, 5.0], [6.0, 6.0, 6.0]])
    assert_equal(student.make_grid([0, 1, 2], [5, 6]), (W, B))


@pytest.mark.points(1)
def test_the_surface_by_loops_has_the_losses_worked_out_by_hand(student):
    assert_close(student.surface_by_loops(X, Y, [0, 1, 2], [5, 6]), SMALL, rtol=1e-9, atol=1e-12)
    check_surface(student.surface_by_loops(X, Y, WEIGHTS, BIASES))
    # 116 more places, and at least one line runs for each.
    assert added_lines(student.observed.surface_by_loops) >= 116, (
        "As many lines of your code ran for a grid of 4 places as for one of 120. Go through the places in two loops."
    )


@pytest.mark.points(1)
def test_the_surface_by_broadcasting_has_the_same_losses(student):
    assert_close(student.surface_by_broadcasting(X, Y, [0, 1, 2], [5, 6]), SMALL, rtol=1e-9, atol=1e-12)
    check_surface(student.surface_by_broadcasting(X, Y, WEIGHTS, BIASES))
    # Eight more rows: a loop over them would run eight lines or more.
    assert added_lines(student.observed.surface_by_broadcasting) < 8, (
        "More lines of your code ran for a grid of 120 places than for one of 4: there is a loop over w or b, or "
        "np.vectorize, which is such a loop. Compute all places at once."
    )


@pytest.mark.points(0.5)
def test_the_first_of_three_equal_losses_gives_the_best_pair(student):
    w, b = np.array([0.0, 1.0, 2.0, 3.0]), np.array([5.0, 6.0, 7.0])
    tied = np.array([[5.0, 3.0, 4.0, 6.0], [7.0, 2.0, 1.0, 3.0], [1.0, 8.0, 9.0, 1.0]])
    assert_equal(student.best_parameters(w, b, tied), (2.0, 6.0))
    top = np.array([[5.0, 4.0, 1.0, 6.0], [7.0, 2.0, 8.0, 3.0], [8.0, 6.0, 9.0, 4.0]])
    assert_equal(student.best_parameters(w, b, top), (2.0, 5.0))  # the smallest loss is in row 0, column 2

    # The large grid. Its minimum is in row 20 and column 20, where exchanged axes look right.
    W, B = np.meshgrid(WEIGHTS, BIASES)
    surface = 14 / 3 * (W - 2) ** 2 + 4 * (W - 2) * (B - 7) + (B - 7) ** 2  # the loss, multiplied out on paper
    assert_close(student.best_parameters(WEIGHTS, BIASES, surface), (2.0, 7.0), rtol=1e-12)


@pytest.mark.points(0.5)
def test_the_picture_shows_the_surface_and_marks_its_lowest_place(student):
    picture = student.plot_surface([0.0, 1.0, 2.0], [5.0, 6.0], SMALL)
    assert_surface(picture.panel, [0, 1, 2], [5, 6], SMALL, name="the losses")
    assert_marked(picture.panel, 2, 6, 1, name="the smallest loss")
    assert_labelled(picture.panel, "x", "y", "z")
    assert_colorbar(picture)

"""The checks you may read. Each name is a claim; `make grade EX=gradient_descent` says which hold."""

import numpy as np
import pytest
from torchkata import assert_close, assert_curve, assert_labelled, assert_marked

X, Y = [1, 2, 3], [2, 4, 6]


@pytest.mark.points(0.5)
def test_a_sweep_of_two_parameters_computes_1681_losses(student):
    assert_close(student.sweep_size(41, 2), 1681, rtol=1e-12)
    assert_close(student.sweep_size(41, 1), 41, rtol=1e-12)
    assert_close(student.sweep_size(41, 10), 13_422_659_310_152_401, rtol=1e-12)


@pytest.mark.points(0.5)
def test_the_gradient_at_weight_one_is_minus_nine_and_a_third(student):
    seen = student.observed.gradient(X, Y, 1.0)
    assert_close(seen.value, -28 / 3, rtol=1e-12)
    assert_close(student.gradient(X, Y, 2.0), 0.0, rtol=0.0, atol=1e-12)  # the lowest point
    assert_close(student.gradient([1, 2, 0, 1], [2, 4, 0, 2], 1.0), -3.0, rtol=1e-12)  # the mean of -2, -8, 0, -2
    assert seen.trace.count("backward", "grad") == 0, "Part 2 asks for the formula. Autograd comes in part 4."


@pytest.mark.points(0.5)
def test_the_finite_difference_is_central_and_depends_on_h(student):
    # For a parabola the central difference is exact even for a large h. The one-sided one is not.
    assert_close(student.finite_difference(X, Y, 1.0, 0.5), -28 / 3, rtol=1e-12)
    assert_close(student.finite_difference(X, Y, 1.0, 1e-20), 0.0, rtol=0.0)  # 1.0 + 1e-20 is 1.0


@pytest.mark.points(0.5)
def test_autograd_finds_minus_nine_and_a_third(student):
    seen = student.observed.autograd_gradient(X, Y, 1.0)
    assert_close(seen.value, -28 / 3, rtol=1e-12)
    assert_close(student.autograd_gradient([1, 2, 0, 1], [2, 4, 0, 2], 1.0), -3.0, rtol=1e-12)
    assert seen.trace.count("backward", "grad") > 0, "Autograd did not run: call backward() on the loss."


@pytest.mark.points(1)
def test_the_first_and_all_hundred_epochs_are_the_published_ones(student):
    weights = np.array([1.0933333333333333, 1.1779555555555556, 1.2546797037037036])
    losses = np.array([4.666666666666667, 3.836207407407408, 3.1535329869958853])
    assert_close(student.descend(X, Y, 1.0, 0.01, 3), (weights, losses), rtol=1e-12)

    # Above the largest rate, here 0.25, every step lands farther away.
    weights, losses = np.array([10 / 3, 2 / 9, 118 / 27]), 14 / 3 * np.array([1.0, 16 / 9, 256 / 81])
    assert_close(student.descend(X, Y, 1.0, 0.25, 3), (weights, losses), rtol=1e-12)

    # Every step multiplies the distance to 2 by 1 - 0.01 * 28 / 3: the end is w = 1.9999444, loss 1.7524e-08.
    # The last losses are squares of small differences, which are good to fewer digits: hence 1e-9.
    distances = (1 - 0.01 * 28 / 3) ** np.arange(101)
    assert_close(student.descend(X, Y, 1.0, 0.01, 100), (2 - distances[1:], 14 / 3 * distances[:-1] ** 2), rtol=1e-9)


@pytest.mark.points(0.5)
def test_the_largest_rate_for_one_two_three_is_three_fourteenths(student):
    assert_close(student.largest_rate(X), 3 / 14, rtol=1e-12)
    assert_close(student.largest_rate([1, 3]), 1 / 5, rtol=1e-12)  # the mean of 1 and 9 is 5


@pytest.mark.points(0.5)
def test_the_gradient_with_a_bias_has_two_parts_dw_then_db(student):
    assert_close(student.gradient_with_bias(X, [9, 11, 13], 1.0, 5.0), (-52 / 3, -8.0), rtol=1e-12)
    assert_close(student.gradient_with_bias([1, 2, 0, 1], [9, 11, 7, 9], 1.0, 7.0), (-3.0, -2.0), rtol=1e-12)


@pytest.mark.points(0.5)
def test_the_picture_shows_a_descent_that_stops_at_the_saddle_or_escapes(student):
    escapes = student.plot_saddle(1.0, 0.001, 0.1, 2).panel
    assert_curve(escapes, [1.0, 0.8, 0.64], [0.001, 0.0012, 0.00144], name="the descent")
    assert_marked(escapes, 1.0, 0.001, name="the start")
    assert_labelled(escapes, "x", "y")
    stops = student.plot_saddle(1.0, 0.0, 0.1, 3).panel
    assert_curve(stops, [1.0, 0.8, 0.64, 0.512], [0.0, 0.0, 0.0, 0.0], name="the descent")

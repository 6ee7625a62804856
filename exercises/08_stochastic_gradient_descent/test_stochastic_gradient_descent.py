"""The checks you may read. Each name is a claim; `make grade EX=stochastic_gradient_descent` says which hold."""

import numpy as np
import pytest
from torchkata import assert_close, assert_equal

X, Y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])
X4, Y4 = np.array([1.0, 2.0, 3.0, 4.0]), np.array([2.0, 4.0, 4.0, 3.0])


@pytest.mark.points(0.5)
def test_the_gradient_of_one_sample_is_the_one_by_hand(student):
    assert_close(student.sample_gradient(3.0, 6.0, 1.0), -18.0, rtol=1e-12)
    assert_close(student.sample_gradient(2.0, 4.0, 1.02), -7.84, rtol=1e-12)


@pytest.mark.points(0.5)
def test_the_prediction_of_one_epoch_is_right(student):
    gd_steps = 1  # GD waits for all samples
    sgd_steps = len(X)
    # Each gradient is negative from w = 1 on, so each step goes up towards 2: GD ends at 1.093333, SGD at 1.260688.
    assert_equal(student.predict_one_epoch(), (gd_steps, sgd_steps, "sgd"))


@pytest.mark.points(0.5)
def test_one_epoch_in_order_takes_three_steps(student):
    assert_close(student.epoch_in_order(X, Y, 1.0, 0.01), np.array([1.02, 1.0984, 1.260688]), rtol=1e-12)


@pytest.mark.points(0.5)
def test_each_order_holds_every_index_once(student):
    orders = student.draw_orders(6, 3, 0)
    shape = "draw_orders must return a list of lists of int: one list for each epoch, one int for each sample"
    assert isinstance(orders, list), shape
    assert len(orders) == 3, shape
    assert all(isinstance(order, list) for order in orders), shape
    for order in orders:
        assert_equal(sorted(order), [0, 1, 2, 3, 4, 5])


@pytest.mark.points(0.5)
def test_an_order_is_cut_into_mini_batches(student):
    order = [4, 1, 0, 3, 2]
    assert_equal(student.mini_batches(order, 2), [[4, 1], [0, 3], [2]])
    assert_equal(student.mini_batches(order, 1), [[4], [1], [0], [3], [2]])
    assert_equal(student.mini_batches(order, 5), [[4, 1, 0, 3, 2]])


@pytest.mark.points(0.5)
def test_a_mini_batch_takes_one_step_with_its_mean_gradient(student):
    # The gradients of the last two of these four samples are -6 and 8, their mean is 1.
    assert_close(student.batch_step(X4, Y4, 1.0, 0.01, [2, 3]), 0.99, rtol=1e-12)
    assert_close(student.batch_step(X, Y, 1.0, 0.01, [0, 2]), 1.1, rtol=1e-12)
    assert_close(student.batch_step(X, Y, 1.0, 0.01, [0, 1, 2]), 1 + 0.01 * 28 / 3, rtol=1e-12)


@pytest.mark.points(0.5)
def test_two_epochs_with_two_mini_batches_each_take_four_steps(student):
    # Indices 2 and 0: the gradients -18 and -2 have the mean -10, so w = 1.1. Index 1: -7.2, so w = 1.172.
    # Indices 1 and 2: the gradients -6.624 and -14.904 have the mean -10.764. Index 0: -1.44072.
    weights = np.array([1.1 + 0.072, 1.172 + 0.10764 + 0.0144072])
    losses = 14 / 3 * (weights - 2) ** 2
    assert_close(student.train(X, Y, 1.0, 0.01, 2, [[2, 0, 1], [1, 2, 0]]), (weights, losses), rtol=1e-12)


@pytest.mark.points(0.5)
def test_a_hundred_epochs_reach_the_published_weights(student):
    in_order = [[0, 1, 2]] * 100
    # A step with x multiplies the distance to 2 by 1 - 0.02 x^2, so an epoch of SGD by 0.98 * 0.92 * 0.82. An epoch
    # of GD multiplies it by 1 - 0.02 * 14 / 3. The loss is the square of the distance, times the mean of x^2: 14 / 3.
    for batch_size, factor, last in (
        (1, 0.98 * 0.92 * 0.82, 1.9999999999999236),
        (3, 1 - 0.28 / 3, 1.9999444396553017),
    ):
        distances = factor ** np.arange(1, 101)
        weights, losses = 2 - distances, 14 / 3 * distances**2
        assert_close(weights[-1], last, rtol=1e-15)
        # The last losses are squares of tiny distances, of which few digits are exact: hence atol.
        got = student.train(X, Y, 1.0, 0.01, batch_size, in_order)
        assert_close(got, (weights, losses), rtol=1e-12, atol=1e-12)


@pytest.mark.points(0.5)
def test_the_noise_shrinks_as_the_mini_batch_grows(student):
    # The gradients at w = 1 are -2, -8, -6 and 8 for four samples, and -2, -8 and -18 for three.
    means = [-5, -4, 3, -7, 0, 1]
    assert_close(student.batch_noise(X4, Y4, 1.0, 2), np.std(means), rtol=1e-12)
    for batch_size, means in ((1, [-2, -8, -18]), (2, [-5, -10, -13]), (3, [-28 / 3])):
        assert_close(student.batch_noise(X, Y, 1.0, batch_size), np.std(means), rtol=1e-12, atol=1e-12)

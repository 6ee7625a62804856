"""Hidden checks of stochastic_gradient_descent: other data, orders, mini-batches and seeds.

What is expected is computed before the student's call, so that data changed in place fail one check only.
"""

import numpy as np
import pytest
from torchkata import assert_close, assert_equal, assert_unchanged


def draw_samples(rng, n):
    """Return x and y of n samples that lie on no line."""
    return rng.normal(size=n), rng.normal(size=n)


def draw_permutations(rng, n, epochs):
    """Return an order of n indices for each epoch."""
    return [rng.permutation(n).tolist() for _ in range(epochs)]


@pytest.mark.points(0.5)
def test_the_gradient_is_right_for_any_sample_and_weight(student, reference, rng):
    for _ in range(5):
        x, y, w = rng.normal(size=3).tolist()
        assert_close(student.sample_gradient(x, y, w), reference.sample_gradient(x, y, w), rtol=1e-9)


@pytest.mark.points(1)
def test_an_epoch_in_order_is_right_for_any_number_of_samples(student, reference, rng):
    for n, w, rate in ((4, 0.3, 0.05), (7, -1.7, 0.02), (2, 0.8, 0.3), (1, -0.4, 0.1)):
        x, y = draw_samples(rng, n)
        expected = reference.epoch_in_order(x, y, w, rate)
        assert_close(student.epoch_in_order(x, y, w, rate), expected, rtol=1e-9)


def draw_orders(student, n, epochs, seed):
    """Return the student's orders as texts, which can be compared and counted whatever they hold."""
    orders = student.draw_orders(n, epochs, seed)
    shape = "draw_orders must return a list of lists of int: one list for each epoch, one int for each sample"
    assert isinstance(orders, list), shape
    assert len(orders) == epochs, shape
    assert all(isinstance(order, list) for order in orders), shape
    return [str(order) for order in orders]


@pytest.mark.points(0.5)
def test_the_same_seed_gives_the_same_orders_and_another_seed_gives_others(student, rng):
    # Two random orders of 12 are equal with a probability of 1 / 12! = 2e-9.
    seed = int(rng.integers(10_000))
    first = draw_orders(student, 12, 3, seed)
    assert draw_orders(student, 12, 3, seed) == first, "two calls with the same seed gave different orders"
    assert draw_orders(student, 12, 3, seed + 1) != first, "two calls with different seeds gave the same orders"


@pytest.mark.points(0.5)
def test_every_epoch_has_a_new_order_and_all_orders_are_equally_likely(student, rng):
    # Two random orders of 12 are equal with a probability of 2e-9; there are 6 pairs of epochs.
    orders = draw_orders(student, 12, 4, int(rng.integers(10_000)))
    assert len({*orders}) == 4, "two epochs have the same order"

    # Each of the 6 orders of 3 indices comes up about 100 times in 600 epochs. By Chernoff's bound it comes up
    # 40 times or less with a probability of exp(-600 * 0.0447) < 3e-12, and 160 times or more with one of
    # exp(-600 * 0.0316) < 6e-9. For 6 orders, that is less than 4e-8 in all.
    orders = draw_orders(student, 3, 600, int(rng.integers(10_000)))
    counts = {order: orders.count(order) for order in {*orders}}
    assert len(counts) == 6, "some orders of three indices never come up"
    assert all(40 < count < 160 for count in counts.values()), "some orders of three indices come up far too often"


@pytest.mark.points(0.5)
def test_any_order_is_cut_into_mini_batches_of_any_size(student, reference, rng):
    for n, batch_size in ((8, 3), (6, 2), (5, 4), (4, 1), (3, 7)):
        (order,) = draw_permutations(rng, n, 1)
        assert_equal(student.mini_batches(order, batch_size), reference.mini_batches(order, batch_size))


@pytest.mark.points(0.5)
def test_a_step_uses_only_the_samples_of_its_mini_batch(student, reference, rng):
    for n, size, w, rate in ((7, 3, 0.3, 0.05), (5, 4, -1.7, 0.2), (6, 1, 0.8, 0.1), (4, 4, -0.4, 0.3)):
        x, y = draw_samples(rng, n)
        batch = rng.permutation(n)[:size].tolist()
        expected = reference.batch_step(x, y, w, rate, batch)
        assert_close(student.batch_step(x, y, w, rate, batch), expected, rtol=1e-9)


def draw_trainings(rng):
    """Return arguments of `train`: mini-batches that fit and that do not, single samples, and all samples."""
    for n, batch_size, epochs in ((7, 3, 4), (5, 1, 3), (6, 2, 2), (4, 9, 3)):
        yield *draw_samples(rng, n), float(rng.normal()), 0.05, batch_size, draw_permutations(rng, n, epochs)


def train(student, arguments):
    """Return the student's weights and losses."""
    result = student.train(*arguments)
    assert isinstance(result, tuple), "train must return two arrays: weights, losses"
    assert len(result) == 2, "train must return two arrays: weights, losses"
    return result


@pytest.mark.points(0.5)
def test_training_gives_the_weight_after_every_epoch(student, reference, rng):
    for arguments in draw_trainings(rng):
        expected, _ = reference.train(*arguments)
        weights, _ = train(student, arguments)
        assert_close(weights, expected, rtol=1e-9)


@pytest.mark.points(0.5)
def test_each_loss_is_that_of_all_samples_at_the_weight_of_its_epoch(student, rng):
    # The losses are compared with the student's own weights: a wrong step fails the check above, not this one.
    for arguments in draw_trainings(rng):
        x, y, orders = arguments[0].copy(), arguments[1].copy(), arguments[-1]
        weights, losses = train(student, arguments)
        one_each = "train must return an array of one weight for each epoch"
        assert isinstance(weights, np.ndarray), one_each
        assert weights.shape == (len(orders),), one_each
        assert_close(losses, ((weights[:, None] * x - y) ** 2).mean(axis=1), rtol=1e-9)


@pytest.mark.points(0.5)
def test_the_noise_is_that_of_all_mini_batches_of_a_size(student, reference, rng):
    for n, batch_size, w in ((5, 2, 0.3), (6, 3, -1.7), (4, 1, 0.8), (3, 3, 0.5)):
        x, y = draw_samples(rng, n)
        expected = reference.batch_noise(x, y, w, batch_size)
        assert_close(student.batch_noise(x, y, w, batch_size), expected, rtol=1e-9, atol=1e-12)


@pytest.mark.points(0.5)
def test_the_inputs_are_left_unchanged(student, rng):
    data, order, orders = rng.normal(size=(2, 5)), [3, 0, 4, 1, 2], [[4, 2, 0, 1, 3], [1, 0, 2, 4, 3]]
    x, y, batch = data[0].copy(), data[1].copy(), [2, 0]
    weights = student.live.epoch_in_order(x, y, 0.3, 0.05)
    one_each = "epoch_in_order must return an array of one weight for each sample"
    assert isinstance(weights, np.ndarray), one_each
    assert weights.shape == (5,), one_each
    student.live.mini_batches(order, 2)
    student.live.batch_step(x, y, 0.3, 0.05, batch)
    student.live.train(x, y, 0.3, 0.05, 2, orders)
    student.live.batch_noise(x, y, 0.3, 2)
    assert_unchanged(x, data[0], "x")
    assert_unchanged(y, data[1], "y")
    assert_unchanged(order, [3, 0, 4, 1, 2], "order")
    assert_unchanged(batch, [2, 0], "batch")
    assert_unchanged(orders, [[4, 2, 0, 1, 3], [1, 0, 2, 4, 3]], "orders")

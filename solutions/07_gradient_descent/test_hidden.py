"""Hidden checks of gradient_descent: noisy data, other lengths, other kinds of input, early and late epochs.

What is expected is computed before the student's call, so that data changed in place fail one check only.
"""

import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_curve, assert_equal, assert_labelled, assert_marked, assert_unchanged

KINDS = {
    "float64 array": lambda values: values,
    "list": lambda values: values.tolist(),
    "float32 array": lambda values: values.astype(np.float32),
    "float64 tensor": lambda values: torch.tensor(values),
    "float32 tensor": lambda values: torch.tensor(values, dtype=torch.float32),
}


def draw_samples(rng):
    """Return the five kinds of data, each with another number of samples. Five come first: they tell mistakes apart."""
    pairs = [(rng.normal(size=n), rng.normal(size=n)) for n in (5, 1, 9, 2, 4)]
    return [(kind(x), kind(y)) for (x, y), kind in zip(pairs, KINDS.values(), strict=True)]


@pytest.mark.points(0.5)
def test_the_size_of_a_sweep_is_right_for_other_grids(student, reference, rng):
    for values, parameters in ((3, 4), (7, 3), (int(rng.integers(20, 60)), 2), (5, 1)):
        expected = reference.sweep_size(values, parameters)
        assert_equal(student.sweep_size(values, parameters), expected)


@pytest.mark.points(1)
def test_the_gradient_is_the_mean_over_any_number_and_kind_of_samples(student, reference, rng):
    for x, y in draw_samples(rng):
        for w in (0.3, -1.7, 1e9):  # so far away, a difference of two losses has lost its digits
            expected = reference.gradient(x, y, w)
            assert_close(student.gradient(x, y, w), expected, rtol=1e-9)
    seen = student.observing().gradient(x, y, 0.3)
    assert seen.trace.count("backward", "grad") == 0, "Part 2 asks for the formula. Autograd comes in part 4."


@pytest.mark.points(0.5)
def test_the_finite_difference_is_right_for_wide_and_narrow_h(student, reference, rng):
    for x, y in draw_samples(rng):
        for h in (2.0, 0.1, 0.001, 1e-19):
            expected = reference.finite_difference(x, y, -0.7, h)
            # At h = 0.001 the difference of two nearly equal losses keeps about 12 digits.
            assert_close(student.finite_difference(x, y, -0.7, h), expected, rtol=1e-9, atol=1e-11)


@pytest.mark.points(0.5)
def test_autograd_gives_the_derivative_in_double_precision(student, reference, rng):
    for x, y in draw_samples(rng):
        expected = reference.autograd_gradient(x, y, 1.1)
        seen = student.observing().autograd_gradient(x, y, 1.1)
        assert_close(seen.value, expected, rtol=1e-10)
        assert seen.trace.count("backward", "grad") > 0, "Autograd did not run: call backward() on the loss."


@pytest.mark.points(1)
def test_every_weight_and_every_loss_of_a_descent_is_right(student, reference, rng):
    for x, y in draw_samples(rng):
        for rate, epochs in ((0.05, 7), (0.05, 1), (1.2 * reference.largest_rate(x), 4)):
            expected = reference.descend(x, y, 0.5, rate, epochs)
            assert_close(student.descend(x, y, 0.5, rate, epochs), expected, rtol=1e-9)


@pytest.mark.points(0.5)
def test_the_largest_rate_depends_on_all_samples(student, reference, rng):
    for x, _ in draw_samples(rng):
        expected = reference.largest_rate(x)
        assert_close(student.largest_rate(x), expected, rtol=1e-9)


@pytest.mark.points(0.5)
def test_both_parts_of_the_gradient_with_a_bias_are_right(student, reference, rng):
    for x, y in draw_samples(rng):
        for w, b in ((0.3, 1.1), (-1.7, -0.6)):
            expected = reference.gradient_with_bias(x, y, w, b)
            assert_close(student.gradient_with_bias(x, y, w, b), expected, rtol=1e-9)


@pytest.mark.points(0.5)
def test_the_path_on_the_saddle_is_drawn_from_anywhere(student, rng):
    u, v = rng.uniform(0.5, 2.0, size=2).tolist()
    for start, rate, epochs in (((-u, v), 0.3, 5), ((u, 0.0), 0.2, 6), ((0.0, -v), 0.1, 3)):
        panel, steps = student.plot_saddle(*start, rate, epochs).panel, np.arange(epochs + 1)
        path = start[0] * (1 - 2 * rate) ** steps, start[1] * (1 + 2 * rate) ** steps
        assert_curve(panel, *path, name="the descent")
        assert_marked(panel, *start, name="the start")
        assert_labelled(panel, "x", "y")


@pytest.mark.points(0.5)
def test_the_data_are_left_unchanged(student, rng):
    for kind in (np.array, torch.tensor):
        data = rng.normal(size=(2, 5))
        x, y = kind(data[0]), kind(data[1])
        before = kind(data[0]), kind(data[1])
        returned = [
            student.live.gradient(x, y, 0.3),
            student.live.finite_difference(x, y, 0.3, 0.1),
            student.live.autograd_gradient(x, y, 0.3),
            student.live.descend(x, y, 0.3, 0.05, 2),
            student.live.largest_rate(x),
            student.live.gradient_with_bias(x, y, 0.3, 0.2),
        ]
        pair = returned[3] if isinstance(returned[3], tuple | list) else [None]
        assert getattr(pair[0], "shape", None) == (2,), "descend returns no arrays of two epochs yet."
        for name, after, old in zip(("x", "y"), (x, y), before, strict=True):
            assert_unchanged(after, old, name)

"""Hidden checks of tensor_creation: other numbers, shapes and dtypes, and what must stay as it was.

The reference is asked first: what a student's function does to its inputs in place must not reach it.
"""

import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_equal, assert_unchanged


def fractions(rng, n):
    """Return n floats with a fraction between 0.55 and 0.95 and alternating signs: rounded, cut off, floor differ."""
    signs = np.where(np.arange(n) % 2, -1, 1)
    return signs * (rng.integers(1, 50, size=n) + rng.uniform(0.55, 0.95, size=n))


@pytest.mark.points(0.5)
def test_torch_chooses_the_dtype_and_an_array_keeps_its_own(student, reference, rng):
    for number, values, array in (
        (-1.5, [int(rng.integers(9)), 2.5], rng.integers(0, 255, size=(3, 2)).astype(np.uint8)),
        (float(rng.normal()), rng.integers(-9, 9, size=4).tolist(), rng.normal(size=(2, 3))),
        (int(rng.integers(100)), rng.normal(size=3).tolist(), rng.integers(-9, 9, size=5)),
        (True, [False, True], rng.normal(size=(4, 1)).astype(np.float32)),
    ):
        expected = reference.from_values(number, values, array)
        assert_equal(student.from_values(number, values, array), expected)


@pytest.mark.points(0.5)
def test_the_predictions_are_written_down_not_computed(student, reference):
    seen = student.observed.predict_tensors()
    assert_equal(seen.value, reference.predict_tensors())
    assert not seen.trace.names, "Write your predictions down as numbers and texts: make no tensors here."


@pytest.mark.points(0.5)
def test_typed_tensors_keep_all_digits_and_only_integers_lose_the_fraction(student, reference, rng):
    for n in (5, 1, 8):
        values = [*fractions(rng, n).tolist(), int(rng.integers(2, 50)) - 1e-8]  # float32 rounds the last one up
        expected = reference.typed_tensors(values)
        assert_equal(student.typed_tensors(values), expected)


@pytest.mark.points(0.5)
def test_the_value_decides_the_dtype_of_full(student, reference, rng):
    whole, fraction = int(rng.integers(2, 99)), float(rng.uniform(1.1, 1.9))
    for n, m, value in ((5, 3, fraction), (1, 4, -whole), (4, 1, 3.0), (2, 6, whole)):
        expected = reference.constants(n, m, value)
        assert_equal(student.constants(n, m, value), expected)


@pytest.mark.points(0.5)
def test_constants_like_have_the_shape_and_dtype_of_x(student, reference, rng):
    numbers = torch.tensor(rng.normal(size=(2, 3)))
    for x, value in (
        (numbers, int(rng.integers(2, 9))),
        (numbers.float(), 2.5),
        (torch.tensor(rng.integers(1, 9, size=(4, 1, 2)), dtype=torch.int32), -3.75),
        (torch.tensor(7.0), 0.1),
    ):
        expected = reference.constants_like(x, value)
        assert_equal(student.constants_like(x, value), expected)


@pytest.mark.points(0.5)
def test_constants_like_do_not_use_the_numbers_of_x(student, reference, rng):
    x = torch.tensor([float("nan"), float("inf"), -float("inf"), float(rng.normal())])
    expected = reference.constants_like(x, 2.5)
    assert_equal(student.constants_like(x, 2.5), expected)


@pytest.mark.points(0.5)
def test_arange_goes_up_to_an_end_that_no_step_meets(student, reference, rng):
    # The linspace has a whole number as its step: only the arange is unusual here.
    for start, end, step, n in ((1, 13, 5, 7), (-2.0, 3.0, 1.5, 6), (int(rng.integers(-9, 0)), 11, 20, 2)):
        expected = reference.ranges(start, end, step, n)
        assert_close(student.ranges(start, end, step, n), expected, rtol=1e-5, atol=1e-6)


@pytest.mark.points(0.5)
def test_linspace_has_n_numbers_and_a_step_that_may_be_a_fraction(student, reference, rng):
    # Steps meet each end: only the linspace is unusual here.
    start = int(rng.integers(-4, 0))
    for first, last, step, n in ((start, start + 8, 4, 6), (start - 0.5, start + 2.5, 0.75, 8), (3.0, 0.5, -0.5, 5)):
        expected = reference.ranges(first, last, step, n)
        assert_close(student.ranges(first, last, step, n), expected, rtol=1e-5, atol=1e-6)


@pytest.mark.points(0.5)
def test_each_seed_gives_the_numbers_of_its_sequence(student, reference, rng):
    # Equal seeds give equal numbers on one machine with one torch: nothing here is left to chance.
    double = torch.zeros(2, 3, dtype=torch.float64)
    for n, high, x in ((5, 40, double), (9, 1000, torch.ones(4)), (17, 3, double[0])):
        seed = int(rng.integers(1, 2**31))
        expected = reference.random_tensors(n, high, x, seed)
        assert_close(student.random_tensors(n, high, x, seed), expected, rtol=1e-6, atol=1e-7)


@pytest.mark.points(0.5)
def test_every_dtype_is_made_from_x_itself(student, reference, rng):
    numbers = torch.tensor(fractions(rng, 6))
    whole = torch.tensor(rng.integers(2**25, 2**30, size=(2, 2)) * 2 + 1)
    for x, other in (
        (numbers, torch.tensor([1, 2])),
        (numbers.float().reshape(2, 3), torch.tensor(1.0, dtype=torch.float64)),
        (torch.tensor([0.1, 100_000.0, -3.7]), torch.zeros(2, 2, dtype=torch.int16)),
        (whole, torch.tensor([0.5], dtype=torch.float16)),
    ):
        expected = reference.convert(x, other)
        assert_equal(student.convert(x, other), expected)


@pytest.mark.points(0.5)
def test_no_function_changes_what_it_is_given(student, reference, rng):
    x, array = torch.tensor(rng.normal(size=(2, 3)), dtype=torch.float32), rng.normal(size=3)
    before, other = x.clone(), torch.tensor([1, 2])
    assert_equal(student.live.constants_like(x, 4.0), reference.constants_like(before, 4.0))
    assert_unchanged(x, before, "x")
    student.live.convert(x, other)
    student.live.random_tensors(3, 5, x, 1)
    assert_unchanged(x, before, "x")
    assert_unchanged(other, torch.tensor([1, 2]), "other")
    array_before = array.copy()
    student.live.from_values(1, [1.0], array)
    assert_unchanged(array, array_before, "array")

"""Hidden checks of numpy_bridge: other numbers, shapes and dtypes, and what must stay as it was."""

import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_equal, assert_own_memory, assert_shares_memory

FLOAT32 = {"rtol": 1e-5, "atol": 1e-6}
KINDS = "A float tensor gives a Python float, and an integer tensor a Python int: 3, not 3.0, and no number of NumPy."
KIND_OF = {torch.float32: float, torch.float64: float, torch.int32: int, torch.int64: int, torch.bool: bool}


def kinds(values):
    """Return the type of each item of a list; nothing of another value, which a comparison has refused before."""
    return [type(one) for one in values] if isinstance(values, list) else []


def pairs(rng):
    """Return arrays with tensors beside them: shapes and dtypes differ."""
    return [
        (rng.normal(size=(2, 3)), torch.tensor(rng.integers(-9, 9, size=4))),
        (rng.integers(0, 99, size=5).astype(np.int32), torch.tensor(rng.normal(size=(3, 1, 2)))),
        (rng.normal(size=4).astype(np.float32), torch.tensor(rng.normal(size=(2, 2)), dtype=torch.float32)),
    ]


@pytest.mark.points(0.5)
def test_every_shape_and_dtype_is_shared(student, reference, rng):
    for array, tensor in pairs(rng):
        seen = student.observed.share(array, tensor)
        assert_equal(seen.value, reference.share(array, tensor))
        shares = [fact.shares_memory_with for fact in seen.facts]
        assert shares == [(0,), (1,)], "Both results must share memory, for every dtype and shape."
        assert seen.changed == (), "Share `array` and `tensor`, but do not change them."


@pytest.mark.points(0.5)
def test_copies_of_every_shape_and_dtype_have_their_own_memory(student, reference, rng):
    for array, tensor in pairs(rng):
        seen = student.observed.copies(array, tensor)
        assert_equal(seen.value, reference.copies(array, tensor))
        shares = [fact.shares_memory_with for fact in seen.facts]
        assert shares == [(), ()], "Both results must have their own memory, for every dtype and shape."
        assert seen.changed == (), "Copy `array` and `tensor`, but do not change them."


@pytest.mark.points(0.5)
def test_the_predictions_are_written_down_not_computed(student, reference):
    seen = student.observed.predict_numbers()
    assert_equal(seen.value, reference.predict_numbers())
    assert not seen.trace.names, "Write your predictions down as numbers: make no arrays and no tensors here."


@pytest.mark.points(1)
def test_centered_leaves_an_array_of_every_dtype_as_it_was(student, reference, rng):
    for array in (
        rng.normal(size=5).astype(np.float32),
        rng.integers(-50, 50, size=4),
        rng.normal(size=7),
        rng.normal(size=2).astype(np.float32) + 10,
    ):
        seen = student.observed.centered(array)
        assert_close(seen.value, reference.centered(array.copy()), rtol=1e-5, atol=1e-5)
        assert seen.changed == (), "`array` has changed. Subtract into a new tensor, not into shared memory."
        assert_own_memory(seen)


@pytest.mark.points(0.5)
def test_numbers_keep_all_digits_and_their_type(student, reference, rng):
    large = 2**53 + 2 * int(rng.integers(1, 999)) + 1  # no float holds it
    first = [torch.tensor(rng.normal()), torch.tensor([large]), torch.tensor(rng.normal(), requires_grad=True)]
    second = [torch.tensor(rng.normal(size=1), dtype=torch.float32, requires_grad=True)]
    # The hint needs the bool: 3.0 and 3 are equal numbers, but 1.0 and True are two types for a comparison.
    first.insert(2, torch.tensor(bool(rng.integers(2))))
    for tensors in (first, second, [torch.tensor(int(rng.integers(99)), dtype=torch.int32)], []):
        seen = student.observed.numbers(tensors)
        assert_equal(seen.value, reference.numbers(tensors))
        assert kinds(seen.value) == [KIND_OF[tensor.dtype] for tensor in tensors], KINDS
        assert seen.changed == (), "`tensors` has changed."


@pytest.mark.points(1)
def test_weights_of_every_shape_share_memory_and_go_on_requiring_grad(student, reference, rng):
    for shape, dtype, tracked in (
        ((2, 3), torch.float64, True),
        ((4,), torch.float32, False),
        ((3, 1), torch.float32, True),
        ((), torch.float64, True),
    ):
        w = torch.tensor(rng.normal(size=shape), dtype=dtype, requires_grad=tracked)
        seen = student.observed.weights_to_numpy(w)
        assert_equal(seen.value, reference.weights_to_numpy(w))
        assert seen.changed == (), "w has changed: it must keep its numbers and go on requiring grad."
        assert_shares_memory(seen, 0, "w")


@pytest.mark.points(1)
def test_two_dtypes_and_their_largest_distance_hold_for_every_list(student, reference, rng):
    for n in (4, 1, 9):
        values = (rng.choice([-1.0, 1.0], size=n) * rng.integers(2**25, 2**29, size=n)).tolist()
        assert_equal(student.two_dtypes(values), reference.two_dtypes(values))
    values = [33554433.0, 0.5]  # 2 ** 25 + 1: its float32 is smaller, so the distance is not the difference
    assert_equal(student.two_dtypes(values), reference.two_dtypes(values))


@pytest.mark.points(1)
def test_predictions_have_the_dtype_of_the_weights(student, reference, rng):
    for n, k, data, weights in (
        (4, 2, np.float64, torch.float32),
        (3, 5, np.float32, torch.float64),
        (1, 3, np.float32, torch.float32),
        (2, 2, np.float64, torch.float64),
    ):
        x = rng.uniform(0.5, 2.0, size=(n, k)).astype(data)
        w = torch.tensor(rng.uniform(0.5, 2.0, size=k), dtype=weights, requires_grad=True)
        seen = student.observed.predictions(x, w)
        assert_close(seen.value, reference.predictions(x, w), **FLOAT32)
        assert seen.changed == (), "x or w has changed: x must keep its numbers, and w must go on requiring grad."

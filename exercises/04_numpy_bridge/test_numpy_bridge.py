"""The checks you may read. Each name is a claim about your code: `make grade EX=numpy_bridge` tries it."""

import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_equal, assert_own_memory, assert_shares_memory

KINDS = "A float tensor gives a Python float, and an integer tensor a Python int: 3, not 3.0, and no number of NumPy."


def kinds(values):
    """Return the type of each item of a list; nothing of another value, which a comparison has refused before."""
    return [type(one) for one in values] if isinstance(values, list) else []


@pytest.mark.points(0.5)
def test_an_array_and_a_tensor_are_shared_in_both_directions(student):
    array, tensor = np.array([1, 2, 3]), torch.tensor([[0.5, 1.5]])
    seen = student.observed.share(array, tensor)
    assert_equal(seen.value, (torch.tensor([1, 2, 3]), np.array([[0.5, 1.5]], dtype=np.float32)))
    shares = [fact.shares_memory_with for fact in seen.facts]
    assert (0,) in shares[:1], "The tensor has its own memory: it must share memory with `array`."
    assert (1,) in shares[1:], "The array has its own memory: it must share memory with `tensor`."


@pytest.mark.points(0.5)
def test_copies_have_the_same_numbers_in_their_own_memory(student):
    array, tensor = np.array([1, 2, 3]), torch.tensor([[0.5, 1.5]])
    seen = student.observed.copies(array, tensor)
    assert_equal(seen.value, (torch.tensor([1, 2, 3]), np.array([[0.5, 1.5]], dtype=np.float32)))
    shares = [fact.shares_memory_with for fact in seen.facts]
    assert () in shares[:1], "The tensor shares memory with `array`: it must have its own."
    assert () in shares[1:], "The array shares memory with `tensor`: it must have its own."


@pytest.mark.points(0.5)
def test_the_predicted_numbers_are_right(student):
    a = np.array([1, 2])
    b = torch.from_numpy(a)
    c = torch.tensor(a)
    d = b.numpy()
    e = d.copy()
    a[0] = 5
    d[1] = 7
    a = a * 10
    assert_equal(student.predict_numbers(), [one.tolist() for one in (a, b, c, d, e)])


@pytest.mark.points(0.5)
def test_centered_integers_and_float64_give_float32(student):
    assert_close(student.centered(np.array([1, 2, 6])), torch.tensor([-2.0, -1.0, 3.0]), rtol=1e-6, atol=1e-6)
    array = np.array([0.5, 1.0, 4.5, 0.0])  # the mean is 6 / 4
    seen = student.observed.centered(array)
    assert_close(seen.value, torch.tensor([-1.0, -0.5, 3.0, -1.5]), rtol=1e-6, atol=1e-6)
    assert seen.changed == (), "`array` has changed. Subtract into a new tensor, not into shared memory."


@pytest.mark.points(0.5)
def test_numbers_of_float_and_integer_tensors_are_python_numbers(student):
    for tensors, expected in (
        ([torch.tensor(0.5), torch.tensor([3]), torch.tensor(True), torch.tensor(-2.75)], [0.5, 3, True, -2.75]),
        ([torch.tensor([7.0]), torch.tensor(1.5, requires_grad=True)], [7.0, 1.5]),
    ):
        got = student.numbers(tensors)
        assert_equal(got, expected)
        assert kinds(got) == kinds(expected), KINDS


@pytest.mark.points(0.5)
def test_weights_that_require_grad_become_an_array_that_shares_memory(student):
    seen = student.observed.weights_to_numpy(torch.tensor([1.5, 2.0], requires_grad=True))
    assert_equal(seen.value, np.array([1.5, 2.0], dtype=np.float32))
    assert seen.changed == (), "w has changed: it must keep its numbers and go on requiring grad."
    assert_shares_memory(seen, 0, "w")


@pytest.mark.points(0.5)
def test_a_list_becomes_float32_by_torch_and_float64_by_numpy(student):
    single = torch.tensor([0.5, 123456792.0, 3.0])
    double = torch.tensor([0.5, 123456789.0, 3.0], dtype=torch.float64)
    assert_equal(student.two_dtypes([0.5, 123456789.0, 3.0]), (single, double, 3.0))
    # 16777217 is 2 ** 24 + 1, the first integer that float32 cannot hold
    single = torch.tensor([-16777216.0, 100000008.0])
    double = torch.tensor([-16777217.0, 100000010.0], dtype=torch.float64)
    assert_equal(student.two_dtypes([-16777217.0, 100000010.0]), (single, double, 2.0))


@pytest.mark.points(0.5)
def test_two_predictions_come_back_as_a_float32_array(student):
    x = np.array([[1.0, 2.0, 0.5], [3.0, 4.0, 0.25]])
    w = torch.tensor([10.0, 1.0, 4.0], requires_grad=True)
    seen = student.observed.predictions(x, w)
    assert_close(seen.value, np.array([14.0, 35.0], dtype=np.float32), rtol=1e-6)  # 10 + 2 + 2 and 30 + 4 + 1
    assert seen.changed == (), "x or w has changed: x must keep its numbers, and w must go on requiring grad."
    assert_own_memory(seen)

"""The checks you may read. Each name is a claim about your code: `make grade EX=tensor_creation` tries it."""

import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_equal

FLOATS = {"rtol": 1e-6, "atol": 1e-7}


@pytest.mark.points(0.5)
def test_a_number_a_list_and_an_array_become_tensors(student):
    got = student.from_values(2.5, [1, 2, 3], np.array([[1, 2, 3], [4, 5, 6]], dtype=np.int32))
    array = torch.tensor([[1, 2, 3], [4, 5, 6]], dtype=torch.int32)
    assert_equal(got, (torch.tensor(2.5), torch.tensor([1, 2, 3]), array))
    got = student.from_values(5, [1.0, 2.5], np.array([0.5, 1.5, 2.5]))
    array = torch.tensor([0.5, 1.5, 2.5], dtype=torch.float64)
    assert_equal(got, (torch.tensor(5), torch.tensor([1.0, 2.5]), array))


@pytest.mark.points(0.5)
def test_the_predicted_shapes_and_dtypes_are_right(student):
    a, b, c = torch.tensor(3), torch.Tensor(3), torch.Tensor([3])
    d, e, f = torch.Tensor(2, 3), torch.tensor([1, 2.5]), torch.tensor(np.array([1.0, 2.0]))
    right = [(tuple(t.shape), str(t.dtype).removeprefix("torch.")) for t in (a, b, c, d, e, f)]
    assert_equal(student.predict_tensors(), right)


@pytest.mark.points(0.5)
def test_whole_numbers_are_cut_off_not_rounded(student):
    # float32 rounds 2.99999999 to 3. From the list itself, it is cut to 2.
    for values, singles, integers in (
        ([2.5, -1.7, 2.99999999], [2.5, -1.7, 3.0], [2, -1, 2]),
        ([-0.5, 3.9], [-0.5, 3.9], [0, 3]),
    ):
        single, double = torch.tensor(singles), torch.tensor(values, dtype=torch.float64)
        whole = torch.tensor(integers)
        assert_equal(student.typed_tensors(values), (single, double, whole.int(), whole))


@pytest.mark.points(0.5)
def test_constants_have_two_rows_and_three_columns(student):
    zeros = torch.tensor([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    ones = torch.tensor([[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]])
    sevens = torch.tensor([[7, 7, 7], [7, 7, 7]])
    assert_equal(student.constants(2, 3, 7), (zeros, ones, sevens))


@pytest.mark.points(0.5)
def test_constants_like_floats_are_floats_and_like_integers_integers(student):
    x = torch.tensor([[0.5, 1.5, 2.5]], dtype=torch.float64)
    expected = [[0.0, 0.0, 0.0]], [[1.0, 1.0, 1.0]], [[7.0, 7.0, 7.0]]
    assert_equal(student.constants_like(x, 7), tuple(torch.tensor(row, dtype=torch.float64) for row in expected))
    x = torch.tensor([8, 9, 4])
    expected = torch.tensor([0, 0, 0]), torch.tensor([1, 1, 1]), torch.tensor([2, 2, 2])
    assert_equal(student.constants_like(x, 2.5), expected)


@pytest.mark.points(0.5)
def test_arange_stops_before_the_end_and_linspace_at_it(student):
    expected = torch.tensor([0, 2, 4]), torch.tensor([0.0, 2.0, 4.0, 6.0]), 2.0
    assert_close(student.ranges(0, 6, 2, 4), expected, **FLOATS)
    expected = torch.tensor([1.0, 1.5, 2.0, 2.5]), torch.tensor([1.0, 2.0, 3.0]), 1.0
    assert_close(student.ranges(1.0, 3.0, 0.5, 3), expected, **FLOATS)


@pytest.mark.points(1)
def test_each_seed_gives_its_own_numbers_every_time(student):
    x, four_digits = torch.zeros(1), {"rtol": 0.0, "atol": 1e-4}
    zero = [0.4963, 0.7682], [-0.2905, -1.0704], [7, 3], [0.4556], [0.6472]
    one = [0.7576, 0.2793], [0.1163, 0.7213], [1, 1], [0.5695], [-0.6617]
    for seed, numbers in ((0, zero), (1, one), (0, zero)):
        assert_close(student.random_tensors(2, 10, x, seed), tuple(map(torch.tensor, numbers)), **four_digits)


@pytest.mark.points(0.5)
def test_the_same_numbers_come_in_six_dtypes(student):
    x = torch.tensor([2.5, -1.75, 100.0])
    whole = torch.tensor([2, -1, 100])
    expected = x.half(), x, x.double(), whole.int(), whole
    assert_equal(student.convert(x, torch.tensor(True)), (*expected, torch.tensor([True, True, True])))

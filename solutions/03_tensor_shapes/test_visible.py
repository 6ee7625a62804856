"""The checks you may read. Each name is a claim about your code: `make grade EX=tensor_shapes` tries it."""

import pytest
import torch
from torchkata import assert_equal


@pytest.mark.points(0.5)
def test_four_parts_of_two_matrices_are_picked(student):
    x = torch.tensor([[[0, 1], [2, 3], [4, 5]], [[6, 7], [8, 9], [10, 11]]])  # two matrices: 3 rows, 2 columns
    first, corners = torch.tensor([[0, 1], [2, 3], [4, 5]]), torch.tensor([0, 6])
    last_rows, rest = torch.tensor([[4, 5], [10, 11]]), torch.tensor([[[2, 3], [4, 5]], [[8, 9], [10, 11]]])
    assert_equal(student.pick(x), (first, corners, last_rows, rest))


@pytest.mark.points(0.5)
def test_lists_take_whole_rows_pairs_and_a_block(student):
    x = torch.tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]])
    rows, pairs = torch.tensor([[10, 11, 12], [4, 5, 6]]), torch.tensor([12, 4])
    block = torch.tensor([[12, 10], [6, 4]])
    assert_equal(student.choose(x, [3, 1], [2, 0]), (rows, pairs, block))
    rows = torch.tensor([[1, 2, 3], [1, 2, 3], [4, 5, 6], [4, 5, 6]])
    pairs = torch.tensor([2, 3, 4, 5])
    block = torch.tensor([[2, 3, 1, 2], [2, 3, 1, 2], [5, 6, 4, 5], [5, 6, 4, 5]])
    index = torch.tensor([0, 0, 1, 1])
    assert_equal(student.choose(x, index, torch.tensor([1, 2, 0, 1])), (rows, pairs, block))


@pytest.mark.points(0.5)
def test_rows_and_columns_with_a_large_sum_are_kept(student):
    x = torch.tensor([[1, 9, 2], [3, 4, 1]])  # sums of rows: 12 and 8; of columns: 4, 13 and 3
    assert_equal(student.keep_large(x, 9), (torch.tensor([[1, 9, 2]]), torch.tensor([[9], [4]])))
    assert_equal(student.keep_large(x, 8), (torch.tensor([[1, 9, 2]]), torch.tensor([[9], [4]])))
    assert_equal(student.keep_large(x, 3.5), (x, torch.tensor([[1, 9], [3, 4]])))


@pytest.mark.points(0.5)
def test_a_row_is_made_a_column_subtracted_and_a_side_removed(student):
    x, v = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), torch.tensor([1.0, 2.0])
    row, difference = torch.tensor([[1.0, 2.0]]), torch.tensor([[0.0, 1.0, 2.0], [2.0, 3.0, 4.0]])
    column = torch.tensor([[7.0], [8.0], [9.0]])
    assert_equal(student.use_sides(x, v, column), (row, difference, torch.tensor([7.0, 8.0, 9.0])))


@pytest.mark.points(0.5)
def test_the_predicted_shapes_are_right(student):
    x = torch.zeros(3, 1, 4)
    tensors = x.view(-1), x.reshape(2, -1), x.squeeze(), x.squeeze(0), x.unsqueeze(0), x.unsqueeze(2), x.unsqueeze(-1)
    assert_equal(student.predict_shapes(), [x.size(2), *[tuple(tensor.shape) for tensor in tensors]])


@pytest.mark.points(0.5)
def test_the_shape_3_4_5_becomes_4_5_3_and_every_number_finds_its_place(student):
    x = torch.tensor([[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [10, 11, 12]]])  # (2, 2, 3) becomes (2, 3, 2)
    turned = torch.tensor([[[1, 7], [2, 8], [3, 9]], [[4, 10], [5, 11], [6, 12]]])
    assert_equal(student.turn(x), (turned, turned))
    x = torch.arange(60).reshape(3, 4, 5)
    turned = torch.stack([x[0], x[1], x[2]], dim=2)
    assert_equal(student.turn(x), (turned, turned))


@pytest.mark.points(0.5)
def test_numbers_are_read_row_by_row_and_column_by_column(student):
    x = torch.tensor([[1, 2, 3], [4, 5, 6]])
    by_rows, by_columns = torch.tensor([1, 2, 3, 4, 5, 6]), torch.tensor([1, 4, 2, 5, 3, 6])
    assert_equal(student.flatten(x), (by_rows, torch.tensor([[1, 4], [2, 5], [3, 6]]), by_columns))


@pytest.mark.points(0.5)
def test_two_matrices_are_joined_in_five_ways(student):
    a, b = torch.tensor([[1, 2, 3], [4, 5, 6]]), torch.tensor([[10, 20, 30], [40, 50, 60]])
    below = torch.tensor([[1, 2, 3], [4, 5, 6], [10, 20, 30], [40, 50, 60]])
    beside = torch.tensor([[1, 2, 3, 10, 20, 30], [4, 5, 6, 40, 50, 60]])
    matrices = torch.tensor([[[1, 2, 3], [4, 5, 6]], [[10, 20, 30], [40, 50, 60]]])
    rows = torch.tensor([[[1, 2, 3], [10, 20, 30]], [[4, 5, 6], [40, 50, 60]]])
    pairs = torch.tensor([[[1, 10], [2, 20], [3, 30]], [[4, 40], [5, 50], [6, 60]]])
    assert_equal(student.join(a, b), (below, beside, matrices, rows, pairs))

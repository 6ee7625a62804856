"""The checks you may read. Each name is a claim; `make grade EX=tensor_operations` says which hold."""

import pytest
import torch
from torchkata import assert_close, assert_equal, assert_unchanged

X = [[1, 2, 3], [4, 5, 6]]


@pytest.mark.points(0.5)
def test_arithmetic_gives_sum_difference_product_quotient_and_negative(student):
    total, difference, product = torch.tensor([5, 7, 9]), torch.tensor([-3, -3, -3]), torch.tensor([4, 10, 18])
    quotient, negative = torch.tensor([0.25, 0.4, 0.5]), torch.tensor([-1, -2, -3])
    results = student.arithmetic(torch.tensor([1, 2, 3]), torch.tensor([4, 5, 6]))
    assert_close(results, (total, difference, product, quotient, negative), rtol=1e-6)


@pytest.mark.points(0.5)
def test_add_in_place_changes_its_first_tensor_and_no_other(student):
    a, b = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([10.0, 20.0, 30.0])
    assert_equal(student.live.add_in_place(a, b), torch.tensor([11.0, 22.0, 33.0]))
    changed = torch.equal(a, torch.tensor([11.0, 22.0, 33.0]))
    assert changed, "After add_in_place(a, b), a itself must hold the sum, not only what is returned."
    assert_unchanged(b, torch.tensor([10.0, 20.0, 30.0]), "b")


@pytest.mark.points(0.5)
def test_the_matrix_product_of_four_rows_and_a_vector_of_three(student):
    matrix = torch.arange(1, 13).reshape(4, 3)  # the rows are 1 2 3, 4 5 6, 7 8 9 and 10 11 12
    assert_equal(student.matrix_product(matrix, torch.tensor([1, 2, 3])), torch.tensor([14, 32, 50, 68]))
    other = torch.tensor([[1, 0], [0, 1], [2, -1]])
    assert_equal(student.matrix_product(matrix, other), torch.tensor([[7, -1], [16, -1], [25, -1], [34, -1]]))


@pytest.mark.points(0.5)
def test_the_dot_product_is_32_and_the_outer_product_a_table(student):
    outer = torch.tensor([[4, 5, 6], [8, 10, 12], [12, 15, 18]])
    results = student.dot_and_outer(torch.tensor([1, 2, 3]), torch.tensor([4, 5, 6]))
    assert_equal(results, (torch.tensor(32), outer))


@pytest.mark.points(0.5)
def test_columns_are_divided_by_a_row_and_rows_by_a_column(student):
    matrix = torch.tensor([[2.0, 4.0, 6.0], [4.0, 8.0, 12.0], [6.0, 12.0, 18.0], [8.0, 16.0, 24.0]])
    per_column, per_row = torch.tensor([2.0, 4.0, 6.0]), torch.tensor([1.0, 2.0, 3.0, 4.0])
    columns = torch.tensor([[1.0, 1.0, 1.0], [2.0, 2.0, 2.0], [3.0, 3.0, 3.0], [4.0, 4.0, 4.0]])
    rows = torch.tensor([[2.0, 4.0, 6.0]] * 4)
    results = student.divide_columns_and_rows(matrix, per_column, per_row)
    assert_close(results, (columns, rows), rtol=1e-6)


@pytest.mark.points(0.5)
def test_the_sums_of_two_rows_and_three_columns(student):
    assert_equal(student.sums(torch.tensor(X)), (torch.tensor([5, 7, 9]), torch.tensor([6, 15])))


@pytest.mark.points(0.5)
def test_the_statistics_of_two_rows_and_three_columns(student):
    mean, std = torch.tensor([2.5, 3.5, 4.5]), torch.tensor([2.1213, 2.1213, 2.1213])
    expected = mean, std, torch.tensor([1, 2, 3]), torch.tensor([4, 5, 6])
    assert_close(student.statistics(torch.tensor(X), 0), expected, rtol=1e-5)
    mean, std = torch.tensor([2.0, 5.0]), torch.tensor([1.0, 1.0])
    expected = mean, std, torch.tensor([1, 4]), torch.tensor([3, 6])
    assert_close(student.statistics(torch.tensor(X), 1), expected, rtol=1e-6)


@pytest.mark.points(0.5)
def test_magnitudes_of_one_ten_and_a_hundred(student):
    # the root of 10101 / 3; the root of 1000, with index 3; 2 ** 6.6439 is 100; 10 ** 2 is 100
    expected = [torch.tensor(number) for number in (3367**0.5, 10.0, 6.6438562, 2.0)]
    assert_close(student.magnitudes(torch.tensor([1.0, 10.0, 100.0])), tuple(expected), rtol=1e-6)

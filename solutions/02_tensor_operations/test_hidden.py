"""Hidden checks of tensor_operations: other numbers, shapes and dtypes, and what must stay as it was.

The reference is asked first: what a student's function does to its inputs in place must not reach it.
"""

import pytest
import torch
from torchkata import assert_close, assert_unchanged

# Sums of float32 in another order differ in the last digits; relative to a sum near 0 that can be much.
FLOAT32 = {"rtol": 1e-5, "atol": 1e-6}
FLOAT64 = {"rtol": 1e-9, "atol": 1e-12}


def normal(rng, *shape, dtype=torch.float32):
    return torch.tensor(rng.normal(size=shape), dtype=dtype)


def positive(rng, *shape, dtype=torch.float32):
    return torch.tensor(rng.uniform(0.2, 5.0, size=shape), dtype=dtype)


def whole(rng, *shape):
    """Integers from -9 to 9 without 0."""
    return torch.tensor(rng.integers(1, 10, size=shape) * rng.choice([-1, 1], size=shape))


@pytest.mark.points(1)
def test_arithmetic_holds_for_every_shape_sign_and_dtype(student, reference, rng):
    for shape in ((5,), (2, 3), (1,), ()):
        a, b = normal(rng, *shape), normal(rng, *shape)
        expected = reference.arithmetic(a, b)
        assert_close(student.arithmetic(a, b), expected, rtol=1e-6)
    a, b = whole(rng, 4, 2), whole(rng, 4, 2)
    expected = reference.arithmetic(a, b)
    assert_close(student.arithmetic(a, b), expected, rtol=1e-6)
    a, b = normal(rng, 6, dtype=torch.float64), normal(rng, 6, dtype=torch.float64)
    expected = reference.arithmetic(a, b)
    assert_close(student.arithmetic(a, b), expected, rtol=1e-12)


@pytest.mark.points(1)
def test_adding_in_place_changes_the_first_tensor_and_keeps_its_dtype(student, reference, rng):
    for a, b in (
        (normal(rng, 5), normal(rng, 5)),
        (whole(rng, 2, 3), whole(rng, 2, 3)),
        (normal(rng, 4), normal(rng, 4, dtype=torch.float64)),
    ):
        b_before, expected = b.clone(), reference.add_in_place(a, b)
        assert_close(student.live.add_in_place(a, b), expected, **FLOAT32)
        changed = torch.allclose(a, expected, **FLOAT32)
        assert changed, "After add_in_place(a, b), a itself must hold the sum, not only what is returned."
        assert_unchanged(b, b_before, "b")


@pytest.mark.points(0.5)
def test_the_matrix_product_sums_over_the_inner_side(student, reference, rng):
    for left, right in (((3, 3), (3,)), ((3, 3), (3, 3)), ((4, 3), (3,)), ((2, 5), (5, 3)), ((1, 1), (1,))):
        matrix, other = normal(rng, *left), normal(rng, *right)
        expected = reference.matrix_product(matrix, other)
        assert_close(student.matrix_product(matrix, other), expected, **FLOAT32)
    matrix, other = normal(rng, 4, 3, dtype=torch.float64), normal(rng, 3, dtype=torch.float64)
    expected = reference.matrix_product(matrix, other)
    assert_close(student.matrix_product(matrix, other), expected, **FLOAT64)


@pytest.mark.points(0.5)
def test_dot_is_one_number_and_outer_a_table(student, reference, rng):
    for n in (5, 2, 1):
        u, v = normal(rng, n), normal(rng, n)
        expected = reference.dot_and_outer(u, v)
        assert_close(student.dot_and_outer(u, v), expected, **FLOAT32)
    u, v = whole(rng, 4), whole(rng, 4)
    expected = reference.dot_and_outer(u, v)
    assert_close(student.dot_and_outer(u, v), expected, rtol=0)
    u, v = normal(rng, 7, dtype=torch.float64), normal(rng, 7, dtype=torch.float64)
    expected = reference.dot_and_outer(u, v)
    assert_close(student.dot_and_outer(u, v), expected, **FLOAT64)


@pytest.mark.points(0.5)
def test_columns_and_rows_are_divided_in_square_matrices_too(student, reference, rng):
    for n, m in ((3, 3), (5, 2), (1, 4), (4, 1)):
        tensors = normal(rng, n, m), whole(rng, m), whole(rng, n)
        expected = reference.divide_columns_and_rows(*tensors)
        assert_close(student.divide_columns_and_rows(*tensors), expected, rtol=1e-6)
    tensors = whole(rng, 2, 3), whole(rng, 3), whole(rng, 2)
    expected = reference.divide_columns_and_rows(*tensors)
    assert_close(student.divide_columns_and_rows(*tensors), expected, rtol=1e-6)


@pytest.mark.points(0.5)
def test_sums_leave_one_number_for_each_column_and_each_row(student, reference, rng):
    for n, m in ((3, 3), (5, 2), (1, 4), (4, 1)):
        matrix = normal(rng, n, m)
        expected = reference.sums(matrix)
        assert_close(student.sums(matrix), expected, **FLOAT32)
    for matrix in (whole(rng, 2, 4), normal(rng, 2, 4, dtype=torch.float64)):
        expected = reference.sums(matrix)
        assert_close(student.sums(matrix), expected, **FLOAT64)


@pytest.mark.points(1)
def test_statistics_hold_along_every_dimension_and_for_every_dtype(student, reference, rng):
    for x, dim in (
        (normal(rng, 5, 2), 0),
        (normal(rng, 3, 3), 1),
        (normal(rng, 2, 4), 1),
        (whole(rng, 4, 6), 0),
        (whole(rng, 4, 6), -1),
    ):
        expected = reference.statistics(x, dim)
        assert_close(student.statistics(x, dim), expected, **FLOAT32)
    x = normal(rng, 3, 8, dtype=torch.float64)
    expected = reference.statistics(x, 1)
    assert_close(student.statistics(x, 1), expected, **FLOAT64)


@pytest.mark.points(0.5)
def test_magnitudes_count_all_entries_of_any_shape(student, reference, rng):
    for shape in ((6,), (2, 3), (1,)):
        x = positive(rng, *shape)
        expected = reference.magnitudes(x)
        assert_close(student.magnitudes(x), expected, **FLOAT32)
    x = positive(rng, 3, 4, dtype=torch.float64)
    expected = reference.magnitudes(x)
    assert_close(student.magnitudes(x), expected, **FLOAT64)


@pytest.mark.points(0.5)
def test_only_add_in_place_changes_what_it_is_given(student, reference, rng):
    matrix, u, v = normal(rng, 3, 3), normal(rng, 3), normal(rng, 3)
    for function, names, tensors in (
        (student.live.arithmetic, ("a", "b"), (u, v)),
        (student.live.matrix_product, ("matrix", "other"), (matrix, v)),
        (student.live.dot_and_outer, ("u", "v"), (u, v)),
        (student.live.divide_columns_and_rows, ("matrix", "per_column", "per_row"), (matrix, u, v)),
        (student.live.sums, ("matrix",), (matrix,)),
        (student.live.magnitudes, ("x",), (matrix.abs(),)),
    ):
        before = [tensor.clone() for tensor in tensors]
        function(*tensors)
        for name, after, old in zip(names, tensors, before, strict=True):
            assert_unchanged(after, old, name)
    before = matrix.clone()
    assert_close(student.live.statistics(matrix, 0), reference.statistics(before, 0), **FLOAT32)
    assert_unchanged(matrix, before, "x")

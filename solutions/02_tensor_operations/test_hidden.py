"""Hidden checks of tensor_operations: other numbers, shapes and dtypes, and what must stay as it was."""

import pytest
import torch
from torchkata import assert_close, assert_same_object, assert_unchanged

# Sums of float32 in another order differ in the last digits; relative to a sum near 0 that can be much.
FLOAT32 = {"rtol": 1e-5, "atol": 1e-6}
FLOAT64 = {"rtol": 1e-9, "atol": 1e-12}
NAMES = {
    "arithmetic": ("a", "b"),
    "matrix_product": ("matrix", "other"),
    "dot_and_outer": ("u", "v"),
    "divide_columns_and_rows": ("matrix", "per_column", "per_row"),
    "sums": ("matrix",),
    "statistics": ("x", "dim"),
    "magnitudes": ("x",),
}


def normal(rng, *shape, dtype=torch.float32):
    return torch.tensor(rng.normal(size=shape), dtype=dtype)


def positive(rng, *shape, dtype=torch.float32):
    return torch.tensor(rng.uniform(0.2, 5.0, size=shape), dtype=dtype)


def whole(rng, *shape):
    """Integers from -9 to 9 without 0."""
    return torch.tensor(rng.integers(1, 10, size=shape) * rng.choice([-1, 1], size=shape))


def compare(student, reference, function, *given):
    """Compare a result with that of the reference, and look at what was given to the function again."""
    rule = FLOAT64 if given[0].dtype == torch.float64 else FLOAT32
    before = [one.clone() if isinstance(one, torch.Tensor) else one for one in given]
    expected = getattr(reference, function)(*before)
    assert_close(getattr(student.live, function)(*given), expected, **rule)
    for name, after, old in zip(NAMES[function], given, before, strict=True):
        assert_unchanged(after, old, name)


@pytest.mark.points(0.5)
def test_arithmetic_makes_new_tensors_of_every_shape_and_dtype(student, reference, rng):
    for shape in ((5,), (2, 3), (1,), ()):
        compare(student, reference, "arithmetic", normal(rng, *shape), normal(rng, *shape))
    compare(student, reference, "arithmetic", whole(rng, 4, 2), whole(rng, 4, 2))
    numbers = normal(rng, 6, dtype=torch.float64), normal(rng, 6, dtype=torch.float64)
    compare(student, reference, "arithmetic", *numbers)


@pytest.mark.points(0.5)
def test_adding_in_place_holds_for_every_shape_and_keeps_the_dtype(student, reference, rng):
    for a, b in (
        (normal(rng, 5), normal(rng, 5)),
        (whole(rng, 2, 3), whole(rng, 2, 3)),
        (normal(rng, 4), normal(rng, 4, dtype=torch.float64)),
    ):
        b_before, expected = b.clone(), reference.add_in_place(a.clone(), b.clone())
        assert_close(student.live.add_in_place(a, b), expected, **FLOAT32)
        changed = torch.allclose(a, expected, **FLOAT32)
        assert changed, "After add_in_place(a, b), a itself must hold the sum, not only what is returned."
        assert_unchanged(b, b_before, "b")


@pytest.mark.points(0.5)
def test_add_in_place_returns_the_tensor_itself_and_not_a_copy(student, reference, rng):
    a, b = normal(rng, 2, 3), normal(rng, 2, 3)
    seen = student.observed.add_in_place(a, b)
    assert_close(seen.value, reference.add_in_place(a.clone(), b), **FLOAT32)
    assert seen.changed == (0,), "After add_in_place(a, b), a must hold the sum, and b must be as before."
    assert_same_object(seen, 0)


@pytest.mark.points(0.5)
def test_the_matrix_product_sums_over_the_inner_side(student, reference, rng):
    for left, right in (((3, 3), (3,)), ((3, 3), (3, 3)), ((4, 3), (3,)), ((2, 5), (5, 3)), ((1, 1), (1,))):
        compare(student, reference, "matrix_product", normal(rng, *left), normal(rng, *right))
    numbers = normal(rng, 4, 3, dtype=torch.float64), normal(rng, 3, dtype=torch.float64)
    compare(student, reference, "matrix_product", *numbers)


@pytest.mark.points(0.5)
def test_dot_is_one_number_and_outer_a_table(student, reference, rng):
    for n in (5, 2, 1):
        compare(student, reference, "dot_and_outer", normal(rng, n), normal(rng, n))
    compare(student, reference, "dot_and_outer", whole(rng, 4), whole(rng, 4))
    numbers = normal(rng, 7, dtype=torch.float64), normal(rng, 7, dtype=torch.float64)
    compare(student, reference, "dot_and_outer", *numbers)


@pytest.mark.points(1)
def test_columns_and_rows_are_divided_in_square_matrices_too(student, reference, rng):
    for n, m in ((3, 3), (5, 2), (1, 4), (4, 1)):
        compare(student, reference, "divide_columns_and_rows", normal(rng, n, m), whole(rng, m), whole(rng, n))
    compare(student, reference, "divide_columns_and_rows", whole(rng, 2, 3), whole(rng, 3), whole(rng, 2))


@pytest.mark.points(0.5)
def test_sums_leave_one_number_for_each_column_and_each_row(student, reference, rng):
    for n, m in ((3, 3), (5, 2), (1, 4), (4, 1)):
        compare(student, reference, "sums", normal(rng, n, m))
    for matrix in (whole(rng, 2, 4), normal(rng, 2, 4, dtype=torch.float64)):
        compare(student, reference, "sums", matrix)


@pytest.mark.points(0.5)
def test_statistics_hold_along_every_dimension(student, reference, rng):
    for shape, dim in (((5, 2), 0), ((3, 3), 1), ((2, 4), 1), ((3, 6), -1)):
        compare(student, reference, "statistics", normal(rng, *shape), dim)


@pytest.mark.points(0.5)
def test_statistics_keep_float64_and_convert_integers_for_mean_and_std(student, reference, rng):
    compare(student, reference, "statistics", whole(rng, 4, 6), 0)
    compare(student, reference, "statistics", normal(rng, 3, 8, dtype=torch.float64), 1)


@pytest.mark.points(1)
def test_magnitudes_count_all_entries_of_any_shape(student, reference, rng):
    for shape in ((6,), (2, 3), (1,)):
        compare(student, reference, "magnitudes", positive(rng, *shape))
    compare(student, reference, "magnitudes", positive(rng, 3, 4, dtype=torch.float64))

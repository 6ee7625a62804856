"""Hidden checks of tensor_shapes: other shapes and dtypes, what is a view, and what must stay as it was."""

import pytest
import torch
from torchkata import assert_equal


def normal(rng, *shape):
    return torch.tensor(rng.normal(size=shape), dtype=torch.float32)


def whole(rng, *shape):
    return torch.tensor(rng.integers(-99, 100, size=shape))


@pytest.mark.points(0.5)
def test_parts_are_picked_from_matrices_of_any_number_and_size(student, reference, rng):
    for x in (normal(rng, 3, 2, 4), whole(rng, 2, 5, 3), normal(rng, 4, 3, 1).double(), whole(rng, 1, 2, 2) > 0):
        assert_equal(student.pick(x), reference.pick(x))


@pytest.mark.points(0.5)
def test_parts_are_views_and_share_the_memory_of_x(student, reference, rng):
    x = normal(rng, 4, 3, 2)
    seen = student.observed.pick(x)
    assert_equal(seen.value, reference.pick(x))
    shared = [fact.shares_memory_with for fact in seen.facts]
    assert shared == [(0,)] * 4, "Index with numbers and slices only: then no part is a copy."


@pytest.mark.points(0.5)
def test_index_lists_and_tensors_may_repeat_places_and_count_from_the_end(student, reference, rng):
    for x, rows, columns in (
        (normal(rng, 4, 3), [2, 0, 2], [-1, 1, 1]),
        (whole(rng, 3, 5), torch.tensor([0, 0, 1, 1]), torch.tensor([4, 2, 0, 3])),
        (normal(rng, 5, 5).double(), [1, 4], [0, 2]),
        (whole(rng, 6, 2), [int(rng.integers(6))], [1]),
    ):
        seen = student.observed.choose(x, rows, columns)
        assert_equal(seen.value, reference.choose(x, rows, columns))
        shared = [fact.shares_memory_with for fact in seen.facts]
        assert shared == [()] * 3, "All three results must be copies: index with lists or index tensors."


@pytest.mark.points(0.5)
def test_masks_hold_in_square_matrices_and_may_keep_nothing(student, reference, rng):
    square = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.5]])
    for x, limit in (
        (square, 15),
        (whole(rng, 5, 3) / 8, 0.0),  # eighths: sums are exact in any order
        (whole(rng, 3, 6), 1000),
        (normal(rng, 2, 4).double(), -99),
    ):
        seen = student.observed.keep_large(x, limit)
        assert_equal(seen.value, reference.keep_large(x, limit))
        shared = [fact.shares_memory_with for fact in seen.facts]
        assert shared == [()] * 2, "Index with masks: then both results are copies."


@pytest.mark.points(0.5)
def test_vectors_meet_rows_in_square_matrices_and_one_number_stays_a_vector(student, reference, rng):
    for x, v, column in (
        (normal(rng, 3, 3), normal(rng, 3), normal(rng, 1, 1)),
        (whole(rng, 4, 2), whole(rng, 4), whole(rng, 3, 1)),
        (normal(rng, 1, 5).double(), normal(rng, 1).double(), normal(rng, 2, 1)),
    ):
        assert_equal(student.use_sides(x, v, column), reference.use_sides(x, v, column))


@pytest.mark.points(0.5)
def test_the_predictions_are_written_down_not_computed(student, reference):
    seen = student.observed.predict_shapes()
    assert_equal(seen.value, reference.predict_shapes())
    assert not seen.trace.names, "Write your predictions down as numbers and tuples: make no tensors here."


@pytest.mark.points(0.5)
def test_dimensions_change_places_in_cubes_and_in_thin_tensors(student, reference, rng):
    for x in (normal(rng, 3, 3, 3), whole(rng, 2, 4, 3), normal(rng, 1, 3, 2).double(), whole(rng, 5, 1, 2)):
        assert_equal(student.turn(x), reference.turn(x))


@pytest.mark.points(0.5)
def test_one_result_comes_from_permute_and_the_other_from_two_transposes(student, reference, rng):
    x = normal(rng, 2, 3, 4)
    seen = student.observed.turn(x)
    assert_equal(seen.value, reference.turn(x))
    shared = [fact.shares_memory_with for fact in seen.facts]
    assert shared == [(0,)] * 2, "Both results must be views of x: permute and transpose do not copy."
    permutes, transposes = seen.trace.count("permute"), seen.trace.count("transpose")
    both = permutes >= 1 and transposes >= 2
    assert both, "Make one result with permute, and the other with transpose, called twice."


@pytest.mark.points(0.5)
def test_matrices_of_any_size_are_flattened(student, reference, rng):
    for x in (normal(rng, 3, 3), whole(rng, 4, 2), normal(rng, 2, 5).double()):
        assert_equal(student.flatten(x), reference.flatten(x))


@pytest.mark.points(0.5)
def test_two_flat_results_are_views_and_the_third_is_a_contiguous_copy(student, reference, rng):
    x = normal(rng, 3, 4)
    seen = student.observed.flatten(x)
    assert_equal(seen.value, reference.flatten(x))
    shared = [fact.shares_memory_with for fact in seen.facts]
    assert shared[:2] == [(0,), (0,)], "The first two results must share the memory of x."
    assert shared[2] == (), "The third result must be a copy."
    contiguous = [fact.contiguous for fact in seen.facts]
    assert contiguous == [True, False, True], "Only the transpose is not contiguous."


@pytest.mark.points(0.5)
def test_matrices_of_any_size_are_joined(student, reference, rng):
    for a, b in (
        (normal(rng, 2, 2), normal(rng, 2, 2)),
        (whole(rng, 4, 3), whole(rng, 4, 3)),
        (normal(rng, 1, 5).double(), normal(rng, 1, 5).double()),
    ):
        assert_equal(student.join(a, b), reference.join(a, b))


@pytest.mark.points(0.5)
def test_no_function_changes_numbers_or_shape_of_what_it_is_given(student, reference, rng):
    # Observed, because a call that gives its argument another shape is seen only beside the student's own tensor.
    x, v, column, tensor = whole(rng, 3, 4), whole(rng, 3), whole(rng, 2, 1), whole(rng, 2, 3, 4)
    for function, given in (
        ("use_sides", (x, v, column)),
        ("pick", (tensor,)),
        ("choose", (x, [2, 0], [1, 3])),
        ("keep_large", (x, 5)),
        ("turn", (tensor,)),
        ("flatten", (x,)),
        ("join", (x, x + 1)),
    ):
        seen = getattr(student.observed, function)(*given)
        if function == "use_sides":  # one value is enough: each function has checks of its own
            assert_equal(seen.value, reference.use_sides(*given))
        assert seen.changed == (), "A tensor that was given has changed: use no method with an underscore, and no -=."

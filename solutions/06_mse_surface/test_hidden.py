"""Hidden checks of mse_surface: sides of different lengths, minima anywhere, other kinds of input."""

import numpy as np
import pytest
import torch
from torchkata import (
    assert_close,
    assert_colorbar,
    assert_equal,
    assert_labelled,
    assert_marked,
    assert_surface,
    assert_unchanged,
)

# Samples, weights, biases. Some cases have as many samples as weights, or as many as biases.
SIZES = [(7, 5, 8), (2, 6, 4), (1, 4, 1), (5, 1, 3), (3, 3, 5), (4, 6, 4), (6, 3, 3)]


def draw(rng, n, k, m):
    """Return x, y, w and b, none of them sorted."""
    return rng.normal(size=n), rng.normal(size=n), rng.normal(size=k), rng.normal(size=m)


@pytest.mark.points(0.5)
def test_the_shape_of_other_surfaces_is_right(student, reference, rng):
    for k, m in ((7, 5), (1, 4), (int(rng.integers(10, 90)), 6)):
        expected = reference.surface_shape(k, m)
        assert_equal(student.surface_shape(k, m), expected)


@pytest.mark.points(0.5)
def test_the_loss_is_the_mean_over_any_number_of_samples(student, reference, rng):
    for n in (9, 2, 1):
        x, y = rng.normal(size=n), rng.normal(size=n)
        expected = reference.mse(x, y, -1.3, 0.4)
        assert_close(student.mse(x, y, -1.3, 0.4), expected, rtol=1e-9)
    x, y = (rng.normal(size=6).astype(np.float32) for _ in "xy")
    expected = reference.mse(x, y, 0.7, -2.1)
    assert_close(student.mse(x, y, 0.7, -2.1), expected, rtol=1e-9)


@pytest.mark.points(0.5)
def test_the_grid_holds_every_pair_in_float64(student, reference, rng):
    for k, m in ((6, 4), (3, 5), (1, 4), (5, 1)):
        w, b = rng.normal(size=k), rng.normal(size=m)
        assert_equal(student.make_grid(w, b), reference.make_grid(w, b))
    w, b = torch.tensor([0.5, -1.5, 3.0]), [4, -2]
    assert_equal(student.make_grid(w, b), reference.make_grid(w, b))
    assert_equal(student.make_grid(b, w), reference.make_grid(b, w))


@pytest.mark.points(1)
def test_each_place_by_loops_has_the_loss_of_its_own_pair(student, reference, rng):
    for sizes in SIZES:
        data = draw(rng, *sizes)
        expected = reference.surface_by_loops(*data)
        assert_close(student.surface_by_loops(*data), expected, rtol=1e-9)


@pytest.mark.points(1)
def test_each_place_by_broadcasting_has_the_loss_of_its_own_pair(student, reference, rng):
    for sizes in SIZES:
        data = draw(rng, *sizes)
        expected = reference.surface_by_broadcasting(*data)
        assert_close(student.surface_by_broadcasting(*data), expected, rtol=1e-9)


@pytest.mark.points(0.5)
def test_the_best_pair_is_the_first_with_the_smallest_loss(student, reference, rng):
    for k, m in ((7, 4), (4, 7), (6, 1), (1, 6)):
        w, b, surface = rng.normal(size=k), rng.normal(size=m), rng.normal(size=(m, k))
        assert_equal(student.best_parameters(w, b, surface), reference.best_parameters(w, b, surface))
    w, b, surface = rng.normal(size=9), rng.normal(size=6), rng.integers(0, 4, size=(6, 9)).astype(float)
    surface[[1, 4, 5], [7, 2, 5]] = -1.0  # three equal ones: by rows, by columns and from the end another comes first
    for kind in (np.array, np.ndarray.tolist, torch.tensor):
        given = kind(w), kind(b), kind(surface)
        assert_equal(student.best_parameters(*given), reference.best_parameters(w, b, surface))


@pytest.mark.points(0.5)
def test_the_picture_belongs_to_any_grid(student, rng):
    for k, m, (row, column) in ((7, 5, (1, 5)), (4, 9, (7, 0))):
        w, b, surface = np.sort(rng.normal(size=k)), np.sort(rng.normal(size=m)), rng.uniform(1.0, 5.0, size=(m, k))
        surface[row, column] = 0.25
        picture = student.plot_surface(w, b, surface)
        assert_surface(picture.panel, w, b, surface, name="the losses")
        assert_marked(picture.panel, w[column], b[row], 0.25, name="the smallest loss")
        assert_labelled(picture.panel, "x", "y", "z")
        assert_colorbar(picture)


@pytest.mark.points(0.5)
def test_lists_arrays_and_tensors_give_the_same_surfaces(student, reference, rng):
    data = [rng.normal(size=size).astype(np.float32) for size in (5, 5, 3, 3)]
    expected = reference.surface_by_loops(*data)
    for kind in (np.ndarray.tolist, np.array, torch.tensor):  # the lists hold the same numbers
        given = [kind(values) for values in data]
        assert_close(student.surface_by_broadcasting(*given), expected, rtol=1e-9)
        assert_close(student.surface_by_loops(*given), expected, rtol=1e-9)


@pytest.mark.points(0.5)
def test_what_is_passed_in_is_left_unchanged(student, reference, rng):
    x, y, w, b = draw(rng, 5, 4, 4)
    surface = rng.normal(size=(4, 4))
    before = [values.copy() for values in (x, y, w, b, surface)]
    returned = [
        student.live.mse(x, y, 2.0, -1.0),
        student.live.make_grid(w, b),
        student.live.surface_by_loops(x, y, w, b),
        student.live.surface_by_broadcasting(x, y, w, b),
        student.live.best_parameters(w, b, surface),
    ]
    assert getattr(returned[2], "shape", None) == (4, 4), "surface_by_loops returns no (4, 4) array yet."
    for name, after, old in zip(("x", "y", "w", "b", "surface"), (x, y, w, b, surface), before, strict=True):
        assert_unchanged(after, old, name)

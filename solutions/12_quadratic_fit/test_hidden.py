"""Hidden checks of quadratic_fit: other samples, other rates, the first epochs of short trainings, how it was done."""

import pytest
import torch
from torchkata import assert_close, assert_equal, assert_unchanged, assert_untracked

CLOSE = {"rtol": 1e-9, "atol": 1e-12}
NEAR = {"rtol": 1e-5, "atol": 1e-5}  # float32 is near: it costs a training the points of its history, not of its losses
BY_AUTOGRAD = "The gradients must come from autograd: call backward() on the loss (or torch.autograd.grad)."


def tensors(values, tracked=(True, True, True)):
    """Return three parameters as the functions get them."""
    kinds = {"dtype": torch.float64}
    return [torch.tensor(float(v), requires_grad=track, **kinds) for v, track in zip(values, tracked, strict=True)]


def numbers(rng, count):
    """Return plain floats of both signs, none near zero."""
    return (rng.choice([-1.0, 1.0], size=count) * rng.uniform(0.3, 2.0, size=count)).tolist()


def by_own_steps(student, x, y, epochs, rate):
    """Return the history and the losses that the student's own step leads to, or None if it does nothing.

    So a wrong step costs train nothing. Each call gets tensors without gradients, so gradients left over cost it.
    """
    parameters, history, losses = tensors([1.0] * 3), [[1.0, 1.0, 1.0]], []
    for _ in range(epochs):
        steps = [student.live.step(a, b, parameters, rate) for a, b in zip(x, y, strict=True)]
        if not all(isinstance(loss, float) for loss in steps):
            return None
        losses.append(sum(steps) / len(steps))
        history.append([parameter.item() for parameter in parameters])
    return (history, losses) if any(losses) else None


def agree(one, other):
    """Tell whether two nested lists hold the same numbers."""
    try:
        pair = [torch.tensor(part, dtype=torch.float64) for part in (one, other)]
        return torch.allclose(*pair, **NEAR)
    except (TypeError, ValueError, RuntimeError):
        return False


def require_part_of_training(student, reference, data, part):
    """Refuse a training whose history (part 0) or losses (part 1) are wrong; return what was seen.

    What the student's own step leads to is right: a wrong step costs its own points only.
    """
    seen = student.observing().train(*data)  # without operators and lines: a training has thousands
    result = seen.value
    is_pair = isinstance(result, tuple) and len(result) == 2
    assert is_pair, "train must return a tuple of two: (history, losses)."
    expected = reference.train(*data)
    if not agree(result[part], expected[part]):
        own = by_own_steps(student, *data)
        if own and agree(result[part], own[part]):
            expected = own
        student.train(*data)  # once more: a failure shows the last call
    assert_close(result[part], expected[part], **(NEAR if part else CLOSE))
    assert not seen.changed, "train has changed the lists x or y of its caller: make new lists, or leave them."
    return seen


@pytest.mark.points(0.5)
def test_whole_and_negative_numbers_become_parameters_of_shape_nothing(student, reference, rng):
    for values in ([2, -3, 0], numbers(rng, 3)):
        seen = student.observing().make_parameters(values)
        assert_equal(seen.value, reference.make_parameters(values))
        assert all(fact.requires_grad for fact in seen.facts), "Each parameter must require gradients."


@pytest.mark.points(0.5)
def test_the_model_takes_numbers_arrays_and_tensors_as_they_are(student, reference, rng):
    values = numbers(rng, 3)
    grid = rng.normal(size=6)
    for x in (-1.3, grid, torch.from_numpy(grid)):
        assert_close(student.forward(x, values), reference.forward(x, values), **CLOSE)
    guess = student.forward(-0.7, tensors(values))
    assert_close(guess, reference.forward(-0.7, tensors(values)), **CLOSE)


@pytest.mark.points(0.5)
def test_the_loss_is_tracked_if_one_of_its_parameters_is_and_only_then(student, reference, rng):
    for index, (x, y) in enumerate(((0.8, -2.5), (-1.9, 0.4), (1.3, 1.5), (0.6, 0.7))):
        values, tracked = numbers(rng, 3), [place == index for place in range(3)]
        seen = student.observing().sample_loss(x, y, tensors(values, tracked))
        assert_close(seen.value, reference.sample_loss(x, y, tensors(values, tracked)), **CLOSE)
        if any(tracked):
            assert seen.fact.requires_grad, "The graph does not reach each parameter: use the tensors as they are."
        else:
            assert_untracked(seen)


@pytest.mark.points(0.5)
def test_the_gradients_come_from_autograd_for_numbers_of_both_signs(student, reference, rng):
    for x, y in ((0.8, -2.5), (-1.9, 0.4), (0.0, 1.5)):
        values = numbers(rng, 3)
        before = list(values)
        expected = reference.gradients(x, y, values)
        assert_close(student.live.gradients(x, y, values), expected, **CLOSE)
        assert_unchanged(values, before, "values")
    seen = student.observing().gradients(0.8, -2.5, values)
    assert seen.trace.count("backward", "grad"), BY_AUTOGRAD


@pytest.mark.points(1)
def test_a_step_changes_three_tensors_in_place_by_gradients_from_autograd(student, reference, rng):
    for x, y, rate, kind in ((1.7, -0.6, 0.05, list), (-1.2, 2.4, 0.002, tuple), (0.0, -1.0, 0.3, list)):
        values = numbers(rng, 3)
        parameters, gradients = kind(tensors(values)), reference.gradients(x, y, values)
        loss = student.live.step(x, y, parameters, rate)
        assert_close(loss, reference.sample_loss(x, y, tensors(values)).item(), **CLOSE)
        expected = kind(tensors(value - rate * gradient for value, gradient in zip(values, gradients, strict=True)))
        assert_close(parameters, expected, **CLOSE)
    seen = student.observing().step(1.7, -0.6, tensors(values), 0.05)
    assert seen.trace.count("backward", "grad"), BY_AUTOGRAD


@pytest.mark.points(0.5)
def test_the_history_has_the_start_and_the_parameters_after_each_epoch(student, reference, rng):
    for count, epochs, rate in ((4, 3, 0.02), (1, 2, 0.05), (2, 0, 0.01)):
        data = numbers(rng, count), numbers(rng, count), epochs, rate
        seen = require_part_of_training(student, reference, data, 0)
        assert not epochs or seen.trace.count("backward", "grad"), BY_AUTOGRAD


@pytest.mark.points(0.5)
def test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update(student, reference, rng):
    for count, epochs, rate in ((5, 3, 0.02), (3, 2, 0.05), (2, 0, 0.01)):
        data = numbers(rng, count), numbers(rng, count), epochs, rate
        require_part_of_training(student, reference, data, 1)


@pytest.mark.points(0.5)
def test_there_is_one_prediction_for_each_row_of_the_history(student, reference, rng):
    for x, count in ((-2.0, 5), (3.5, 1)):
        history = rng.normal(size=(count, 3)).tolist()
        before = [list(row) for row in history]
        assert_close(student.live.predictions(x, history), reference.predictions(x, before), **CLOSE)
        assert_unchanged(history, before, "history")

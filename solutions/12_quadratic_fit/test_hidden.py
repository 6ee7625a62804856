"""Hidden checks of quadratic_fit: other samples, other rates, the first epochs of short trainings."""

import pytest
import torch
from torchkata import assert_close, assert_equal, assert_unchanged


def tensors(values):
    """Return three parameters as the functions get them."""
    return [torch.tensor(float(value), dtype=torch.float64, requires_grad=True) for value in values]


def numbers(rng, count):
    """Return plain floats of both signs."""
    return rng.normal(size=count).tolist()


def require_history_and_losses(result):
    """Refuse anything but a tuple of two."""
    is_pair = isinstance(result, tuple) and len(result) == 2
    assert is_pair, "train must return a tuple of two: (history, losses)."
    return result


@pytest.mark.points(0.5)
def test_whole_and_negative_numbers_become_parameters_of_shape_nothing(student, reference, rng):
    for values in ([2, -3, 0], numbers(rng, 3)):
        made = student.make_parameters(values)
        assert_equal(made, reference.make_parameters(values))
        assert all(tensor.requires_grad for tensor in made), "Each parameter must require gradients."


@pytest.mark.points(0.5)
def test_the_model_takes_numbers_arrays_and_tensors_as_they_are(student, reference, rng):
    values = numbers(rng, 3)
    grid = rng.normal(size=6)
    for x in (-1.3, grid, torch.from_numpy(grid)):
        assert_close(student.forward(x, values), reference.forward(x, values), rtol=1e-9, atol=1e-12)
    guess = student.forward(-0.7, tensors(values))
    assert_close(guess, reference.forward(-0.7, tensors(values)), rtol=1e-9, atol=1e-12)


@pytest.mark.points(0.5)
def test_the_loss_of_a_sample_is_a_tensor_that_backward_can_start_from(student, reference, rng):
    for x, y in ((0.8, -2.5), (-1.9, 0.4), (0.0, 1.5)):
        values = numbers(rng, 3)
        loss = student.sample_loss(x, y, tensors(values))
        assert_close(loss, reference.sample_loss(x, y, tensors(values)), rtol=1e-9, atol=1e-12)
        assert loss.requires_grad, "The loss has lost its graph: no item() and no detach() before backward()."


@pytest.mark.points(0.5)
def test_the_gradients_hold_for_samples_and_parameters_of_both_signs(student, reference, rng):
    for x, y in ((0.8, -2.5), (-1.9, 0.4), (0.0, 1.5)):
        values = numbers(rng, 3)
        assert_close(student.gradients(x, y, values), reference.gradients(x, y, values), rtol=1e-9, atol=1e-12)


@pytest.mark.points(1)
def test_a_step_changes_all_three_tensors_at_any_rate_and_returns_a_plain_number(student, reference, rng):
    for x, y, rate in ((1.7, -0.6, 0.05), (-1.2, 2.4, 0.002), (0.0, -1.0, 0.3)):
        values = numbers(rng, 3)
        parameters, gradients = tensors(values), reference.gradients(x, y, values)
        loss = student.live.step(x, y, parameters, rate)
        assert_close(loss, reference.sample_loss(x, y, tensors(values)).item(), rtol=1e-9, atol=1e-12)
        expected = tensors(value - rate * gradient for value, gradient in zip(values, gradients, strict=True))
        assert_close(parameters, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.points(1)
def test_the_history_has_the_start_and_the_parameters_after_each_epoch(student, reference, rng):
    for count, epochs, rate in ((4, 3, 0.02), (1, 2, 0.05), (2, 0, 0.01)):
        x, y = numbers(rng, count), numbers(rng, count)
        history, _ = require_history_and_losses(student.train(x, y, epochs, rate))
        assert_close(history, reference.train(x, y, epochs, rate)[0], rtol=1e-9, atol=1e-12)


@pytest.mark.points(1)
def test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update(student, reference, rng):
    for count, epochs, rate in ((5, 3, 0.02), (1, 2, 0.05), (2, 0, 0.01)):
        x, y = numbers(rng, count), numbers(rng, count)
        _, losses = require_history_and_losses(student.train(x, y, epochs, rate))
        assert_close(losses, reference.train(x, y, epochs, rate)[1], rtol=1e-9, atol=1e-12)


@pytest.mark.points(0.5)
def test_there_is_one_prediction_for_each_row_of_the_history(student, reference, rng):
    for x, count in ((-2.0, 5), (3.5, 1)):
        history = rng.normal(size=(count, 3)).tolist()
        assert_close(student.predictions(x, history), reference.predictions(x, history), rtol=1e-9, atol=1e-12)


@pytest.mark.points(0.5)
def test_a_step_changes_its_parameters_and_no_call_changes_the_data(student, reference, rng):
    x, y, values, history = numbers(rng, 3), numbers(rng, 3), numbers(rng, 3), [numbers(rng, 3), numbers(rng, 3)]
    before = list(x), list(y), list(values), [list(row) for row in history]
    parameters, gradients = tensors(values), reference.gradients(x[0], y[0], values)
    student.live.step(x[0], y[0], parameters, 0.01)
    expected = tensors(value - 0.01 * gradient for value, gradient in zip(values, gradients, strict=True))
    assert_close(parameters, expected, rtol=1e-9, atol=1e-12)
    student.live.train(x, y, 2, 0.01)
    student.live.gradients(x[0], y[0], values)
    student.live.predictions(0.5, history)
    for name, after, old in zip(("x", "y", "values", "history"), (x, y, values, history), before, strict=True):
        assert_unchanged(after, old, name)

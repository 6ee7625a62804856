"""Hidden checks of autograd: other values and shapes, and whether torch found the gradients."""

import pytest
import torch
from torchkata import assert_close, assert_equal


def tensor(values, requires_grad=False):
    """Return a float64 tensor of numbers."""
    return torch.tensor(values, dtype=torch.float64, requires_grad=requires_grad)


def drawn(rng, *shape):
    """Return a tracked float64 tensor of this shape."""
    return tensor(rng.normal(size=shape).tolist(), True)


def assert_backward(seen, times):
    """Refuse gradients that autograd did not find, or not with this number of calls."""
    started = seen.trace.count("backward", "grad")
    assert started, "The gradient does not come from torch: backward() was never called."
    assert started == times, "backward() was called too often or too seldom."


@pytest.mark.points(0.5)
def test_a_number_and_lists_of_whole_numbers_become_leaves(student, reference, rng):
    for values in (7, rng.integers(-9, 9, 4).tolist(), float(rng.normal()), rng.normal(size=(3, 1, 2)).tolist()):
        seen = student.observed.tracked(values)
        assert_equal(seen.value, reference.tracked(values))
        assert seen.fact.leaf, "The tensor is not a leaf: it is the result of an operation."


@pytest.mark.points(0.5)
def test_the_predictions_are_written_down_not_computed(student):
    seen = student.observed.predict_grads()
    assert_equal(seen.value, (None, 12.0, 24.0, 0.0))
    assert seen.trace.count() == 0, "predict_grads used torch: write down what you expect."


@pytest.mark.points(1)
def test_each_round_adds_to_the_gradient_unless_it_is_cleared(student, reference, rng):
    for clears in ([False, True, False, False], [True, False, True], [False] * 3, [True, True], []):
        x = float(rng.normal())
        seen = student.observed.record_grads(x, clears)
        assert_close(seen.value, reference.record_grads(x, clears), rtol=1e-9)
        if clears:
            assert_backward(seen, len(clears))


@pytest.mark.points(0.5)
def test_the_gradient_by_a_sum_has_the_shape_of_x(student, reference, rng):
    for shape in ((5,), (2, 3), (), (4, 1, 2)):
        x = drawn(rng, *shape)
        seen = student.observed.gradient_by_sum(x)
        assert_close(seen.value, reference.gradient_by_sum(x), rtol=1e-9)
        assert_backward(seen, 1)


@pytest.mark.points(0.5)
def test_the_gradient_of_each_y_is_multiplied_by_its_v(student, reference, rng):
    for shape in ((3, 2), (4,), ()):
        x, v = drawn(rng, *shape), drawn(rng, *shape).detach()
        seen = student.observed.weighted_gradient(x, v)
        assert_close(seen.value, reference.weighted_gradient(x, v), rtol=1e-9)
        assert_backward(seen, 1)


@pytest.mark.points(0.5)
def test_the_detached_tensor_shares_memory_and_the_array_does_not(student, reference, rng):
    for shape in ((4,), (2, 3)):
        x = drawn(rng, *shape)
        seen = student.observed.outside(x)
        assert_close(seen.value, reference.outside(x), rtol=1e-9)
        _, detached, array = (fact.shares_memory_with for fact in seen.facts)
        assert detached, "The second result is a copy: it must share memory with x."
        assert not array, "The array shares memory with x: whoever changes one changes both."


@pytest.mark.points(0.5)
def test_each_step_uses_only_its_own_gradient(student, reference, rng):
    for rate, steps in ((0.05, 3), (0.3, 4), (0.2, 1), (0.1, 0)):
        x = drawn(rng)
        seen = student.observed.minimize(x, rate, steps)
        assert_close(seen.value, reference.minimize(x.detach().clone().requires_grad_(), rate, steps), rtol=1e-9)
        if steps:
            assert_backward(seen, steps)


@pytest.mark.points(0.5)
def test_the_steps_change_the_tensor_itself(student, rng):
    for rate, steps in ((0.05, 3), (0.3, 2), (0.1, 1)):
        x = drawn(rng)
        expected = x.detach() * (1 - 2 * rate) ** steps  # the gradient is 2x
        student.live.minimize(x, rate, steps)
        assert_close(x, expected, rtol=1e-9)


@pytest.mark.points(1)
def test_one_backward_gives_both_gradients_of_any_layer(student, reference, rng):
    for inputs, outputs in ((4, 3), (1, 2), (3, 5)):
        x, w, b, y = drawn(rng, inputs).detach(), drawn(rng, inputs, outputs), drawn(rng, outputs), drawn(rng, outputs)
        y = y.detach()
        seen = student.observed.layer_gradients(x, w, b, y)
        assert_close(seen.value, reference.layer_gradients(x, w, b, y), rtol=1e-9)
        assert_backward(seen, 1)


@pytest.mark.points(0.5)
def test_only_minimize_changes_what_it_is_given(student, rng):
    x, w, b = drawn(rng, 3), drawn(rng, 3, 2), drawn(rng, 2)
    y, v = tensor([0.5, -1.5]), tensor([2.0, 0.5, -1.0])
    for name, arguments in (
        ("gradient_by_sum", (x,)),
        ("weighted_gradient", (x, v)),
        ("outside", (x,)),
        ("layer_gradients", (x.detach(), w, b, y)),
    ):
        seen = getattr(student.observed, name)(*arguments)
        first = seen.value[0] if isinstance(seen.value, tuple) and seen.value else seen.value
        shape = (3, 2) if name == "layer_gradients" else (3,)
        assert isinstance(first, torch.Tensor), f"{name} must return what it found."
        assert first.shape == shape, f"{name} must return what it found."
        assert not seen.changed, f"{name} changed what it was given: leave it as it was."

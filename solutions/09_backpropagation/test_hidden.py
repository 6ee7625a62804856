"""Hidden checks of backpropagation: other numbers and widths, and how the gradients were found."""

import pytest
import torch
from torchkata import assert_close, assert_unchanged

BY_HAND = "Find these gradients by hand: no backward() and no torch.autograd.grad before function 8."
AT_ONCE = "Take all samples at once, as whole tensors: a loop over the samples does more work for more samples."


def draw(rng, *shapes):
    """Return a float64 tensor of each shape."""
    return [torch.tensor(rng.normal(size=shape)) for shape in shapes]


def draw_network(rng, n, m, k, p):
    """Return x, y and the parameters of a network: n samples, m inputs, k numbers between the layers, p outputs."""
    return draw(rng, (n, m), (n, p), (k, m), (k,), (p, k), (p,))


def is_by_hand(seen):
    """Tell whether autograd never ran, neither backward nor forward (which makes these zeros)."""
    return seen.trace.count("backward", "grad", "_efficientzerotensor") == 0


@pytest.mark.points(0.5)
def test_the_gradients_of_a_product_hold_for_any_numbers(student, reference, rng):
    for _ in range(4):
        numbers = rng.normal(size=3).tolist()
        seen = student.observed.multiply_backward(*numbers)
        assert_close(seen.value, reference.multiply_backward(*numbers), rtol=1e-9)
        assert is_by_hand(seen), BY_HAND


@pytest.mark.points(0.5)
def test_the_loss_and_the_gradients_hold_for_any_sample(student, reference, rng):
    for _ in range(4):
        numbers = rng.normal(size=3).tolist()
        seen = student.observed.sample_backward(*numbers)
        assert_close(seen.value, reference.sample_backward(*numbers), rtol=1e-9)
        assert is_by_hand(seen), BY_HAND


@pytest.mark.points(0.5)
def test_the_gradients_of_a_line_hold_for_any_number_of_samples(student, reference, rng):
    for n in (5, 3, 1, 8):
        (x, y), (w, b) = draw(rng, n, n), rng.normal(size=2).tolist()
        seen = student.observed.line_backward(x, y, w, b)
        assert_close(seen.value, reference.line_backward(x, y, w, b), rtol=1e-9)
        assert is_by_hand(seen), BY_HAND


@pytest.mark.points(0.5)
def test_the_line_takes_all_samples_at_once(student, reference, rng):
    seen = {}
    for n in (4, 44):
        (x, y), (w, b) = draw(rng, n, n), rng.normal(size=2).tolist()
        seen[n] = student.observed.line_backward(x, y, w, b)
        assert_close(seen[n].value, reference.line_backward(x, y, w, b), rtol=1e-9)
    assert seen[44].lines == seen[4].lines > 0, AT_ONCE
    assert seen[44].trace.count() == seen[4].trace.count(), AT_ONCE


@pytest.mark.points(0.5)
def test_layers_of_any_width_collapse_into_one(student, reference, rng):
    for m, k, p in ((2, 3, 4), (5, 6, 7), (2, 3, 3), (3, 1, 2)):
        layers = draw(rng, (k, m), (k,), (p, k), (p,))
        assert_close(student.collapse(*layers), reference.collapse(*layers), rtol=1e-9)


@pytest.mark.points(1)
def test_a_layer_of_any_width_sends_its_gradients_back(student, reference, rng):
    for n, m, p in ((4, 5, 6), (3, 2, 4), (1, 3, 2), (3, 3, 3)):
        tensors = draw(rng, (n, m), (p, m), (n, p))
        seen = student.observed.layer_backward(*tensors)
        assert_close(seen.value, reference.layer_backward(*tensors), rtol=1e-9, check_grad=True)
        assert is_by_hand(seen), BY_HAND


def by_own_layers(student, x, y, w1, b1, w2, b2):
    """Return the result of network_backward that the student's own layer_backward leads to, or None."""
    z = x @ w1.T + b1
    errors = z.relu() @ w2.T + b2 - y
    second = student.layer_backward(z.relu(), w2, 2 * errors / errors.numel())
    if not (are_tensors(second, 3) and second[0].shape == z.shape):
        return None
    first = student.layer_backward(x, w1, second[0] * (z > 0))
    return ((errors**2).mean().item(), *first[1:], *second[1:]) if are_tensors(first, 3) else None


def are_tensors(values, count):
    """Tell whether these are so many tensors of float64, in a tuple."""
    return (
        isinstance(values, tuple)
        and len(values) == count
        and all(isinstance(value, torch.Tensor) and value.dtype == torch.float64 for value in values)
    )


def agree(got, other):
    """Tell whether two results of network_backward hold the same numbers."""
    if not (isinstance(got, tuple) and are_tensors(got[1:], 4) and isinstance(got[0], float) and other):
        return False
    pairs = list(zip(got[1:], other[1:], strict=True))
    return abs(got[0] - other[0]) < 1e-9 and all(a.shape == b.shape and torch.allclose(a, b) for a, b in pairs)


def require_network(student, reference, network):
    """Refuse wrong gradients of a network; return what was seen.

    What the student's own layer_backward leads to is right: a mistake in that costs its own points only.
    """
    seen = student.observed.network_backward(*network)
    expected = reference.network_backward(*network)
    if not agree(seen.value, expected):
        own = by_own_layers(student, *network)
        if agree(seen.value, own):
            expected = own
        seen = student.observed.network_backward(*network)  # once more: a failure shows the last call
    assert_close(seen.value, expected, rtol=1e-9, atol=1e-12, check_grad=True)
    return seen


@pytest.mark.points(1)
def test_the_gradients_by_hand_are_right_for_networks_of_any_width(student, reference, rng):
    for n, m, k, p in ((4, 5, 6, 7), (3, 2, 4, 1), (1, 3, 2, 4), (5, 3, 3, 3)):
        seen = require_network(student, reference, draw_network(rng, n, m, k, p))
        assert is_by_hand(seen), BY_HAND


@pytest.mark.points(0.5)
def test_the_network_takes_all_samples_at_once(student, reference, rng):
    seen = {}
    for n in (4, 44):
        seen[n] = require_network(student, reference, draw_network(rng, n, 3, 5, 2))
    assert seen[44].lines == seen[4].lines > 0, AT_ONCE
    assert seen[44].trace.count() == seen[4].trace.count(), AT_ONCE


@pytest.mark.points(0.5)
def test_autograd_finds_the_gradients_of_networks_of_any_width(student, reference, rng):
    for n, m, k, p in ((4, 5, 6, 7), (3, 2, 4, 1), (1, 3, 2, 4)):
        network = draw_network(rng, n, m, k, p)
        seen = student.observed.autograd_gradients(*network)
        assert_close(seen.value, reference.autograd_gradients(*network), rtol=1e-9, atol=1e-12, check_grad=True)
        assert not is_by_hand(seen), "Let autograd find these gradients: call backward() on the loss."


@pytest.mark.points(0.5)
def test_the_inputs_are_left_unchanged(student, rng):
    network = draw_network(rng, 4, 3, 2, 5)
    for function, names, arguments in (
        ("collapse", "w1 b1 w2 b2", network[2:]),
        ("line_backward", "x y", (*draw(rng, 4, 4), 0.3, -0.7)),
        ("layer_backward", "x w upstream", draw(rng, (4, 3), (2, 3), (4, 2))),
        ("network_backward", "x y w1 b1 w2 b2", network),
    ):
        before = [tensor.clone() for tensor in arguments if isinstance(tensor, torch.Tensor)]
        result = getattr(student.live, function)(*arguments)
        if function == "collapse":
            layer = "collapse must return a tuple of two float64 tensors, w and b"
            assert are_tensors(result, 2), layer
            assert result[0].shape == (5, 3), layer
        for name, old, after in zip(names.split(), before, arguments, strict=False):
            assert_unchanged(after, old, name)
    seen = student.observed.autograd_gradients(*network)
    assert seen.changed == (), "Let autograd track copies, not the tensors of the caller."

"""Hidden checks of network_blocks: other shapes, other widths, drawn numbers, the mode, and the order of the loop."""

import pytest
import torch
from torch import nn
from torchkata import (
    assert_close,
    assert_equal,
    assert_training_loop,
    assert_unchanged,
    backward_through,
    parameters_of,
    set_parameters,
)

FLOAT32 = {"rtol": 1e-4, "atol": 1e-5}  # formulas that are equal on paper differ by some 1e-6
NOT_BY_HAND = "Write the matrix product and the sum yourself: no nn.Linear, nn.functional.linear or addmm."
LINEAR = "f(x) - f(0) is always -(f(-x) - f(0)): the model is linear. Put the activation between the two layers."


def draw(rng, *shape):
    """Return numbers of both signs."""
    return torch.tensor(rng.normal(size=shape), dtype=torch.float32)


def draw_layers(rng, *widths):
    """Return weight, bias, weight, bias of layers with these widths. The biases are small, see `require_bend`."""
    layers = [(widths[place], widths[place - 1]) for place in range(1, len(widths))]
    return [part for outer, inner in layers for part in (draw(rng, outer, inner) / 2, draw(rng, outer) / 20)]


def draw_targets(rng, *shape):
    """Return zeros and ones, in each column at least one of each."""
    y = (draw(rng, *shape) > 0).float()
    y[0], y[1] = 1.0, 0.0
    return y


def fill(model, *values):
    """Copy each tensor into the parameter that has its shape."""
    names = {tuple(parameter.shape): name for name, parameter in parameters_of(model).items()}
    shapes = [tuple(value.shape) for value in values]
    fits = sorted(names) == sorted(shapes) and len(parameters_of(model)) == len(shapes)
    assert fits, "The model must have the parameters of its two linear layers, of their shapes, and no others."
    set_parameters(model, {names[tuple(value.shape)]: value for value in values})


def require_bend(model, x, undo=lambda outputs: outputs):
    """Refuse a model that is linear. `undo` takes an activation at its end away.

    With ReLU or LeakyReLU the two sides differ by |z| of each hidden unit, or nearly so, while the biases are
    small. In 100,000 draws the largest difference was never below 60 times what is allowed here.
    """
    there, middle, back = (undo(model(factor * x)) for factor in (1.0, 0.0, -1.0))
    assert not torch.allclose(there - middle, middle - back, rtol=1e-3, atol=1e-4), LINEAR


def classifier(side, values):
    """Return a linear layer and Sigmoid with this weight and bias, where `side` runs."""
    outer, inner = values[0].shape
    layer = side.build(nn.Linear, inner, outer)
    set_parameters(layer, dict(zip(("weight", "bias"), values, strict=True)))
    return side.build(nn.Sequential, layer, side.build(nn.Sigmoid))


def block_of(side, weight, bias, *before):
    """Return a linear layer and ReLU with this weight and bias, after other modules."""
    outer, inner = weight.shape
    layer = side.build(nn.Linear, inner, outer)
    set_parameters(layer, {"weight": weight, "bias": bias})
    return side.build(nn.Sequential, *before, layer, side.build(nn.ReLU))


@pytest.mark.points(0.5)
def test_a_linear_layer_by_hand_takes_any_number_of_dimensions(student, reference, rng):
    weight, bias = draw(rng, 3, 4), draw(rng, 3)
    for shape in ((4,), (1, 4), (5, 4), (2, 6, 4), (2, 1, 5, 4)):
        x = draw(rng, *shape)
        seen = student.observed.linear(x, weight, bias)
        assert_close(seen.value, reference.linear(x, weight, bias), **FLOAT32)
        assert not seen.changed, "linear has changed one of its arguments."
        assert seen.trace.count("addmm", "addmv", "baddbmm", "linear") == 0, NOT_BY_HAND


@pytest.mark.points(0.5)
def test_activations_take_any_shape_and_leave_it_as_it_is(student, reference, rng):
    for shape in ((7,), (3, 4), (2, 3, 2)):
        z = 3 * draw(rng, *shape)
        before = z.clone()
        assert_close(student.live.activations(z), reference.activations(before), **FLOAT32)
        assert_unchanged(z, before, "z")


@pytest.mark.points(0.5)
def test_the_shapes_are_those_of_all_parameters_and_of_nothing_else(student, reference):
    def nested(side):
        inner = side.build(nn.Sequential, side.build(nn.Linear, 2, 3), side.build(nn.BatchNorm1d, 3))
        return side.build(nn.Sequential, inner, side.build(nn.Sigmoid), side.build(nn.Linear, 3, 7, bias=False))

    shapes = student.parameter_shapes(nested(student))
    assert_equal(shapes, reference.parameter_shapes(nested(reference)))
    assert_equal(student.parameter_shapes(student.build(nn.Tanh)), {})


@pytest.mark.points(0.5)
def test_the_row_of_modules_is_new_each_time_and_has_the_widths_asked_for(student, reference, rng):
    for widths in ((4, 6, 3), (5, 2, 1)):
        layers, x = draw_layers(rng, *widths), draw(rng, 8, widths[0])
        model, other = student.make_sequential(*widths), student.make_sequential(*widths)
        assert isinstance(model, nn.Sequential), "make_sequential must return an nn.Sequential."
        fill(model, *layers)
        expected = reference.make_sequential(*widths)
        fill(expected, *layers)
        require_bend(model, x)
        assert_close(model(x), expected(x), **FLOAT32)
        fill(other, *(torch.zeros_like(value) for value in layers))
        new = all(bool(value.any()) for value in parameters_of(model).values())
        assert new, (
            "Two calls returned the same module, so what one learns changes the other. Make a new one each time."
        )


@pytest.mark.points(0.5)
def test_the_perceptron_finds_its_four_parameters_and_gradients_reach_them(student, rng):
    model = student.Perceptron(4, 6)
    assert isinstance(model, nn.Module), "Perceptron(4, 6) must make an nn.Module."
    values = [value.abs() for value in draw_layers(rng, 4, 6, 4)]  # all units are alive
    fill(model, *values)
    x = draw(rng, 7, 4).abs() / 10
    gradients = backward_through(model, x, upstream=draw(rng, 7, 4)).gradients
    reached = all(value is not None and bool(value.abs().sum() > 0) for value in gradients.values())
    assert reached, "The gradients of some parameters are missing: use each layer, and let the graph reach it."


@pytest.mark.points(0.5)
def test_the_perceptron_bends_and_ends_between_zero_and_one(student, reference, rng):
    for features, hidden in ((3, 5), (6, 2)):
        layers, x = draw_layers(rng, features, hidden, features), draw(rng, 8, features)
        model, expected = student.Perceptron(features, hidden), reference.Perceptron(features, hidden)
        assert isinstance(model, nn.Module), "Perceptron must make an nn.Module."
        fill(model, *layers)
        fill(expected, *layers)
        require_bend(model, x, torch.logit)
        assert_close(model(x), expected(x), **FLOAT32)


@pytest.mark.points(0.5)
def test_dead_rows_are_found_among_drawn_ones(student, reference, rng):
    for samples, hidden in ((5, 4), (3, 8)):
        weight, x = draw(rng, hidden, 3), draw(rng, samples, 3)
        before = x.clone()
        highest = (x @ weight.T).max(dim=0).values
        signs = torch.tensor([1.0, -1.0]).repeat(hidden // 2)
        bias = 0.1 * signs - highest  # just alive, or just dead, in turn
        block = block_of(student, weight, bias)
        assert_equal(student.live.dead_rows(block, x), reference.dead_rows(block_of(reference, weight, bias), before))
        assert_unchanged(x, before, "x")
        assert_close(parameters_of(block), {"0.weight": weight, "0.bias": bias}, rtol=0)


@pytest.mark.points(0.5)
def test_a_look_in_eval_mode_without_gradients_gives_the_mode_back(student, reference, rng):
    weight, x = draw(rng, 4, 3).clamp(-2, 2), draw(rng, 6, 3).clamp(-2, 2)
    bias = torch.tensor([20.0, -20.0, 30.0, -30.0])  # dead or alive, whatever the rest is: here only the mode counts
    for training in (True, False):
        block = block_of(student, weight, bias, student.build(nn.Dropout, 0.5))
        block.train(training)
        seen = student.observed.dead_rows(block, x)
        assert_equal(seen.value, reference.dead_rows(block_of(reference, weight, bias), x))
        looks = seen.training.forwards
        assert looks, "Call the block."
        assert not any(look.training for look in looks), "Call block.eval() before you look: Dropout is still at work."
        assert not any(look.grad_enabled for look in looks), "Look inside `with torch.no_grad():`."
        assert block.training == training, "Give the block its mode back: block.train(mode)."


@pytest.mark.points(0.5)
def test_each_epoch_clears_goes_back_and_steps(student, reference, rng):
    values, x = draw_layers(rng, 3, 2), draw(rng, 6, 3)
    y = draw_targets(rng, 6, 2)
    model, trained = classifier(student, values), classifier(reference, values)
    for one in (model, trained):
        backward_through(one, x)  # leaves gradients behind
        one.eval()
    seen = student.observing("training").train(model, student.build_optimizer(torch.optim.SGD, model, lr=0.2), x, y, 3)
    expected = reference.train(trained, reference.build_optimizer(torch.optim.SGD, trained, lr=0.2), x, y, 3)
    assert_training_loop(seen, steps=3)
    assert_close(seen.value, expected, **FLOAT32)


@pytest.mark.points(1)
def test_the_losses_and_the_trained_model_are_right_with_other_optimizers(student, reference, rng):
    settings = (torch.optim.SGD, {"lr": 0.3, "momentum": 0.9}, 1, 3), (torch.optim.AdamW, {"lr": 0.1}, 4, 2)
    for kind, options, outputs, epochs in settings:
        values, x = draw_layers(rng, 3, outputs), draw(rng, 5, 3)
        y = draw_targets(rng, 5, outputs)
        before = x.clone(), y.clone()
        model, trained = classifier(student, values), classifier(reference, values)
        optimizer = student.build_optimizer(kind, model, **options)
        other = reference.build_optimizer(kind, trained, **options)
        for _ in range(2):  # the second time the gradients of the last step are still there
            losses = student.live.train(model, optimizer, x, y, epochs)
            assert_close(losses, reference.train(trained, other, *before, epochs), **FLOAT32)
        assert_close(parameters_of(model), parameters_of(trained), **FLOAT32)
        for name, after, old in zip("xy", (x, y), before, strict=True):
            assert_unchanged(after, old, name)
    assert_equal(student.train(model, optimizer, x, y, 0), [])

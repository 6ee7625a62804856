"""Hidden checks of sine_fit: other samples, other starts, what a step does, how it was done."""

import numpy as np
import pytest
import torch
from torch import nn
from torchkata import (
    assert_close,
    assert_equal,
    assert_gradient,
    assert_training_loop,
    assert_unchanged,
    backward_through,
    parameters_of,
    set_parameters,
)

CLOSE = {"rtol": 1e-9, "atol": 1e-12}
FLOAT32 = {"rtol": 1e-4, "atol": 1e-5}


def draw(rng, n):
    """Return n samples of a noisy sine, as arrays."""
    x = rng.uniform(-2.5, 2.5, size=n)
    return x, np.sin(x) + 0.1 * rng.normal(size=n)


def start(rng):
    """Return four plain floats, none near zero."""
    return (rng.choice([-1.0, 1.0], size=4) * rng.uniform(0.3, 1.5, size=4)).tolist()


def rows(rng, n):
    """Return features and targets in float32, as fit_by_optimizer gets them."""
    x, y = (torch.tensor(part, dtype=torch.float32) for part in draw(rng, n))
    return torch.stack([x, x**2, x**3], dim=1), y


def line_from(module, weights):
    """Return a model from (n, 3) to (n,) with these parameters; it lives where the code of `module` runs."""
    model = module.build(nn.Sequential, module.build(nn.Linear, 3, 1), module.build(nn.Flatten, 0, 1))
    set_parameters(model, {"0.weight": torch.tensor([weights[1:]]), "0.bias": torch.tensor(weights[:1])})
    return model


@pytest.mark.points(0.5)
def test_the_cubic_takes_arrays_and_tensors_with_any_parameters(student, reference, rng):
    x, values = rng.normal(size=5), start(rng)
    assert_close(student.cubic(x, values), reference.cubic(x, values), **CLOSE)
    tracked = [torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in values]
    got, expected = (one.cubic(torch.from_numpy(x), tracked) for one in (student, reference))
    assert_close(got, expected, check_grad=True, **CLOSE)


@pytest.mark.points(1)
def test_gradients_by_hand_are_right_for_arrays_and_tensors_without_a_loop(student, reference, rng):
    values = start(rng)
    lines = []
    for n, kind in ((4, np.asarray), (7, torch.from_numpy), (60, np.asarray)):
        x, y = map(kind, draw(rng, n))
        seen = student.observed.hand_gradients(x, y, values)
        assert_close(seen.value, reference.hand_gradients(x, y, values), **CLOSE)
        floats = isinstance(seen.value, list) and all(type(one) is float for one in seen.value)
        assert floats, "Return a list of four plain floats: float(...) makes one."
        assert not seen.changed, "hand_gradients must not change x, y or the parameters."
        assert not seen.trace.count("backward", "grad"), "The gradients must come from the formulas, without autograd."
        lines.append(seen.lines)
    assert 0 < lines[2] <= lines[0], "Do not loop over the samples: multiply whole arrays, then sum."


@pytest.mark.points(0.5)
def test_autograd_leads_to_the_right_parameters_after_three_updates(student, reference, rng):
    for n, rate, steps in ((5, 0.002, 3), (3, 0.004, 2)):
        x, y = map(torch.from_numpy, draw(rng, n))
        values = start(rng)
        before = x.clone(), list(values)
        got = student.live.fit_by_autograd(x, y, values, rate, steps)
        expected = reference.fit_by_autograd(before[0], y, before[1], rate, steps)
        is_pair = isinstance(got, tuple) and len(got) == 2
        assert is_pair, "Return a tuple of two: (parameters, losses)."
        assert_close(got[0], expected[0], **CLOSE)
        assert_unchanged(x, before[0], "x")
        assert_unchanged(values, before[1], "values")
    seen = student.observing().fit_by_autograd(x, y, values, rate, steps)
    assert seen.trace.count("backward", "grad") >= steps, "The gradients must come from autograd, in each step."


@pytest.mark.points(0.5)
def test_each_loss_of_autograd_is_the_sum_before_its_update(student, reference, rng):
    for n, rate, steps in ((6, 0.001, 4), (2, 0.003, 1)):
        x, y = map(torch.from_numpy, draw(rng, n))
        values = start(rng)
        got, expected = (one.fit_by_autograd(x, y, values, rate, steps) for one in (student, reference))
        is_pair = isinstance(got, tuple) and len(got) == 2
        assert is_pair, "Return a tuple of two: (parameters, losses)."
        assert_close(got[1], expected[1], rtol=1e-5)  # the dtype costs the parameters' check only


@pytest.mark.points(1)
def test_the_rule_of_p3_agrees_with_finite_differences(student, reference, rng):
    x = torch.from_numpy(rng.normal(size=(2, 3)))
    assert_close(student.LegendreP3.apply(x), reference.LegendreP3.apply(x), **CLOSE)
    assert_gradient(student.LegendreP3.apply, x)


@pytest.mark.points(0.5)
def test_the_model_is_a_linear_layer_and_flat_for_any_number_of_rows(student, rng):
    model = student.make_model()
    parameters = parameters_of(model)
    sizes = sorted(parameter.numel() for parameter in parameters.values())
    assert sizes == [1, 3], "The model must have two parameters: three weights and a bias."
    (weights,) = [parameter for parameter in parameters.values() if parameter.numel() == 3]
    (bias,) = [parameter for parameter in parameters.values() if parameter.numel() == 1]
    for n in (5, 1, 3):
        features, _ = rows(rng, n)
        expected = features @ weights.reshape(3) + bias.reshape(())
        assert_close(model(features), expected, **FLOAT32)


@pytest.mark.points(0.5)
def test_the_optimizer_leaves_the_right_parameters_in_the_model(student, reference, rng):
    for n, rate, steps in ((5, 0.001, 3), (1, 0.002, 2)):
        features, y = rows(rng, n)
        weights = start(rng)
        models = [line_from(module, weights) for module in (student, reference)]
        student.fit_by_optimizer(models[0], features, y, rate, steps)
        reference.fit_by_optimizer(models[1], features, y, rate, steps)
        assert_close(parameters_of(models[0]), parameters_of(models[1]), **FLOAT32)


@pytest.mark.points(0.5)
def test_each_step_clears_goes_back_and_updates_once(student, reference, rng):
    features, y = rows(rng, 4)
    weights = start(rng)
    models = [line_from(module, weights) for module in (student, reference)]
    seen = student.observing("training").fit_by_optimizer(models[0], features, y, 0.001, 3)
    assert_training_loop(seen, steps=3)
    assert_close(seen.value, reference.fit_by_optimizer(models[1], features, y, 0.001, 3), rtol=1e-4)


@pytest.mark.points(0.5)
def test_the_module_has_five_parameters_that_start_at_zero(student):
    expected = {name: torch.zeros(()) for name in "abcde"}
    assert_equal(parameters_of(student.SharedPolynomial()), expected)


@pytest.mark.points(0.5)
def test_all_further_terms_share_one_parameter_and_its_gradient(student, reference, rng):
    numbers = {name: torch.tensor(value) for name, value in zip("abcde", [*start(rng), 0.7], strict=True)}
    x = torch.tensor(rng.uniform(-1.5, 1.5, size=3), dtype=torch.float32)
    for extra in (2, 0, 3):
        models = [module.SharedPolynomial() for module in (student, reference)]
        for model in models:
            set_parameters(model, numbers)
        got, expected = (backward_through(model, x, extra) for model in models)
        assert_close(got.value, expected.value, **FLOAT32)
        none = torch.zeros(())
        for name in "abcde":
            mine, right = (seen.gradients.get(name) for seen in (got, expected))
            assert_close(none if mine is None else mine, none if right is None else right, **FLOAT32)

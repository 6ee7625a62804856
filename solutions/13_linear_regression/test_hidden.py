"""Hidden checks of linear_regression: other samples, other rates, other losses and optimizers, and how it was done."""

import numpy as np
import pytest
import torch
from torchkata import (
    assert_close,
    assert_training_loop,
    assert_unchanged,
    backward_through,
    parameters_of,
    set_parameters,
)

# Machines, and formulas that are equal on paper, differ by some 3e-6 after a few updates in float32.
FLOAT32 = {"rtol": 3e-5, "atol": 3e-6}


def draw(rng, n):
    """Return n samples of a noisy line as two columns."""
    x = rng.normal(size=(n, 1)) + 1.5
    y = 4.0 - 1.5 * x + 0.3 * rng.normal(size=(n, 1))
    return torch.tensor(x, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)


def layer_with(where, w, b):
    """Return an nn.Linear(1, 1) with this weight and this bias, at the student's or here."""
    layer = where.build(torch.nn.Linear, 1, 1)
    set_parameters(layer, {"weight": torch.tensor([[w]]), "bias": torch.tensor([b])})
    return layer


def numbers_of(layer):
    """Return the weight and the bias of a layer."""
    parameters = parameters_of(layer)
    return parameters["weight"].item(), parameters["bias"].item()


def parts(where, start, reduction, kind, **options):
    """Return a layer, a loss function and an optimizer."""
    layer = layer_with(where, *start)
    loss_function = where.build(torch.nn.MSELoss, reduction=reduction)
    return layer, loss_function, where.build_optimizer(kind, layer, **options)


def is_scalar(value):
    """Tell whether a value is a tensor with one number."""
    return isinstance(value, torch.Tensor) and value.shape == ()


def by_own_steps(student, start, x, y, reduction, rate, epochs):
    """Return the losses and the line that the student's own steps lead to, or None if they do nothing.

    So a wrong train_step costs train nothing. Its losses may even be tensors.
    """
    layer, loss_function, optimizer = parts(student, start, reduction, torch.optim.SGD, lr=rate)
    backward_through(layer, x)
    losses = [student.train_step(layer, loss_function, optimizer, x, y) for _ in range(epochs)]
    are_losses = all(isinstance(loss, float) or is_scalar(loss) for loss in losses) and any(losses)
    return (losses, numbers_of(layer)) if are_losses else None


def agree(one, other):
    """Tell whether two results, each losses and a line, hold the same numbers in the same types."""
    if not isinstance(one[0], list) or len(one[0]) != len(other[0]):
        return False
    pairs = list(zip([*one[0], *one[1]], [*other[0], *other[1]], strict=True))
    if not all(isinstance(a, float) if isinstance(b, float) else is_scalar(a) for a, b in pairs):
        return False
    return all(abs(float(a) - float(b)) <= FLOAT32["atol"] + FLOAT32["rtol"] * abs(float(b)) for a, b in pairs)


@pytest.mark.points(0.5)
def test_lists_arrays_and_tensors_of_any_dtype_become_columns_of_float32(student, reference, rng):
    numbers = rng.normal(size=5)
    for x, y in (
        (numbers, rng.integers(-9, 9, size=4)),
        (numbers[:2].tolist(), torch.tensor(numbers)),
        (torch.tensor([3, -2]), numbers.astype(np.float32)),
    ):
        seen = student.observed.columns(x, y)
        assert_close(seen.value, reference.columns(x, y), rtol=1e-6)
        assert not seen.changed, "columns has changed the values of its caller: make new tensors."


@pytest.mark.points(0.5)
def test_each_model_computes_with_its_own_weight_and_bias(student, reference, rng):
    x, upstream = torch.tensor(rng.normal(size=(5, 1)), dtype=torch.float32), torch.tensor(rng.random((5, 1)))
    lines = [(float(w), float(b)) for w, b in rng.normal(size=(2, 2))]
    students, references = ([where.LinearModel() for _ in lines] for where in (student, reference))
    for models in (students, references):
        for model, (w, b) in zip(models, lines, strict=True):
            set_parameters(model, {"linear.weight": torch.tensor([[w]]), "linear.bias": torch.tensor([b])})
    for model, expected in zip(students, references, strict=True):
        got, wanted = (backward_through(one, x, upstream=upstream.float()) for one in (model, expected))
        assert_close(got.value, wanted.value, **FLOAT32)
        assert_close(got.gradients, wanted.gradients, **FLOAT32)


@pytest.mark.points(0.5)
def test_all_three_losses_keep_their_graph(student, reference, rng):
    y_hat, y = draw(rng, 4)
    for tracked in (y_hat.clone().requires_grad_(), y_hat):
        seen = student.observed.three_losses(tracked, y)
        assert_close(seen.value, reference.three_losses(tracked, y), **FLOAT32)
        assert not seen.changed, "three_losses has changed its tensors."
        if tracked.requires_grad:
            assert all(fact.requires_grad for fact in seen.facts), (
                "The losses need their graph: return the tensors as they are."
            )


@pytest.mark.points(0.5)
def test_each_step_clears_what_was_left_over(student, reference, rng):
    x, y = draw(rng, 4)
    mine, theirs = (parts(where, (0.7, -1.2), "sum", torch.optim.SGD, lr=0.02) for where in (student, reference))
    for layer, *_ in (mine, theirs):
        backward_through(layer, x)  # leaves gradients
    for _ in range(2):
        seen, expected = student.observing("training").train_step(*mine, x, y), reference.train_step(*theirs, x, y)
        assert_training_loop(seen, steps=1)
        assert_close(seen.value, expected, **FLOAT32)
        assert_close(numbers_of(mine[0]), numbers_of(theirs[0]), **FLOAT32)
        assert not seen.changed, "train_step has changed x or y."


@pytest.mark.points(0.5)
def test_a_step_uses_the_loss_function_and_the_optimizer_handed_over(student, reference, rng):
    x, y = draw(rng, 5)
    for reduction, kind, options in (("mean", torch.optim.SGD, {"lr": 0.05}), ("sum", torch.optim.Adam, {"lr": 0.3})):
        mine, theirs = (parts(where, (0.7, -1.2), reduction, kind, **options) for where in (student, reference))
        for _ in range(2):
            assert_close(student.train_step(*mine, x, y), reference.train_step(*theirs, x, y), **FLOAT32)
            assert_close(numbers_of(mine[0]), numbers_of(theirs[0]), **FLOAT32)


@pytest.mark.points(1)
def test_a_training_runs_to_its_last_epoch_even_while_the_loss_grows(student, reference, rng):
    x, y = draw(rng, 5)
    start = 1.2, -0.4
    for reduction, rate, epochs in (("sum", 0.1, 3), ("mean", 0.04, 4), ("sum", 0.01, 0)):
        layer, model = (layer_with(where, *start) for where in (student, reference))
        for one in (layer, model):
            backward_through(one, x)  # leaves gradients
        seen = student.observed.train(layer, x, y, reduction, rate, epochs)
        got = seen.value, numbers_of(layer)
        expected = reference.train(model, x, y, reduction, rate, epochs), numbers_of(model)
        is_right = agree(got, expected)
        if not is_right:
            own = by_own_steps(student, start, x, y, reduction, rate, epochs)
            expected = own if own and agree(got, own) else expected
            layer = layer_with(student, *start)  # once more: a failure shows the last call
            backward_through(layer, x)
            got = student.train(layer, x, y, reduction, rate, epochs), numbers_of(layer)
        assert_close(got, expected, **FLOAT32)
        if is_right:
            assert len(seen.training.steps) == epochs, "Let the optimizer make one step in each epoch."
            assert all(step.optimizer == "SGD" for step in seen.training.steps), "Use torch.optim.SGD."


@pytest.mark.points(0.5)
def test_the_line_of_a_layer_is_two_floats_and_the_layer_stays(student, reference, rng):
    for w, b in rng.normal(size=(3, 2)):
        layer, model = (layer_with(where, float(w), float(b)) for where in (student, reference))
        assert_close(student.line_of(layer), reference.line_of(model), rtol=1e-6)
        assert_unchanged(list(numbers_of(layer)), list(numbers_of(model)), "layer")


@pytest.mark.points(0.5)
def test_there_is_one_prediction_for_each_value_in_its_order(student, reference, rng):
    for count in (4, 1, 3):
        start, values = rng.normal(size=2).tolist(), rng.normal(size=count).tolist()
        layer, model = layer_with(student, *start), layer_with(reference, *start)
        before = list(values)
        assert_close(student.live.predict(layer, values), reference.predict(model, before), **FLOAT32)
        assert_unchanged(values, before, "values")

"""Hidden checks of logistic_regression: other numbers, other samples, how it was done, other pictures."""

import numpy as np
import pytest
import torch
from torchkata import (
    assert_close,
    assert_curve,
    assert_horizontal,
    assert_marked,
    assert_unchanged,
    assert_vertical,
    backward_through,
    parameters_of,
    set_parameters,
)

CLOSE = {"rtol": 1e-9, "atol": 1e-13}
FLOAT32 = {"rtol": 1e-4, "atol": 1e-6}
BY_HAND = "Write the formula by hand, with exponentials and logarithms."


def line(side, w, b):
    """Return an nn.Linear(1, 1) with this weight and bias, made on one side."""
    model = side.build(torch.nn.Linear, 1, 1)
    set_parameters(model, {"weight": torch.tensor([[w]]), "bias": torch.tensor([b])})
    return model


def samples(rng, n):
    """Return hours and classes as columns; both classes are there, in an order that is not that of the hours."""
    hours = torch.tensor(rng.uniform(-2.0, 3.0, size=(n, 1)), dtype=torch.float32)
    return hours, torch.tensor(rng.permutation([[0], [1], *rng.integers(0, 2, size=(n - 2, 1)).tolist()]))


@pytest.mark.points(0.5)
def test_the_sigmoid_of_many_numbers_is_made_by_hand(student, reference, rng):
    for n, scale in ((7, 3.0), (1, 1.0), (40, 200.0)):
        z = scale * rng.normal(size=n)
        before = z.copy()
        seen = student.observed.sigmoid(z)
        assert_close(seen.value, reference.sigmoid(before), **CLOSE)
        assert not seen.changed, "sigmoid has changed its argument z."
    assert not seen.trace.count("sigmoid", "sigmoid_", "log_sigmoid_forward"), BY_HAND


@pytest.mark.points(0.5)
def test_the_binary_cross_entropy_of_each_sample_is_made_by_hand(student, reference, rng):
    for n in (6, 3):
        y_hat, y = rng.uniform(0.02, 0.98, size=n), rng.permutation([0, 1, *rng.integers(0, 2, size=n - 2)])
        seen = student.observed.bce(y_hat, y)
        assert_close(seen.value, reference.bce(y_hat, y), **CLOSE)
        assert not seen.changed, "bce has changed its arguments."
    assert not seen.trace.count("binary_cross_entropy", "binary_cross_entropy_with_logits"), BY_HAND


@pytest.mark.points(0.5)
def test_the_gradient_of_the_loss_from_logits_is_prediction_minus_target(student, reference, rng):
    for large in (False, True):
        _, y = samples(rng, 5)
        z = torch.tensor(rng.normal(size=(5, 1)), dtype=torch.float32)
        z = (0.5 - y) * (60.0 + z) if large else 2.0 * z  # large and wrong, each of them
        got, expected = (backward_through(side.loss_from_logits, z, y) for side in (student, reference))
        assert_close(got.value, expected.value, **FLOAT32)
        assert_close(got.input_gradients[0], expected.input_gradients[0], **FLOAT32)


@pytest.mark.points(1)
def test_training_on_other_samples_has_the_same_losses_and_parameters(student, reference, rng):
    for n, rate, epochs in ((5, 0.07, 3), (4, 0.3, 2), (3, 0.1, 0)):
        start = float(rng.uniform(0.4, 1.5)), float(rng.uniform(-1.5, -0.4))
        x, y = samples(rng, n)
        model, twin = line(student, *start), line(reference, *start)
        seen = student.observing().train(model, x, y, rate, epochs)
        assert_close(seen.value, reference.train(twin, x, y, rate, epochs), **FLOAT32)
        assert_close(parameters_of(model), parameters_of(twin), **FLOAT32)
        assert not {"x", "y"} & {*seen.changed}, "train has changed x or y, which belong to the caller."


@pytest.mark.points(0.5)
def test_the_boundary_of_any_model_is_where_its_logit_is_zero(student, reference, rng):
    for w in (float(rng.uniform(0.2, 3.0)), float(rng.uniform(-3.0, -0.2))):
        for b in (float(rng.normal()), 0.0):
            assert_close(student.boundary(w, b), reference.boundary(w, b), **CLOSE)


@pytest.mark.points(0.5)
def test_a_prediction_of_exactly_one_half_is_class_1(student, reference, rng):
    x, y = np.array([1.0, 2.0, 3.0, 4.0, 5.0]), np.array([0, 1, 1, 1, 1])
    assert_close(student.accuracy(1.0, -2.0, x, y), reference.accuracy(1.0, -2.0, x, y), **CLOSE)
    for w, b in ((0.7, -2.0), (-1.5, 4.0)):
        x, y = rng.uniform(0, 6, size=11), rng.integers(0, 2, size=11)
        before = x.copy(), y.copy()
        share = student.live.accuracy(w, b, x, y)
        assert_close(share, reference.accuracy(w, b, *before), **CLOSE)
        assert_unchanged((x, y), before, "x and y")


@pytest.mark.points(0.5)
def test_the_picture_of_another_model_has_another_curve(student, rng):
    w, b = float(rng.uniform(-2.0, -0.6)), float(rng.uniform(4.0, 6.0))
    hours = np.linspace(0, 10, 200)
    panel = student.draw_curve(w, b, [2.0, 6.5, 4.0, 7.5], [1, 0, 1, 0]).panel
    assert_curve(panel, hours, 1 / (1 + np.exp(-(w * hours + b))), name="the curve of the sigmoid")


@pytest.mark.points(0.5)
def test_the_picture_shows_each_sample_the_line_at_one_half_and_the_boundary(student, reference, rng):
    w, x = float(rng.uniform(0.8, 2.0)), rng.uniform(0.5, 9.5, size=3).tolist()
    b = -w * float(rng.uniform(2.0, 8.0))
    panel = student.draw_curve(w, b, x, [1, 0, 1]).panel
    for hours, passed in zip(x, [1, 0, 1], strict=True):
        assert_marked(panel, hours, passed, name="the sample")
    assert_horizontal(panel, 0.5, name="one half")
    assert_vertical(panel, reference.boundary(w, b), name="the boundary")

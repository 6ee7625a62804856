"""The checks you may read. Each name is a claim about your code; `make grade EX=linear_regression` says which hold.

Every function gets what it needs: models, loss functions and optimizers that torch makes. So a mistake in one function
costs its own points. `train` may call your `train_step`: see `by_own_steps`.
"""

import pytest
import torch
from torchkata import (
    assert_close,
    assert_equal,
    assert_training_loop,
    parameters_of,
    set_parameters,
)

X, Y = torch.tensor([[1.0], [2.0], [3.0]]), torch.tensor([[2.0], [4.0], [6.0]])
CLOSE = {"rtol": 1e-4, "atol": 1e-6}  # float32: the last digits differ from machine to machine


def layer_with(student, w, b):
    """Return an nn.Linear(1, 1) with this weight and this bias."""
    layer = student.build(torch.nn.Linear, 1, 1)
    set_parameters(layer, {"weight": torch.tensor([[w]]), "bias": torch.tensor([b])})
    return layer


def numbers_of(layer):
    """Return the weight and the bias of a layer."""
    parameters = parameters_of(layer)
    return parameters["weight"].item(), parameters["bias"].item()


def is_scalar(value):
    """Tell whether a value is a tensor with one number."""
    return isinstance(value, torch.Tensor) and value.shape == ()


def by_own_steps(student, w, b, reduction, rate, epochs):
    """Return the losses and the line that your own steps lead to, or None if they do nothing."""
    layer = layer_with(student, w, b)
    loss_function = student.build(torch.nn.MSELoss, reduction=reduction)
    optimizer = student.build_optimizer(torch.optim.SGD, layer, lr=rate)
    losses = [student.train_step(layer, loss_function, optimizer, X, Y) for _ in range(epochs)]
    are_losses = all(isinstance(loss, float) or is_scalar(loss) for loss in losses) and any(losses)
    return (losses, numbers_of(layer)) if are_losses else None


def agree(one, other):
    """Tell whether two results, each losses and a line, hold the same numbers in the same types."""
    if not isinstance(one[0], list) or len(one[0]) != len(other[0]):
        return False
    pairs = list(zip([*one[0], *one[1]], [*other[0], *other[1]], strict=True))
    if not all(isinstance(a, float) if isinstance(b, float) else is_scalar(a) for a, b in pairs):
        return False
    return all(abs(float(a) - float(b)) <= 1e-6 + 1e-4 * abs(float(b)) for a, b in pairs)


@pytest.mark.points(0.5)
def test_three_numbers_become_a_column_of_three_rows(student):
    assert_equal(student.columns([1, 2, 3], [2, 4, 6]), (X, Y))


@pytest.mark.points(0.5)
def test_the_model_has_one_weight_and_one_bias_in_its_layer(student):
    model = student.LinearModel()
    assert isinstance(model, torch.nn.Module), "LinearModel must extend nn.Module."
    assert isinstance(model.linear, torch.nn.Linear), "self.linear must be a layer: what nn.Linear(...) makes."
    shapes = {name: tuple(parameter.shape) for name, parameter in parameters_of(model).items()}
    assert_equal(shapes, {"linear.weight": (1, 1), "linear.bias": (1,)})


@pytest.mark.points(0.5)
def test_a_model_with_w_2_and_b_1_predicts_3_5_and_7(student):
    model = student.LinearModel()
    assert_close(model(X), model(X), rtol=0)  # a model keeps its parameters: two calls agree
    set_parameters(model, {"linear.weight": torch.tensor([[2.0]]), "linear.bias": torch.tensor([1.0])})
    assert_close(model(X), torch.tensor([[3.0], [5.0], [7.0]]), rtol=1e-6)


@pytest.mark.points(0.5)
def test_the_effect_of_the_reduction_is_predicted(student):
    squares = [(0 - y) ** 2 for y in (2, 4, 6)]  # three samples, a model that says 0
    count, factor = len(squares), sum(squares) / (sum(squares) / 3)
    answer = student.predict_reductions()
    is_triple = isinstance(answer, tuple) and len(answer) == 3
    assert is_triple, "predict_reductions must return three numbers: (count, factor, rate)."
    assert_close(answer, (count, factor, 0.01 * factor), rtol=1e-6)


@pytest.mark.points(0.5)
def test_the_errors_1_2_and_3_have_the_sum_of_squares_14(student):
    expected = torch.tensor([[1.0], [4.0], [9.0]]), torch.tensor(14.0), torch.tensor(14 / 3)
    assert_close(student.three_losses(X, Y), expected, rtol=1e-6)


@pytest.mark.points(1)
def test_two_steps_by_hand_lead_to_the_same_weight_and_bias(student):
    # By hand, from w = 1 and b = 0: the errors are -1, -2, -3, so the loss is 14. The gradients are
    # 2 (-1 - 4 - 9) = -28 and 2 (-1 - 2 - 3) = -12, so w = 1.28 and b = 0.12. Then the errors are -0.6, -1.32 and
    # -2.04, and the loss is 6.264.
    layer = layer_with(student, 1.0, 0.0)
    loss_function = student.build(torch.nn.MSELoss, reduction="sum")
    optimizer = student.build_optimizer(torch.optim.SGD, layer, lr=0.01)
    for loss, line, gradients in ((14.0, (1.28, 0.12), [28.0, 12.0]), (6.264, (1.4672, 0.1992), [18.72, 7.92])):
        seen = student.observed.train_step(layer, loss_function, optimizer, X, Y)
        assert_training_loop(seen, steps=1)
        assert_close([*seen.training.steps[0].gradients.values()], gradients, rtol=1e-4)  # how large they were
        assert_close(seen.value, loss, **CLOSE)
        assert_close(numbers_of(layer), line, **CLOSE)


@pytest.mark.points(0.5)
def test_two_epochs_of_the_sum_and_of_the_mean_make_the_same_steps(student):
    # The mean of three samples makes the same steps with three times the rate; its losses are a third.
    line = 1.4672, 0.1992
    for reduction, rate, losses in (("sum", 0.01, [14.0, 6.264]), ("mean", 0.03, [14 / 3, 2.088])):
        layer = layer_with(student, 1.0, 0.0)
        got = student.train(layer, X, Y, reduction, rate, 2), numbers_of(layer)
        expected = losses, line
        if not agree(got, expected):
            own = by_own_steps(student, 1.0, 0.0, reduction, rate, 2)
            expected = own if own and agree(got, own) else expected
            layer = layer_with(student, 1.0, 0.0)
            got = student.train(layer, X, Y, reduction, rate, 2), numbers_of(layer)  # a failure shows the last call
        assert_close(got, expected, **CLOSE)


@pytest.mark.points(0.5)
def test_after_100_epochs_the_prediction_at_4_is_still_off(student):
    layer = layer_with(student, -0.007486820, 0.5364436)  # where torch.manual_seed(0) starts
    losses = student.train(layer, X, Y, "sum", 0.01, 100)
    is_list = isinstance(losses, list) and len(losses) == 100
    assert is_list, "train must return a list with one loss for each epoch."
    w, b = numbers_of(layer)
    assert_close([losses[0], losses[99], 4 * w + b], [44.36052, 0.1452415, 7.561903], rtol=1e-4)


@pytest.mark.points(0.5)
def test_a_layer_with_w_2_and_b_one_half_gives_both_numbers(student):
    assert_close(student.line_of(layer_with(student, 2.0, 0.5)), (2.0, 0.5), rtol=1e-6)


@pytest.mark.points(0.5)
def test_the_line_2_x_plus_1_predicts_9_at_4(student):
    layer = layer_with(student, 2.0, 1.0)
    assert_close(student.predict(layer, [4.0, 5.0]), [9.0, 11.0], rtol=1e-6)
    assert_close(student.predict(layer, [4.0]), [9.0], rtol=1e-6)

"""The checks you may read. Each name is a claim about your code; `make grade EX=logistic_regression` says which hold.

Each function is checked for itself, so a mistake in one costs the points of others only if they call it.
"""

import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_curve, assert_labelled, assert_training_loop, parameters_of, set_parameters

HOURS, PASSED = torch.tensor([[1.0], [2.0], [3.0]]), torch.tensor([[0], [0], [1]])


def line(student, w, b):
    """Return an nn.Linear(1, 1) with this weight and bias, as your training gets it."""
    model = student.build(torch.nn.Linear, 1, 1)
    set_parameters(model, {"weight": torch.tensor([[w]]), "bias": torch.tensor([b])})
    return model


@pytest.mark.points(0.5)
def test_the_sigmoid_of_0_is_one_half_and_that_of_ln_3_three_quarters(student):
    z = np.log([1.0, 3.0, 1 / 3, 4.0])
    assert_close(student.sigmoid(z), np.array([0.5, 0.75, 0.25, 0.8]), rtol=1e-9)


@pytest.mark.points(0.5)
def test_a_logit_of_800_does_not_overflow_and_neither_does_minus_800(student):
    for z, expected in (([-800.0, 0.0], [0.0, 0.5]), ([0.0, 800.0], [0.5, 1.0])):
        assert_close(student.sigmoid_or_stop(np.array(z)), np.array(expected), rtol=1e-9, atol=1e-15)


@pytest.mark.points(0.5)
def test_the_loss_of_a_coin_toss_is_predicted(student):
    assert_close(student.predict_coin_toss(), (np.log(2), np.log(2)), rtol=0, atol=0.006)


@pytest.mark.points(0.5)
def test_a_sure_prediction_has_a_small_loss_if_right_and_a_large_one_if_wrong(student):
    y_hat, y = np.array([0.5, 0.9, 0.9, 0.2]), np.array([1, 1, 0, 0])
    # -ln 0.5, -ln 0.9, -ln 0.1, -ln 0.8
    assert_close(student.bce(y_hat, y), np.array([0.69314718, 0.10536052, 2.30258509, 0.22314355]), rtol=1e-7)


@pytest.mark.points(0.5)
def test_a_logit_of_20_for_a_fail_has_the_loss_20(student):
    z, y = torch.tensor([[0.0], [20.0]]), torch.tensor([[1], [0]])
    assert_close(student.loss_from_logits(z, y), torch.tensor(20.693147), rtol=1e-5)
    z, y = torch.tensor([[-150.0], [1.0], [0.0]]), torch.tensor([[1], [1], [0]])
    assert_close(student.loss_from_logits(z, y), torch.tensor(151.006409), rtol=1e-5)


@pytest.mark.points(1)
def test_the_first_two_steps_have_the_numbers_made_by_hand(student):
    # z = -0.5, 0.5, 1.5, so ŷ = 0.37754, 0.62246, 0.81757; the loss is 0.4741 + 0.9741 + 0.2014. The gradients are
    # 0.37754 + 2 * 0.62246 - 3 * 0.18243 = 1.0752 and 0.3775 + 0.6225 - 0.1824 = 0.8176, so w = 0.8925, b = -1.5818.
    model = line(student, 1.0, -1.5)
    assert_close(student.train(model, HOURS, PASSED, 0.1, 2), [1.6495672, 1.4950742], rtol=1e-5)
    expected = {"weight": torch.tensor([[0.8241014]]), "bias": torch.tensor([-1.6451847])}
    assert_close(parameters_of(model), expected, rtol=1e-5)


@pytest.mark.points(0.5)
def test_each_epoch_clears_the_gradients_goes_backward_and_makes_a_step(student):
    assert_training_loop(student.observed.train(line(student, 0.3, -0.2), HOURS, PASSED, 0.01, 3), steps=3)


@pytest.mark.points(0.5)
def test_w_2_and_b_minus_5_have_their_boundary_at_2_and_a_half(student):
    assert_close(student.boundary(2.0, -5.0), 2.5, rtol=1e-9)
    assert_close(student.boundary(1.25, -3.0), 2.4, rtol=1e-9)
    assert_close(student.boundary(-0.5, 4.0), 8.0, rtol=1e-9)


@pytest.mark.points(0.5)
def test_three_of_four_classes_are_right(student):
    x = np.array([1.0, 2.0, 3.0, 4.0])
    assert_close(student.accuracy(2.0, -5.0, x, np.array([0, 1, 1, 1])), 0.75, rtol=1e-9)
    # z = -1.4, -0.6, 0.2, 1, then z = 1.5, 0.5, -0.5, -1.5, -2.5
    assert_close(student.accuracy(0.8, -2.2, x, np.array([0, 0, 1, 1])), 1.0, rtol=1e-9)
    x = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    assert_close(student.accuracy(-1.0, 2.5, x, np.array([1, 1, 0, 0, 0])), 1.0, rtol=1e-9)


@pytest.mark.points(0.5)
def test_the_picture_has_the_curve_from_0_to_10_and_a_label_on_each_axis(student):
    panel = student.draw_curve(1.25, -3.0, [1, 2, 3], [0, 0, 1]).panel
    hours = np.linspace(0, 10, 200)
    assert_curve(panel, hours, 1 / (1 + np.exp(3.0 - 1.25 * hours)), name="the curve of the sigmoid")
    assert_labelled(panel, "x", "y")

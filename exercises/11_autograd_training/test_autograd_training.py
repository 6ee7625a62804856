"""The checks you may read. Each name is a claim about your code: `make grade EX=autograd_training` tries it."""

import pytest
import torch
from torchkata import assert_close, assert_equal

X, Y = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([2.0, 4.0, 6.0])
FLOAT32 = {"rtol": 1e-5, "atol": 1e-6}
FOUR_DIGITS = {"rtol": 0, "atol": 1e-4}


def weight(value):
    """Return a weight as your functions get it: float32, no dimension, tracked, and without a gradient."""
    return torch.tensor(value, requires_grad=True)


def train(student, x, y, start, rate, epochs):
    """Return what train gives: the weight, the weights after each epoch, and the losses."""
    result = student.train(x, y, start, rate, epochs)
    assert isinstance(result, tuple), "train must return three: (w, weights, losses)"
    assert len(result) == 3, "train must return three: (w, weights, losses)"
    return result


@pytest.mark.points(0.5)
def test_the_weight_is_one_tracked_number(student):
    assert_equal(student.make_weight(1.0), weight(1.0))
    assert_equal(student.make_weight(-2.5), weight(-2.5))


@pytest.mark.points(0.5)
def test_the_loss_of_a_sample_is_a_float(student):
    assert_close(student.loss_value(X[2], Y[2], weight(1.0)), 9.0, **FLOAT32)
    assert_close(student.loss_value(X[1], Y[1], weight(1.5)), 1.0, **FLOAT32)


@pytest.mark.points(0.5)
def test_the_gradients_of_the_three_samples_are_those_by_hand(student):
    assert_close(student.sample_gradients(X, Y, weight(1.0)), [-2.0, -8.0, -18.0], **FLOAT32)
    four = torch.tensor([2.0, -1.0, 0.0, 3.0]), torch.tensor([1.0, 1.0, 5.0, 2.0])
    assert_close(student.sample_gradients(*four, weight(0.5)), [0.0, 3.0, 0.0, -3.0], **FLOAT32)


@pytest.mark.points(0.5)
def test_the_predictions_of_the_three_updates_are_right(student):
    a = (False, True)  # w - ... makes a new tensor, and torch tracks it
    b = (False, False)  # a new tensor again, but no_grad keeps torch from tracking it
    c = (True, True)  # the old tensor with another value
    assert_equal(student.predict_updates(), (a, b, c))


@pytest.mark.points(0.5)
def test_an_update_moves_the_weight_itself_against_the_gradient(student):
    for start, gradient, rate, end in ((1.0, -18.0, 0.01, 1.18), (3.0, 8.0, 0.1, 2.2)):
        w = weight(start)
        assert_close(student.live.update(w, torch.tensor(gradient), rate), weight(end), **FLOAT32, check_grad=True)
        assert_close(w, weight(end), **FLOAT32, check_grad=True)


@pytest.mark.points(0.5)
def test_the_losses_and_weights_of_the_first_two_epochs_are_right(student):
    w = weight(1.0)
    assert_close(student.live.train_epoch(X[2:], Y[2:], w, 0.01), [9.0], **FOUR_DIGITS)
    assert_close(w, weight(1.18), **FOUR_DIGITS, check_grad=True)
    w = weight(1.0)
    assert_close(student.live.train_epoch(X, Y, w, 0.01), [1.0, 3.8416, 7.3159], **FOUR_DIGITS)
    assert_close(w, weight(1.2607), **FOUR_DIGITS, check_grad=True)
    w = weight(1.260688)
    assert_close(student.live.train_epoch(X, Y, w, 0.01), [0.5466, 2.0997, 3.9988], **FOUR_DIGITS)
    assert_close(w, weight(1.4534), **FOUR_DIGITS, check_grad=True)


@pytest.mark.points(0.5)
def test_three_epochs_of_training_are_those_by_hand(student):
    w, weights, losses = train(student, X, Y, 1.0, 0.01, 3)
    assert_close(weights, [1.2607, 1.4534, 1.5959], **FOUR_DIGITS)
    assert_close(losses, [1.0, 3.8416, 7.3159, 0.5466, 2.0997, 3.9988, 0.2988, 1.1477, 2.1857], **FOUR_DIGITS)
    assert_close(w, weight(1.5959), **FOUR_DIGITS, check_grad=True)


@pytest.mark.points(0.5)
def test_a_hundred_epochs_reach_the_published_weight(student):
    w, weights, losses = train(student, X, Y, 1.0, 0.01, 100)
    assert_close(w, weight(1.9999996), rtol=0, atol=1e-6)
    for record, count, name in ((weights, 100, "weights"), (losses, 300, "losses")):
        assert isinstance(record, list), f"{name} must be a list"
        assert len(record) == count, f"after 100 epochs, {name} must have {count} numbers"


@pytest.mark.points(0.5)
def test_the_published_weight_predicts_8_at_4(student):
    got = student.predict(torch.tensor([4.0, 5.0]), weight(1.9999996))
    assert_close(got, torch.tensor([8.0, 10.0]), **FOUR_DIGITS)
    got = student.predict(torch.tensor([4.0, -1.0, 0.5]), weight(3.0))
    assert_close(got, torch.tensor([12.0, -3.0, 1.5]), **FLOAT32)

"""Hidden checks of autograd_training: other samples, weights and rates, and how the numbers were found."""

import pytest
import torch
from torchkata import assert_close, assert_equal, assert_same_object, assert_unchanged, assert_untracked

CLOSE = {"rtol": 1e-4, "atol": 1e-5}  # float32 keeps about seven digits; the order of a sum or product may differ
TRACKED = {**CLOSE, "check_grad": True}


def weight(value):
    """Return a weight as the functions get it."""
    return torch.tensor(float(value), requires_grad=True)


def draw_samples(rng, n):
    """Return x and y of n samples, float32, scattered around a line."""
    x = rng.uniform(0.5, 2.5, size=n) * rng.choice([-1, 1], size=n)
    return torch.tensor(x).float(), torch.tensor(1.5 * x + rng.normal(size=n)).float()


def draw_epochs(rng):
    """Return samples, starting weights and rates: several samples, and a single one."""
    for n, start, rate in ((5, 0.3, 0.05), (4, -1.7, 0.02), (1, 2.5, 0.1)):
        yield *draw_samples(rng, n), start, rate


def require_three(result):
    """Refuse anything but a tuple of three."""
    assert isinstance(result, tuple), "train must return three: (w, weights, losses)"
    assert len(result) == 3, "train must return three: (w, weights, losses)"
    return result


@pytest.mark.points(0.5)
def test_any_weight_is_a_new_float32_leaf(student, rng):
    for value in (0.1, float(rng.normal()), 0.0):
        seen = student.observed.make_weight(value)
        assert_equal(seen.value, weight(value))
        assert seen.fact.leaf, "the weight must be a leaf: make it with requires_grad=True, in one call"


@pytest.mark.points(0.5)
def test_the_loss_of_any_sample_is_a_plain_number(student, reference, rng):
    x, y = draw_samples(rng, 3)
    for i, start in enumerate((0.3, -1.7, 2.5)):
        expected = reference.loss_value(x[i], y[i], weight(start))
        assert_close(student.loss_value(x[i], y[i], weight(start)), expected, **CLOSE)


@pytest.mark.points(0.5)
def test_each_gradient_is_that_of_its_sample_alone(student, reference, rng):
    for n, start in ((5, 0.3), (4, -1.7), (1, 2.5)):
        x, y = draw_samples(rng, n)
        expected = reference.sample_gradients(x, y, weight(start))
        assert_close(student.sample_gradients(x, y, weight(start)), expected, **CLOSE)


@pytest.mark.points(0.5)
def test_each_gradient_comes_from_one_backward_of_its_own(student, reference, rng):
    for n in (3, 5):
        x, y = draw_samples(rng, n)
        seen = student.observing().sample_gradients(x, y, weight(0.3))
        assert_close(seen.value, reference.sample_gradients(x, y, weight(0.3)), **CLOSE)
        assert seen.trace.count("backward") == n, "sample_gradients must call backward() once for each sample"
        assert seen.trace.count("grad") == 0, "sample_gradients must call backward(), not torch.autograd.grad"


@pytest.mark.points(0.5)
def test_an_update_keeps_the_tensor_and_its_tracking(student, rng):
    for start, gradient, rate in ((0.3, 2.0, 0.05), (-1.7, float(rng.normal()), 0.4), (2.5, 0.0, 0.1)):
        seen = student.observing().update(weight(start), torch.tensor(gradient), rate)
        assert_close(seen.value, weight(start - rate * gradient), **TRACKED)
        assert_same_object(seen, 0)
        assert seen.fact.leaf, "the update must not become a part of the graph of w"


@pytest.mark.points(0.5)
def test_an_epoch_takes_one_step_for_each_sample(student, reference, rng):
    for x, y, start, rate in draw_epochs(rng):
        w, expected = weight(start), reference.train(x, y, start, rate, 1)
        assert_close(student.live.train_epoch(x, y, w, rate), expected[2], **CLOSE)
        assert_close(w, expected[0], **TRACKED)


@pytest.mark.points(0.5)
def test_each_step_of_an_epoch_calls_backward_once(student, reference, rng):
    for n in (3, 1, 5):
        x, y = draw_samples(rng, n)
        seen = student.observing().train_epoch(x, y, weight(0.3), 0.05)
        assert_close(seen.value, reference.train_epoch(x, y, weight(0.3), 0.05), **CLOSE)
        assert seen.changed == (2,), "train_epoch must change w, and nothing else"
        assert seen.trace.count("backward") == n, "train_epoch must call backward() once for each sample"


@pytest.mark.points(0.5)
def test_training_goes_on_with_the_same_weight_in_every_epoch(student, reference, rng):
    for epochs, (x, y, start, rate) in zip((3, 2, 4), draw_epochs(rng), strict=True):
        expected = reference.train(x, y, start, rate, epochs)
        assert_close(require_three(student.train(x, y, start, rate, epochs)), expected, **TRACKED)


@pytest.mark.points(0.5)
def test_no_graph_and_no_work_grows_from_epoch_to_epoch(student, reference, rng):
    x, y = draw_samples(rng, 3)
    work = []
    for epochs in (2, 4, 6):
        seen = student.observed.train(x, y, 0.3, 0.05, epochs)
        expected = reference.train(x, y, 0.3, 0.05, epochs)
        assert_close(require_three(seen.value), expected, **CLOSE)
        assert seen.fact.leaf, "w must stay the leaf that you made: here it drags the graph of all its updates"
        assert seen.trace.count("backward") == 3 * epochs, "train must call backward() once for each step"
        work.append(seen.trace.elements)
    assert work[2] - work[1] <= work[1] - work[0], "later epochs must not take more work than earlier ones"


@pytest.mark.points(0.5)
def test_predictions_for_any_x_have_no_graph(student, reference, rng):
    for n, value in ((4, -1.7), (1, 0.3), (3, 2.5)):
        x, _ = draw_samples(rng, n)
        seen = student.observing().predict(x, weight(value))
        assert_close(seen.value, reference.predict(x, weight(value)), **CLOSE)
        assert_untracked(seen)
        assert seen.changed == (), "predict must leave x and w as they are"


@pytest.mark.points(0.5)
def test_the_inputs_are_left_unchanged(student, rng):
    x, y = draw_samples(rng, 4)
    before, w, gradient = (x.clone(), y.clone()), weight(0.3), torch.tensor(2.0)
    gradients = student.live.sample_gradients(x, y, w)
    assert isinstance(gradients, list), "sample_gradients must return a list"
    assert len(gradients) == 4, "sample_gradients must return one float for each sample"
    student.live.loss_value(x[0], y[0], w)
    student.live.predict(x, w)
    assert_unchanged(w, weight(0.3), "w")
    student.live.update(weight(0.3), gradient, 0.05)
    student.live.train_epoch(x, y, weight(0.3), 0.05)
    student.live.train(x, y, 0.3, 0.05, 2)
    assert_unchanged(gradient, torch.tensor(2.0), "gradient")
    assert_unchanged(x, before[0], "x")
    assert_unchanged(y, before[1], "y")

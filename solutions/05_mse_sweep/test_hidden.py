"""Hidden checks of mse_sweep: other numbers, other lengths, other kinds of input.

The first call of a check has at least 4 samples, whose errors have both signs: with fewer, many mistakes look alike.
"""

import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_curve, assert_equal, assert_labelled, assert_marked, assert_unchanged


def samples(rng, n, w):
    """Return x and y of n samples whose errors at the weight w are positive and negative in turns."""
    x, signs = rng.normal(size=n), np.resize([1.0, -1.0], n)
    return x, w * x + signs * rng.uniform(0.5, 2.0, size=n)


def float32_array(values):
    return np.array(values, dtype=np.float32)


@pytest.mark.points(0.5)
def test_predictions_hold_for_negative_weights_and_data(student, reference, rng):
    for n, w in ((7, -1.7), (4, 0), (1, 2.5)):
        x = rng.normal(size=n)
        assert_close(student.predict(x, w), reference.predict(x, w), rtol=1e-12)


@pytest.mark.points(0.5)
def test_the_squared_errors_belong_to_any_number_of_samples(student, reference, rng):
    for n, w in ((6, -0.8), (4, 0.3), (1, 1.9)):
        x, y = samples(rng, n, w)
        assert_close(student.squared_errors(x, y, w), reference.squared_errors(x, y, w), rtol=1e-9)


@pytest.mark.points(1)
def test_the_loss_is_the_mean_over_any_number_of_samples(student, reference, rng):
    for n, w in ((5, 0.3), (9, -1.1), (2, 0.7), (1, 0.7)):
        x, y = samples(rng, n, w)
        assert_close(student.mse(x, y, w), reference.mse(x, y, w), rtol=1e-9)


@pytest.mark.points(1)
def test_the_sweep_has_one_loss_for_each_weight(student, reference, rng):
    for n, k in ((7, 25), (5, 3), (4, 1)):
        x, y, w = rng.normal(size=n), rng.normal(size=n), rng.normal(size=k)
        assert_close(student.mse_sweep(x, y, w), reference.mse_sweep(x, y, w), rtol=1e-9)


@pytest.mark.points(1)
def test_the_best_weight_is_the_first_with_the_smallest_loss(student, reference, rng):
    w, losses = rng.normal(size=9), rng.uniform(1.0, 5.0, size=9)
    assert_equal(student.best_weight(w, losses), reference.best_weight(w, losses))
    losses[3] = losses[6] = 0.5
    assert_equal(student.best_weight(w, losses), reference.best_weight(w, losses))


@pytest.mark.points(0.5)
def test_the_picture_belongs_to_any_weights_and_losses(student, rng):
    for k, kind in ((9, np.array), (6, torch.tensor)):
        w, losses = np.sort(rng.normal(size=k)), rng.uniform(1.0, 5.0, size=k)
        losses[4] = 0.5
        picture = student.plot_sweep(kind(w), kind(losses))
        assert_curve(picture.panel, w, losses, name="the losses")
        assert_marked(picture.panel, w[4], 0.5, name="the smallest loss")
        assert_labelled(picture.panel, "x", "y")


@pytest.mark.points(0.5)
def test_lists_arrays_and_tensors_of_float32_give_results_of_float64(student, reference):
    x, y, w, losses = [1.0, 2.0, 3.0], [2.1, 3.9, 6.2], [-1.3, 0.0, 0.6, 2.0, 2.7], [9.5, 4.5, 2.25, 0.125, 1.5]
    for kind in (list, float32_array, torch.tensor):
        samples = kind(x), kind(y)
        assert_close(student.predict(samples[0], 0.3), reference.predict(samples[0], 0.3), rtol=1e-12)
        assert_close(student.squared_errors(*samples, 0.3), reference.squared_errors(*samples, 0.3), rtol=1e-12)
        assert_close(student.mse(*samples, 0.3), reference.mse(*samples, 0.3), rtol=1e-12)
        expected = reference.mse_sweep(*samples, kind(w))
        assert_close(student.mse_sweep(*samples, kind(w)), expected, rtol=1e-12)
        assert_equal(student.best_weight(kind(w), kind(losses)), reference.best_weight(kind(w), kind(losses)))


@pytest.mark.points(0.5)
def test_every_function_gives_its_result_and_leaves_its_inputs_unchanged(student, reference, rng):
    x, y = np.array([1.0, 2.0, 3.0]), np.array([2.75, 3.0, 6.5])  # at w = 2 the errors have both signs
    w, losses = rng.normal(size=4), rng.normal(size=4)
    for name, arguments in (
        ("predict", {"x": x, "w": 3.0}),
        ("squared_errors", {"x": x, "y": y, "w": 2.0}),
        ("mse", {"x": x, "y": y, "w": 2.0}),
        ("mse_sweep", {"x": x, "y": y, "w": w}),
        ("best_weight", {"w": w, "losses": losses}),
    ):
        expected = getattr(reference, name)(*arguments.values())
        given = {key: np.copy(value) for key, value in arguments.items()}
        given["w"] = given["w"] if given["w"].ndim else arguments["w"]
        assert_close(getattr(student.live, name)(*given.values()), expected, rtol=1e-9)
        for key, value in given.items():
            assert_unchanged(value, arguments[key], key)

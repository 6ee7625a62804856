"""The checks you may read. Each name is a claim about your code; `make grade EX=optimizer_comparison` says which hold.

`fit` and `compare` may call what you wrote before. If that is wrong, they are judged by what it does: see `own_fit`.
The numbers were computed in float32, whose last digits differ from machine to machine: hence the 1e-4.
"""

import pytest
import torch
from torchkata import assert_close, assert_curve, assert_equal, assert_logarithmic, assert_training_loop

X, Y = torch.tensor([[1.0], [2.0], [3.0]]), torch.tensor([[2.0], [4.0], [6.0]])


def own_fit(student, rate, seed):
    """Return two epochs of SGD as your model, your rate and your update make them, or None if they do nothing."""
    w, b = student.initial_parameters(seed)
    kind, rate = student.kind_and_rate("SGD", rate)
    losses, w, b = student.two_updates(kind, w, b, X, Y, rate)
    are_losses = kind == "SGD" and all(isinstance(loss, float) and loss for loss in losses)
    return (losses, w, b) if are_losses else None


def own_histories(student, names, rate, epochs, seed):
    """Return the histories of your own fit, or None if it returns none."""
    fits = [student.fit(name, X, Y, rate, epochs, seed) for name in names]
    losses = [one[0] if isinstance(one, tuple) and len(one) == 3 else None for one in fits]
    are_losses = all(isinstance(one, list) and len(one) == epochs for one in losses)
    return dict(zip(names, losses, strict=True)) if are_losses else None


def agree(one, other):
    """Tell whether two results hold the same numbers."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(agree(one[name], other[name]) for name in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(agree, one, other))
    return isinstance(one, float) and isinstance(other, float) and abs(one - other) <= 1e-4 * abs(other)


def check_plots(picture, histories):
    """Look for one plot for each history."""
    panels = picture.panels
    assert len(panels) == len(histories), "Draw one plot for each history, and nothing on the other axes."
    named = {word: panel for panel in panels for word in panel.title.replace(":", " ").split()}
    for name, losses in histories.items():
        assert name in named, "No plot has the name of the optimizer in its title: set_title(name)."
        assert_curve(named[name], range(len(losses)), losses, name="the losses")
        assert_logarithmic(named[name], "y")


@pytest.mark.points(0.5)
def test_the_first_moves_of_sgd_and_adam_are_predicted(student):
    rate, gradient = 0.01, -50
    sgd, adam = rate * gradient, rate * gradient / abs(gradient)
    assert_close(student.predict_moves(), (-sgd, -adam), rtol=1e-6)


@pytest.mark.points(0.5)
def test_the_seed_decides_where_the_model_starts(student):
    assert_close(student.initial_parameters(0), (-0.007486820, 0.5364436), rtol=1e-5)
    assert_close(student.initial_parameters(7), (0.06984508, -0.6023936), rtol=1e-5)


@pytest.mark.points(0.5)
def test_every_name_gives_its_own_optimizer_with_the_rate_asked_for(student):
    for name in ("SGD", "Adagrad", "Adam", "Adamax", "ASGD", "LBFGS", "RMSprop", "Rprop"):
        assert_equal(student.kind_and_rate(name, 0.05), (name, 0.05))


@pytest.mark.points(0.5)
def test_the_other_options_are_those_that_torch_has(student):
    usual = {
        "SGD": {"momentum": 0},
        "Adam": {"betas": (0.9, 0.999), "eps": 1e-8, "amsgrad": False},
        "Rprop": {"etas": (0.5, 1.2), "step_sizes": (1e-6, 50)},
    }
    for name, expected in usual.items():
        options = student.other_options(name)
        assert isinstance(options, dict), "other_options must return a dictionary; it came with the file."
        assert_equal({key: options.get(key) for key in expected}, expected)


@pytest.mark.points(0.5)
def test_two_updates_of_sgd_have_the_losses_they_started_from(student):
    # By hand, from w = 1 and b = 0: errors -1, -2, -3, so 14. The gradients are -28 and -12; w = 1.28, b = 0.12.
    # Errors -0.6, -1.32, -2.04, so 6.264.
    seen = student.observing("training").two_updates("SGD", 1.0, 0.0, X, Y, 0.01)
    assert_training_loop(seen, steps=2)  # the order of clearing, backward and step; what the optimizer holds
    assert_close([*seen.training.steps[0].gradients.values()], [28.0, 12.0], rtol=1e-4)  # how large the first ones were
    assert_close(seen.value, ([14.0, 6.264], 1.46720, 0.19920), rtol=1e-4)


@pytest.mark.points(0.5)
def test_two_updates_of_lbfgs_look_at_the_loss_again_and_again(student):
    start = -0.007486820, 0.5364436
    expected = [44.360519, 39.796764], 0.1621864, 0.5898134
    seen = student.observing("training").two_updates("LBFGS", *start, X, Y, 0.01, 6)
    assert_training_loop(seen, steps=2)
    assert_close(seen.value, expected, rtol=1e-4)


@pytest.mark.points(0.5)
def test_a_fit_of_two_epochs_goes_from_44_to_20(student):
    got, expected = student.fit("SGD", X, Y, 0.01, 2, 0), ([44.360519, 20.077080], 0.8235514, 0.8816177)
    if not agree(got, expected):
        own = own_fit(student, 0.01, 0)
        expected = own if own and agree(got, own) else expected
        seen = student.observing("training").fit("SGD", X, Y, 0.01, 2, 0)  # once more: a failure shows the last call
        if expected is not own:
            assert_training_loop(seen, steps=2)
        got = seen.value
    assert_close(got, expected, rtol=1e-4)


@pytest.mark.points(0.5)
def test_all_histories_of_a_comparison_begin_at_the_same_loss(student):
    names, setting = ["Adam", "SGD"], (0.01, 3, 0)
    got = student.compare(X, Y, names, *setting)
    expected = {"Adam": [44.360519, 43.656986, 42.959407], "SGD": [44.360519, 20.077080, 9.262052]}
    if not agree(got, expected):
        own = own_histories(student, names, *setting)
        expected = own if own and agree(got, own) else expected
        got = student.compare(X, Y, names, *setting)  # once more: a failure shows the last call
    assert_close(got, expected, rtol=1e-4)


@pytest.mark.points(0.5)
def test_the_best_ends_with_the_smallest_loss(student):
    histories = {
        "ASGD": [7.0, 7.0, 7.0],
        "Adam": [1.0, 9.0, 5.0],
        "Adamax": [1.0, 8.0, 6.0],
        "LBFGS": [3.0, 3.0, 9.0],
        "Rprop": [4.0, 0.5, 3.0],
        "SGD": [6.0, 5.0, 2.0],
    }
    assert_equal(student.best_optimizer(histories), "SGD")
    assert_equal(student.best_optimizer({"ASGD": [2.0, 1.0], "Adam": [3.0, 4.0], "Rprop": [5.0, 0.5]}), "Rprop")


@pytest.mark.points(0.5)
def test_the_picture_has_a_plot_for_each_history(student):
    histories = {"SGD": [44.4, 20.1, 29.3], "Adam": [44.4, 43.7, 43.0], "Rprop": [44.4, 43.6, 42.8]}
    check_plots(student.plot_comparison(histories), histories)

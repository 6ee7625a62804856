"""Hidden checks of optimizer_comparison: other data, other rates, other seeds, other names."""

import pytest
import torch
from torchkata import (
    assert_close,
    assert_curve,
    assert_equal,
    assert_logarithmic,
    assert_training_loop,
    assert_unchanged,
)

# Relative. Machines, and formulas that are equal on paper, differ by some 3e-6 after a few updates in
# float32.
FLOAT32 = 3e-5


def draw(rng, n, scale=1.0):
    """Return n samples of a noisy line as two columns."""
    x = scale * rng.normal(size=(n, 1))
    y = 20.0 - 1.5 * x + 0.3 * rng.normal(size=(n, 1))
    return torch.tensor(x, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)


def agree(one, other):
    """Tell whether two results hold the same numbers."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(agree(one[name], other[name]) for name in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(agree, one, other))
    return isinstance(one, float) and isinstance(other, float) and abs(one - other) <= FLOAT32 * abs(other)


def own_fit(student, name, x, y, rate, epochs, seed):
    """Return an even number of epochs as the student's model, rate and update make them, or None.

    So a mistake in these costs fit nothing. Each two epochs get an optimizer of their own, which SGD does not mind.
    """
    w, b = student.initial_parameters(seed)
    kind, rate = student.kind_and_rate(name, rate)
    losses = []
    while kind == name and len(losses) < epochs:
        two, w, b = student.two_updates(name, w, b, x, y, rate)
        losses += two
    are_losses = kind == name and all(isinstance(loss, float) and loss for loss in losses)
    return (losses, w, b) if are_losses else None


def trained(student, setting, as_own):
    """Return a fit once more, because a failure shows the last call. Unless it is `as_own`, its loop is judged."""
    seen = student.observing("training").fit(*setting)
    if not as_own and setting[4]:
        assert_training_loop(seen, steps=setting[4])
    return seen.value


def own_histories(student, x, y, names, rate, epochs, seed):
    """Return the histories of the student's own fit, or None if it returns none."""
    fits = [student.fit(name, x, y, rate, epochs, seed) for name in names]
    losses = [one[0] if isinstance(one, tuple) and len(one) == 3 else None for one in fits]
    are_losses = all(isinstance(one, list) and len(one) == epochs for one in losses)
    return dict(zip(names, losses, strict=True)) if are_losses else None


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
def test_each_seed_gives_its_own_start_and_always_the_same(student, reference, rng):
    for seed in (int(rng.integers(10, 10**6)), 3, 10**9):
        assert_close(student.initial_parameters(seed), reference.initial_parameters(seed), rtol=1e-6)


@pytest.mark.points(1)
def test_all_options_of_all_eight_but_the_rate_are_left_alone(student, reference):
    for name in ("SGD", "Adagrad", "Adam", "Adamax", "ASGD", "LBFGS", "RMSprop", "Rprop"):
        assert_equal(student.other_options(name), reference.other_options(name))
        assert_equal(student.kind_and_rate(name, 0.2), (name, 0.2))


@pytest.mark.points(0.5)
def test_each_update_of_sgd_uses_its_own_gradients(student, reference, rng):
    for n, rate in ((4, 0.02), (3, 0.15)):
        x, y = draw(rng, n)
        assert_training_loop(student.observing("training").two_updates("SGD", -0.4, 0.9, x, y, rate), steps=2)
        before = x.clone(), y.clone()
        expected = reference.two_updates("SGD", 0.7, -1.2, *before, rate)
        assert_close(student.live.two_updates("SGD", 0.7, -1.2, x, y, rate), expected, rtol=FLOAT32)
        for name, after, old in zip("xy", (x, y), before, strict=True):
            assert_unchanged(after, old, name)


@pytest.mark.points(0.5)
def test_each_look_of_lbfgs_sees_fresh_gradients(student, reference, rng):
    x, y = draw(rng, 4)
    assert_training_loop(student.observing("training").two_updates("LBFGS", 0.3, -0.6, x, y, 0.05, 4), steps=2)
    expected = reference.two_updates("LBFGS", -1.1, 2.0, x, y, 0.05, 6)
    assert_close(student.two_updates("LBFGS", -1.1, 2.0, x, y, 0.05, 6), expected, rtol=FLOAT32)


@pytest.mark.points(0.5)
def test_a_fit_runs_to_its_last_epoch_even_while_the_loss_grows(student, reference, rng):
    x, y = draw(rng, 5, scale=2.0)
    for epochs in (4, 0):
        setting = "SGD", x, y, 0.2, epochs, 5
        got, expected = student.fit(*setting), reference.fit(*setting)
        if not agree(got, expected):
            own = own_fit(student, *setting)
            expected = own if own and agree(got, own) else expected
            got = trained(student, setting, expected is own)
        assert_close(got, expected, rtol=FLOAT32)


@pytest.mark.points(0.5)
def test_a_fit_trains_with_the_optimizer_of_this_name(student, reference, rng):
    setting = "LBFGS", *draw(rng, 3), 0.1, 2, 11
    got, expected = student.fit(*setting), reference.fit(*setting)
    if not agree(got, expected):
        own = own_fit(student, *setting)
        expected = own if own and agree(got, own) else expected
        got = trained(student, setting, expected is own)
    assert_close(got, expected, rtol=FLOAT32)


@pytest.mark.points(0.5)
def test_each_name_of_a_comparison_starts_from_the_same_fresh_model(student, reference, rng):
    x, y = draw(rng, 6)
    for names in (["Rprop", "SGD", "Adamax"], ("RMSprop",)):
        setting, before = (x, y, names, 0.02, 4, 21), list(names)
        got, expected = student.live.compare(*setting), reference.compare(*setting)
        if not agree(got, expected):
            own = own_histories(student, *setting)
            expected = own if own and agree(got, own) else expected
            got = student.live.compare(*setting)  # once more: a failure shows the last call
        assert_close(got, expected, rtol=FLOAT32)
        assert_unchanged(list(names), before, "names")


@pytest.mark.points(0.5)
def test_the_best_is_the_first_name_with_the_smallest_last_loss(student, reference, rng):
    for _ in range(4):
        losses = rng.integers(1, 5, size=(6, 5)).astype(float)
        losses[rng.integers(6), [0, -1]] = 0.0, 9.0  # begins best, ends worst
        losses = losses.tolist()
        histories = dict(zip(("SGD", "Adam", "ASGD", "LBFGS", "Rprop", "Adagrad"), losses, strict=True))
        before = {name: list(losses) for name, losses in histories.items()}
        assert_equal(student.live.best_optimizer(histories), reference.best_optimizer(before))
        assert_unchanged(histories, before, "histories")
    assert_equal(student.best_optimizer({"Adamax": [2.5]}), "Adamax")


@pytest.mark.points(0.5)
def test_the_picture_belongs_to_any_histories(student, rng):
    names = ("SGD", "Adagrad", "Adam", "Adamax", "ASGD", "LBFGS", "RMSprop", "Rprop")
    for count, epochs in ((8, 5), (2, 9)):
        losses = rng.uniform(0.01, 5.0, size=(count, epochs)).tolist()
        histories = dict(zip(rng.permutation(names)[:count].tolist(), losses, strict=True))
        check_plots(student.plot_comparison(histories), histories)

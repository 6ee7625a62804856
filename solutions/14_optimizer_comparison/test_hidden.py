"""Hidden checks of optimizer_comparison: other data, other rates, other seeds, other names."""

import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_equal, assert_unchanged

# Relative. Machines, and formulas that are equal on paper, differ by some 3e-6 after a few updates in
# float32. SGD in place of ASGD, the nearest mistake, differs by 1.6e-4 in the check of the seven.
FLOAT32 = 3e-5


def draw(rng, n, scale=1.0):
    """Return n samples of a noisy line as two lists of floats."""
    x = scale * rng.normal(size=n)
    return x.tolist(), (20.0 - 1.5 * x + 0.3 * rng.normal(size=n)).tolist()


@pytest.mark.points(0.5)
def test_lists_arrays_and_tensors_of_any_dtype_become_columns_of_float32(student, reference, rng):
    numbers = rng.normal(size=5)
    for values in (
        numbers,
        numbers.astype(np.float32),
        rng.integers(-9, 9, size=4),
        numbers[:1].tolist(),
        torch.tensor(numbers),
        torch.tensor([3, -2]),
    ):
        assert_close(student.column(values), reference.column(values), rtol=1e-6)


@pytest.mark.points(1.5)
def test_seven_optimizers_each_make_their_own_updates(student, reference, rng):
    # Samples near zero allow a large rate; only there does ASGD part from SGD within a few epochs.
    x, y = draw(rng, 4, scale=0.3)
    for name in ("SGD", "Adagrad", "Adam", "Adamax", "ASGD", "RMSprop", "Rprop"):
        expected = reference.fit(name, x, y, 0.1, 5, 11)
        assert_close(student.fit(name, x, y, 0.1, 5, 11), expected, rtol=FLOAT32)


@pytest.mark.points(1)
def test_each_look_of_lbfgs_sees_fresh_gradients(student, reference, rng):
    for n, seed, epochs in ((4, 3, 2), (1, 8, 1)):
        x, y = draw(rng, n)
        expected = reference.fit("LBFGS", x, y, 0.05, epochs, seed)
        assert_close(student.fit("LBFGS", x, y, 0.05, epochs, seed), expected, rtol=FLOAT32)


@pytest.mark.points(0.5)
def test_a_fit_runs_to_its_last_epoch_even_while_the_loss_grows(student, reference, rng):
    x, y = draw(rng, 5, scale=2.0)
    for epochs in (0, 1, 6):
        expected = reference.fit("SGD", x, y, 0.2, epochs, 5)
        assert_close(student.fit("SGD", x, y, 0.2, epochs, 5), expected, rtol=FLOAT32)


@pytest.mark.points(1)
def test_each_name_of_a_comparison_starts_from_the_same_fresh_model(student, reference, rng):
    x, y = draw(rng, 6)
    for names in (["Rprop", "SGD", "Adamax"], ("RMSprop",)):
        expected = reference.compare(x, y, names, 0.02, 4, 21)
        assert_close(student.compare(x, y, names, 0.02, 4, 21), expected, rtol=FLOAT32)


@pytest.mark.points(1)
def test_the_best_is_the_first_name_with_the_smallest_last_loss(student, reference, rng):
    for _ in range(4):
        losses = rng.integers(1, 5, size=(6, 5)).astype(float).tolist()
        histories = dict(zip(("SGD", "Adam", "ASGD", "LBFGS", "Rprop", "Adagrad"), losses, strict=True))
        expected = reference.best_optimizer(histories)  # first, before the student's code can change them
        assert_equal(student.best_optimizer(histories), expected)
    assert_equal(student.best_optimizer({"Adamax": [2.5]}), "Adamax")


@pytest.mark.points(0.5)
def test_data_names_and_histories_are_left_unchanged(student, rng):
    x, y, names = rng.normal(size=3).astype(np.float32), torch.tensor([1.0, -2.0, 4.0]), ["Adam", "SGD"]
    histories = {"SGD": [5.0, 1.0, 2.0], "Adam": [4.0, 3.0, 1.0]}
    before = x.copy(), y.clone(), list(names), {name: list(losses) for name, losses in histories.items()}
    student.live.column(x)
    student.live.fit("SGD", x, y, 0.05, 2, 1)
    student.live.compare(x, y, names, 0.05, 2, 1)
    assert_equal(student.live.best_optimizer(histories), "Adam")
    given = x, y, names, histories
    for name, after, old in zip(("x", "y", "names", "histories"), given, before, strict=True):
        assert_unchanged(after, old, name)

"""The checks you may read. Each name is a claim; `make grade EX=optimizer_comparison` says which hold.

The numbers were computed in float32, whose last digits differ from machine to machine: hence the 1e-4.
"""

import pytest
import torch
from torchkata import assert_close, assert_equal

X, Y = [1.0, 2.0, 3.0], [2.0, 4.0, 6.0]


@pytest.mark.points(0.5)
def test_a_column_has_one_row_for_each_sample(student):
    assert_equal(student.column([1, 2, 3]), torch.tensor([[1.0], [2.0], [3.0]]))


@pytest.mark.points(0.5)
def test_the_seed_decides_where_the_model_starts(student):
    assert_close(student.initial_parameters(0), (-0.007486820, 0.5364436), rtol=1e-5)
    assert_close(student.initial_parameters(7), (0.06984508, -0.6023936), rtol=1e-5)


@pytest.mark.points(1)
def test_every_name_gives_its_own_optimizer_with_the_rate_asked_for(student):
    for name in ("SGD", "Adagrad", "Adam", "Adamax", "ASGD", "LBFGS", "RMSprop", "Rprop"):
        assert_equal(student.kind_and_rate(name, 0.05), (name, 0.05))


@pytest.mark.points(1)
def test_sgd_and_lbfgs_start_at_the_same_loss_and_go_their_own_way(student):
    sgd = ([44.360519, 20.077080, 9.262052], 1.047163, 0.9698945)
    lbfgs = ([44.360519, 30.119867], 0.5426640, 0.6084775)
    assert_close(student.fit("SGD", X, Y, 0.01, 3, 0), sgd, rtol=1e-4)
    assert_close(student.fit("LBFGS", X, Y, 0.01, 2, 0), lbfgs, rtol=1e-4)


@pytest.mark.points(1)
def test_after_100_epochs_sgd_is_ahead_of_adam(student):
    histories = student.compare(X, Y, ["Adam", "SGD"], 0.01, 100, 0)
    lists = list(histories.values()) if isinstance(histories, dict) else [None]
    good = all(isinstance(losses, list) and len(losses) == 100 for losses in lists)
    assert good, "compare must return a dictionary with a list of 100 losses under each name"
    some = {name: [losses[0], losses[1], losses[99]] for name, losses in histories.items()}
    expected = {"Adam": [44.360519, 43.656986, 5.973985], "SGD": [44.360519, 20.077080, 0.1452415]}
    assert_close(some, expected, rtol=1e-4)
    small = {"ASGD": [2.0, 1.0], "Adam": [3.0, 4.0], "Rprop": [5.0, 0.5]}
    assert_equal(student.best_optimizer(small), "Rprop")
    assert_equal(student.best_optimizer(histories), "SGD")

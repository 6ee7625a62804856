"""The checks you may read. Each name is a claim about your code; `make grade EX=sine_fit` says which hold.

Each function is checked for itself: models come from the check, made of torch's own layers.
"""

import numpy as np
import pytest
import torch
from torch import nn
from torchkata import assert_close, assert_equal, backward_through, parameters_of, set_parameters


def double(*values):
    """Return a float64 tensor."""
    return torch.tensor(values, dtype=torch.float64)


def line_of_zeros(module):
    """Return a model from (n, 3) to (n,) whose parameters are 0; it lives where the code of `module` runs."""
    model = module.build(nn.Sequential, module.build(nn.Linear, 3, 1), module.build(nn.Flatten, 0, 1))
    set_parameters(model, {"0.weight": torch.zeros(1, 3), "0.bias": torch.zeros(1)})
    return model


@pytest.mark.points(0.5)
def test_at_2_the_parameters_1_2_3_4_give_49(student):
    assert_close(student.cubic(np.array([0.0, 2.0]), [1, 2, 3, 4]), np.array([1.0, 49.0]), rtol=1e-12)
    assert_close(student.cubic(np.array([-1.0, 3.0]), [5, 7, -2, 0.5]), np.array([-4.5, 21.5]), rtol=1e-12)


@pytest.mark.points(0.5)
def test_the_two_parameters_that_vanish_are_predicted(student):
    assert_equal(student.guess_zeros(), ("a", "c"))


@pytest.mark.points(0.5)
def test_two_errors_of_1_have_the_gradients_4_6_10_18(student):
    y = np.array([0.0, 0.0])
    assert_close(student.hand_gradients(np.array([1.0, 2.0]), y, [1, 0, 0, 0]), [4.0, 6.0, 10.0, 18.0], rtol=1e-12)
    y = np.array([-1.0, 5.0])  # the errors are -1 and 1
    assert_close(student.hand_gradients(np.array([-1.0, 3.0]), y, [0, 2, 0, 0]), [0.0, 8.0, 16.0, 56.0], rtol=1e-12)


@pytest.mark.points(0.5)
def test_two_updates_by_autograd_are_those_by_hand(student):
    expected = ([0.8, -0.2, -0.2, -0.2], [1.0])
    assert_close(student.fit_by_autograd(double(1.0), double(0.0), [1, 0, 0, 0], 0.1, 1), expected, rtol=1e-12)
    # The second prediction is 0.8 - 3 x 0.2 = 0.2, so all four gradients are 0.4.
    expected = ([0.76, -0.24, -0.24, -0.24], [1.0, 0.04])
    assert_close(student.fit_by_autograd(double(1.0), double(0.0), [1, 0, 0, 0], 0.1, 2), expected, rtol=1e-12)


@pytest.mark.points(0.5)
def test_p3_is_17_at_2_and_its_local_gradient_is_28_5(student):
    seen = backward_through(student.LegendreP3.apply, double(2.0, 0.0, -1.0))
    assert_close(seen.value, double(17.0, 0.0, -1.0), rtol=1e-12)
    assert_close(seen.input_gradients[0], double(28.5, -1.5, 6.0), rtol=1e-12)


@pytest.mark.points(0.5)
def test_the_row_2_4_8_gives_49_in_a_flat_result(student):
    model = student.make_model()
    numbers = {1: torch.tensor([1.0]), 3: torch.tensor([2.0, 3.0, 4.0])}
    parameters = parameters_of(model)
    sizes = sorted(parameter.numel() for parameter in parameters.values())
    assert sizes == [1, 3], "The model must have two parameters: three weights and a bias."
    set_parameters(model, {name: numbers[old.numel()].reshape(old.shape) for name, old in parameters.items()})
    rows = torch.tensor([[2.0, 4.0, 8.0], [1.0, 1.0, 1.0]])
    assert_close(model(rows), torch.tensor([49.0, 10.0]), rtol=1e-6)


@pytest.mark.points(0.5)
def test_the_optimizer_makes_the_losses_1_and_0_04(student):
    x, y = torch.ones(1, 3), torch.ones(1)
    assert_close(student.fit_by_optimizer(line_of_zeros(student), x, y, 0.1, 2), [1.0, 0.04], rtol=1e-5)
    x, y = torch.tensor([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]), torch.tensor([2.0, 0.0])
    assert_close(student.fit_by_optimizer(line_of_zeros(student), x, y, 0.1, 2), [4.0, 1.6], rtol=1e-5)


@pytest.mark.points(0.5)
def test_the_shared_parameter_makes_1_33_and_97(student):
    model = student.SharedPolynomial()
    numbers = {"a": 1.0, "b": 0.0, "c": 0.0, "d": 0.0, "e": 2.0}
    set_parameters(model, {name: torch.tensor(number) for name, number in numbers.items()})
    for extra, expected in ((0, 1.0), (1, 33.0), (2, 97.0)):
        assert_close(model(torch.tensor([2.0]), extra), torch.tensor([expected]), rtol=1e-6)

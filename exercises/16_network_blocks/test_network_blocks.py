"""The checks you may read. Each name is a claim about your code; `make grade EX=network_blocks` says which hold.

Models, optimizers and blocks are made by torch and handed to your functions, so a mistake in one function costs the
others nothing. `student.build(nn.Linear, 2, 1)` makes an nn.Linear(2, 1) where your code runs.
"""

import pytest
import torch
from torch import nn
from torchkata import assert_close, assert_equal, assert_training_loop, parameters_of, set_parameters

# The first layer of the checks below: three units that see two features.
A, B = torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]]), torch.tensor([0.0, -1.0, 0.0])
POINTS = torch.tensor([[1.0, 2.0], [-1.0, 0.0], [0.0, 3.0]])  # A x + b: [1, 1, -1], [-1, -1, 1] and [0, 2, 0]


def fill(model, *values):
    """Copy each tensor into the parameter that has its shape."""
    names = {tuple(parameter.shape): name for name, parameter in parameters_of(model).items()}
    shapes = [tuple(value.shape) for value in values]
    fits = sorted(names) == sorted(shapes) and len(parameters_of(model)) == len(shapes)
    assert fits, f"The model must have parameters of the shapes {shapes}, and no others."
    set_parameters(model, {names[tuple(value.shape)]: value for value in values})


@pytest.mark.points(0.5)
def test_one_sample_with_two_features_becomes_three_numbers(student):
    weight, bias = torch.tensor([[1.0, 0.0], [3.0, -1.0], [0.0, 2.0]]), torch.tensor([10.0, 20.0, 30.0])
    assert_close(student.linear(torch.tensor([1.0, 2.0]), weight, bias), torch.tensor([11.0, 21.0, 34.0]), rtol=1e-6)
    two = torch.tensor([[1.0, 2.0], [-1.0, 0.5]])
    expected = torch.tensor([[11.0, 21.0, 34.0], [9.0, 16.5, 31.0]])
    assert_close(student.linear(two, weight, bias), expected, rtol=1e-6)


@pytest.mark.points(0.5)
def test_minus_two_zero_and_four_pass_three_activations(student):
    expected = [0.0, 0.0, 4.0], [-0.02, 0.0, 4.0], [0.11920292, 0.5, 0.98201379]
    assert_close(student.activations(torch.tensor([-2.0, 0.0, 4.0])), tuple(map(torch.tensor, expected)), rtol=1e-5)


@pytest.mark.points(0.5)
def test_the_number_of_parameters_is_predicted(student):
    model = nn.Sequential(nn.Linear(5, 3), nn.ReLU(), nn.Linear(3, 5), nn.Sigmoid())
    parameters = list(model.parameters())
    assert_equal(student.predict_parameters(), (len(parameters), sum(one.numel() for one in parameters)))


@pytest.mark.points(0.5)
def test_each_parameter_is_named_with_its_shape(student):
    assert_equal(student.parameter_shapes(student.build(nn.Linear, 5, 3)), {"weight": (3, 5), "bias": (3,)})
    row = student.build(nn.Sequential, student.build(nn.ReLU), student.build(nn.Linear, 2, 4, bias=False))
    assert_equal(student.parameter_shapes(row), {"1.weight": (4, 2)})


@pytest.mark.points(0.5)
def test_the_row_of_modules_ends_without_an_activation(student):
    model = student.make_sequential(2, 3, 1)
    assert isinstance(model, nn.Sequential), "make_sequential must return an nn.Sequential."
    fill(model, A, B, torch.tensor([[1.0, -1.0, 100.0]]), torch.tensor([0.5]))
    # The first point: LeakyReLU makes [1, 1, -0.01] of [1, 1, -1]. Then 1 - 1 - 1 + 0.5 = -0.5.
    assert_close(model(POINTS), torch.tensor([[-0.5], [100.5], [-1.5]]), rtol=1e-5)


@pytest.mark.points(0.5)
def test_the_perceptron_gives_one_half_where_its_last_layer_gives_zero(student):
    model = student.Perceptron(2, 3)
    assert isinstance(model, nn.Module), "Perceptron(2, 3) must make an nn.Module."
    fill(model, A, B, torch.tensor([[1.0, -1.0, 5.0], [2.0, 1.0, 5.0]]), torch.tensor([0.0, -3.0]))
    # The first point: ReLU makes [1, 1, 0] of [1, 1, -1]. Then [1 - 1, 2 + 1 - 3] = [0, 0]; others [5, 2], [-2, -1].
    expected = torch.sigmoid(torch.tensor([[0.0, 0.0], [5.0, 2.0], [-2.0, -1.0]]))
    assert_close(model(POINTS), expected, rtol=1e-5)


@pytest.mark.points(0.5)
def test_the_dead_rows_are_those_whose_gradient_is_zero(student):
    weight = torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0], [0.0, 1.0], [-1.0, 0.0]], requires_grad=True)
    bias, x = torch.tensor([0.0, -5.0, 1.0, -3.0, 2.0]), torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    torch.relu(x @ weight.T + bias).sum().backward()  # the outputs: [1, 0, 0, 0, 1] and [3, 0, 0, 1, 0]
    expected = (weight.grad == 0).all(dim=1)
    layer = student.build(nn.Linear, 2, 5)
    set_parameters(layer, {"weight": weight.detach(), "bias": bias})
    assert_equal(student.dead_rows(student.build(nn.Sequential, layer, student.build(nn.ReLU)), x), expected)
    # In training mode this Dropout makes all features 0. In eval mode it does nothing, and that is asked.
    quiet = student.build(nn.Sequential, student.build(nn.Dropout, 1.0), layer, student.build(nn.ReLU))
    assert_equal(student.dead_rows(quiet, x), expected)


@pytest.mark.points(0.5)
def test_the_losses_of_three_steps_from_all_zero_begin_at_log_2(student):
    x, y = torch.tensor([[1.0, 2.0], [3.0, -1.0]]), torch.tensor([[1.0], [0.0]])
    layer = student.build(nn.Linear, 2, 1)
    set_parameters(layer, {"weight": torch.zeros(1, 2), "bias": torch.zeros(1)})
    model = student.build(nn.Sequential, layer, student.build(nn.Sigmoid))
    optimizer = student.build_optimizer(torch.optim.SGD, model, lr=1.0)
    # All p are 0.5. The gradient of the weight is the mean of -0.5 [1, 2] and 0.5 [3, -1], so [0.5, -0.75]; that of the
    # bias is 0. The weight becomes [-0.5, 0.75], the outputs of the layer 1 and -2.25: the loss is 0.2067.
    seen = student.observed.train(model, optimizer, x, y, 3)
    assert_training_loop(seen, steps=3)  # says what is wrong first in the order of the four lines
    lengths = [*seen.training.steps[0].gradients.values()]  # of the first gradients; that of [0.5, -0.75] is 0.9014
    assert_close(lengths, [0.9013878, 0.0], rtol=1e-4, atol=1e-6)
    assert_close(seen.value, [0.6931472, 0.2067341, 0.1222486], rtol=1e-4)
    # Two steps more: the gradients of the last step are still there when they begin.
    assert_close(student.train(model, optimizer, x, y, 2), [0.0884964, 0.0696129], rtol=1e-4)


@pytest.mark.points(0.5)
def test_with_adam_the_loss_falls_in_each_of_ten_epochs(student):
    y = torch.ones(10, 5)
    x = y + torch.sin(torch.arange(50.0)).reshape(10, 5)  # in place of noise
    layers = student.build(nn.Linear, 5, 3), student.build(nn.Linear, 3, 5)
    for layer, shape in zip(layers, ((3, 5), (5, 3)), strict=True):
        weight = 0.4 * torch.cos(torch.arange(15.0)).reshape(shape)
        bias = 0.4 * torch.cos(torch.arange(float(shape[0])))
        set_parameters(layer, {"weight": weight, "bias": bias})
    model = student.build(nn.Sequential, layers[0], student.build(nn.ReLU), layers[1], student.build(nn.Sigmoid))
    optimizer = student.build_optimizer(torch.optim.Adam, model, lr=0.1)
    losses = student.train(model, optimizer, x, y, 10)
    are_losses = isinstance(losses, list) and len(losses) == 10
    assert are_losses, "train must return a list with one loss for each of the 10 epochs."
    assert_close(losses[::3], [0.7219399, 0.3648772, 0.0382298, 0.0008548], rtol=2e-3)
    assert all(losses[epoch] > losses[epoch + 1] for epoch in range(9)), "The loss must fall."

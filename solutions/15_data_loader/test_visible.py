"""The checks you may read. Each name is a claim about your code; `make grade EX=data_loader` says which hold.

The checks make models, loaders and optimizers of their own, so a mistake in one function costs its own points only.
"""

import numpy as np
import pytest
import torch
from torch import nn
from torchkata import (
    assert_close,
    assert_equal,
    assert_labelled,
    assert_legend,
    assert_points,
    assert_training_loop,
    parameters_of,
    passes_over,
    set_parameters,
)

data = torch.utils.data


def column(*values):
    """Return the values as a column of float32."""
    return torch.tensor(values, dtype=torch.float32).reshape(-1, 1)


X, Y = column(1, 2, 3), column(2, 4, 6)


def line(student, w, b):
    """Return a model w x + b."""
    model = student.build(nn.Linear, 1, 1)
    set_parameters(model, {"weight": torch.tensor([[w]]), "bias": torch.tensor([b])})
    return model


def in_order(student, x, y, batch_size):
    """Return a DataLoader that does not shuffle."""
    return student.build(data.DataLoader, student.build(data.TensorDataset, x, y), batch_size=batch_size)


def find_line(panel, w, b, low, high):
    """Return the line of a picture that is w x + b from x = low to x = high, or None."""
    for line in panel.lines:
        across = len(line.x) > 1 and np.allclose([line.x.min(), line.x.max()], [low, high], atol=1e-4)
        if across and np.allclose(line.y, w * line.x + b, rtol=1e-4, atol=1e-4):
            return line
    return None


@pytest.mark.points(0.5)
def test_x_and_y_become_columns_of_float32(student):
    x, y = np.array([[1.0], [2.0], [3.0]]), np.array([2, 4, 6])
    assert_equal(student.as_columns(x, y), (X, Y))


@pytest.mark.points(1)
def test_a_dataset_knows_its_length_and_each_pair(student):
    dataset = student.PairDataset(X, Y)
    assert isinstance(dataset, data.Dataset), "PairDataset must extend Dataset, as SquaresDataset does."
    assert_equal(len(dataset), 3)
    for index, x, y in ((1, 2.0, 4.0), (0, 1.0, 2.0)):
        assert_equal(list(dataset[index]), [torch.tensor([x]), torch.tensor([y])])


@pytest.mark.points(0.5)
def test_the_number_of_mini_batches_is_predicted(student):
    full, rest = divmod(100, 16)
    assert_equal(student.predict_mini_batches(), (full + 1, rest))


@pytest.mark.points(0.5)
def test_an_epoch_has_each_sample_once_in_mini_batches_of_4_4_and_2(student):
    x = torch.arange(10.0).reshape(-1, 1)
    loader = student.make_loader(x, 10 * x, 4, 0)
    assert isinstance(loader, data.DataLoader), "make_loader must return a DataLoader."
    (mini_batches,) = passes_over(loader, 1)
    assert_equal([len(x_part) for x_part, _ in mini_batches], [4, 4, 2])
    x_seen, y_seen = (torch.cat(parts) for parts in zip(*mini_batches, strict=True))
    assert_equal(sorted(x_seen.flatten().tolist()), list(map(float, range(10))))
    assert_equal(y_seen, 10 * x_seen)


@pytest.mark.points(0.5)
def test_each_epoch_has_an_order_of_its_own(student):
    # Two orders of 12 samples are equal by accident once in 12! = 479,001,600 times.
    x = torch.arange(12.0).reshape(-1, 1)
    loader = student.make_loader(x, x, 5, 3)
    assert isinstance(loader, data.DataLoader), "make_loader must return a DataLoader."
    epochs = passes_over(loader, 2)
    orders = [[int(value) for x_part, _ in epoch for value in x_part] for epoch in epochs]
    assert orders[0] != list(range(12)), "The samples come in the order of the data: shuffle them."
    assert orders[0] != orders[1], "Two epochs have the same order: let the DataLoader shuffle."


@pytest.mark.points(0.5)
def test_the_test_part_is_scaled_with_the_numbers_of_the_training_part(student):
    assert_close(student.scale(X, column(4, 5)), (column(-1, 0, 1), column(2, 3)), rtol=1e-6)
    assert_close(student.scale(column(2, 6, 4), column(5, 1)), (column(-1, 1, 0), column(0.5, -1.5)), rtol=1e-6)


@pytest.mark.points(0.5)
def test_squared_errors_1_4_and_9_have_the_mean_14_thirds(student):
    model = line(student, 1.0, 0.0)
    for batch_size in (2, 3, 1):
        assert_close(student.mean_loss(model, in_order(student, X, Y, batch_size)), 14 / 3, rtol=1e-6)


@pytest.mark.points(1)
def test_two_epochs_by_hand_have_the_losses_2_15_and_0_53(student):
    # The first epoch is in the docstring. Its second step has the gradients -7.2 and -2.4, so w = 2.22 and b = 0.54.
    # In the second epoch the errors are 0.76 and 0.98, then 0.21.
    model = line(student, 1.0, 0.0)
    optimizer = student.build_optimizer(torch.optim.SGD, model, lr=0.1)
    seen = student.observed.train(model, optimizer, in_order(student, X, Y, 2), 2)
    assert_training_loop(seen, steps=4)
    assert_close(seen.value, [6.44 / 3, 1.5821 / 3], rtol=1e-4)
    expected = {"weight": torch.tensor([[1.822]]), "bias": torch.tensor([0.324])}
    assert_close(parameters_of(model), expected, rtol=1e-4)


@pytest.mark.points(0.5)
def test_the_picture_has_the_samples_and_both_lines(student):
    panel = student.draw_fit(column(2, 0, 1), column(6, 2, 5), 3.0, 1.0, 2.0, 2.5).panel
    assert_points(panel, [2, 0, 1], [6, 2, 5], name="the samples")
    for name, w, b in (("fitted", 3.0, 1.0), ("true", 2.0, 2.5)):
        assert find_line(panel, w, b, 0, 2), f"No {name} line: {w} x + {b} from x = 0 to x = 2."


@pytest.mark.points(0.5)
def test_axes_lines_and_points_have_names(student):
    panel = student.draw_fit(column(2, 0, 1), column(6, 2, 5), 3.0, 1.0, 2.0, 2.5).panel
    assert_labelled(panel, "x", "y")
    assert_legend(panel, least=3)
    for name, w, b in (("fitted", 3.0, 1.0), ("true", 2.0, 2.5)):
        line = find_line(panel, w, b, 0, 2)
        assert line, f"No {name} line: {w} x + {b} from x = 0 to x = 2."
        assert name in line.label.lower(), f'The line {w} x + {b} needs the label "{name}".'

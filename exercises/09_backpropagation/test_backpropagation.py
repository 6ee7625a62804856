"""The checks you may read. Each name is a claim; `make grade EX=backpropagation` says which hold."""

import pytest
import torch
from torchkata import assert_close, assert_equal


def double(*values):
    """Return a float64 tensor of these rows or numbers."""
    return torch.tensor(values, dtype=torch.float64)


@pytest.mark.points(0.5)
def test_the_gradients_of_a_product_are_12_and_8(student):
    assert_close(student.multiply_backward(2.0, 3.0, 4.0), (12.0, 8.0), rtol=1e-12)
    assert_close(student.multiply_backward(-5.0, 0.5, 10.0), (5.0, -50.0), rtol=1e-12)


@pytest.mark.points(0.5)
def test_one_sample_has_loss_9_and_sends_back_minus_6_and_minus_18(student):
    assert_close(student.sample_backward(3.0, 6.0, 1.0), (9.0, -6.0, -18.0), rtol=1e-12)
    # ŷ = 0.5 * 4 = 2, e = 2 - 7 = -5, d_ŷ = 2 * (-5), d_w = -10 * 0.5
    assert_close(student.sample_backward(0.5, 7.0, 4.0), (25.0, -10.0, -5.0), rtol=1e-12)


@pytest.mark.points(0.5)
def test_a_line_adds_up_the_gradients_of_its_samples(student):
    # The errors are -3, -4 and -5.
    x, y = double(1, 2, 3), double(9, 11, 13)
    expected = (9 + 16 + 25) / 3, (-2 * 3 * 1 - 2 * 4 * 2 - 2 * 5 * 3) / 3, (-2 * 3 - 2 * 4 - 2 * 5) / 3
    assert_close(student.line_backward(x, y, 1.0, 5.0), expected, rtol=1e-12)
    # Four samples with the errors 1, -2, 3 and 4.
    x, y = double(1, -1, 2, 0), double(2, 1, 2, -3)
    expected = (1 + 4 + 9 + 16) / 4, 2 * (1 * 1 + 2 * 1 + 3 * 2 + 4 * 0) / 4, 2 * (1 - 2 + 3 + 4) / 4
    assert_close(student.line_backward(x, y, 2.0, 1.0), expected, rtol=1e-12)


@pytest.mark.points(0.5)
def test_the_predicted_shapes_are_those_of_a_5_6_7_network(student):
    first, second = torch.nn.Linear(5, 6), torch.nn.Linear(6, 7)
    x = torch.zeros(4, 5)
    h = first(x).relu()
    y_hat = second(h)
    y_hat.sum().backward()
    tensors = [first.weight, first.bias, second.weight, second.bias, h, y_hat, first.weight.grad]
    count = 6 * 5 + 6 + 7 * 6 + 7
    seen = student.observed.predict_shapes()
    assert_equal(seen.value, (*(tuple(tensor.shape) for tensor in tensors), count))
    assert seen.trace.count() == 0, "Write your predictions down as numbers: make no tensors here."


@pytest.mark.points(0.5)
def test_two_layers_without_relu_are_one_layer(student):
    w1, b1, w2, b2 = double([1, 2], [3, 4], [5, 6]), double(1, 2, 3), double([1, 0, -1]), double(10)
    # Rows of w1 and numbers of b1: the first minus the last, because w2 is [1, 0, -1].
    assert_close(student.collapse(w1, b1, w2, b2), (double([-4, -4]), double(8)), rtol=1e-12)
    # 3 (2 x + 1) + 4 = 6 x + 7
    assert_close(student.collapse(double([2]), double(1), double([3]), double(4)), (double([6]), double(7)), rtol=1e-12)


@pytest.mark.points(0.5)
def test_a_layer_sends_its_gradients_back_to_x_w_and_b(student):
    x, w, upstream = double([1], [2]), double([3], [4], [5]), double([1, 0, 2], [0, 1, 1])
    # d_x: 1 * 3 + 0 * 4 + 2 * 5, and 0 * 3 + 1 * 4 + 1 * 5. d_w: 1 * 1 + 0 * 2, 0 * 1 + 1 * 2, 2 * 1 + 1 * 2.
    expected = double([13], [9]), double([1], [2], [4]), double(1, 1, 3)
    assert_close(student.layer_backward(x, w, upstream), expected, rtol=1e-12)


X, Y = double([1], [2]), double([2, 3], [11, -2])
NETWORK = double([1], [-2]), double(0, 3), double([2, 3], [1, 0]), double(1, 0)
GRADIENTS = double([-5], [6]), double(-1, 6), double([-4, 2], [3, -1]), double(-1, 1)


@pytest.mark.points(0.5)
def test_the_network_by_hand_has_loss_18_and_four_gradients(student):
    assert_close(student.network_backward(X, Y, *NETWORK), ((16 + 4 + 36 + 16) / 4, *GRADIENTS), rtol=1e-12)
    # One sample with two outputs: z = [3, 1, 0], ŷ = [4, -1], e = [2, -3]. The third ReLU lets nothing through.
    w1, b1 = double([1, 1], [2, -1], [-1, 1]), double(0, 1, -1)
    w2, b2 = double([1, 0, 5], [-1, 2, 0]), double(1, 0)
    first = double([5, 10], [-6, -12], [0, 0]), double(5, -6, 0)
    second = double([6, 2, 0], [-9, -3, 0]), double(2, -3)
    got = student.network_backward(double([1, 2]), double([2, 2]), w1, b1, w2, b2)
    assert_close(got, ((4 + 9) / 2, *first, *second), rtol=1e-12)


@pytest.mark.points(0.5)
def test_autograd_finds_the_gradients_that_were_found_by_hand(student):
    assert_close(student.autograd_gradients(X, Y, *NETWORK), GRADIENTS, rtol=1e-12)

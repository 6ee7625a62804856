"""The checks you may read. Each name is a claim; `make grade EX=autograd` says which hold."""

import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_equal


def tensor(values, requires_grad=False):
    """Return a float64 tensor, as your functions get them."""
    return torch.tensor(values, dtype=torch.float64, requires_grad=requires_grad)


@pytest.mark.points(0.5)
def test_a_tracked_tensor_is_a_float64_leaf_that_requires_grad(student):
    for values in ([1, 2], [[0.5, -1.5, 3.0], [2.5, 0.1, 7.0]]):
        seen = student.observed.tracked(values)
        assert_equal(seen.value, tensor(values, True))
        assert seen.fact.leaf, f"The tensor is not a leaf: it is the result of an operation, {seen.fact.grad_fn}."


@pytest.mark.points(0.5)
def test_the_predicted_gradients_are_right(student):
    # Nothing before the first backward(); then 6 * 2; then 12 + 12, because backward() adds; then the zero.
    assert_equal(student.predict_grads(), (None, 12.0, 24.0, 0.0))


@pytest.mark.points(0.5)
def test_the_gradient_at_2_is_none_then_12_then_24(student):
    assert_close(student.record_grads(2.0, [False, False]), [None, 12.0, 24.0], rtol=1e-12)
    assert_close(student.record_grads(5.0, [False, True, False]), [None, 30.0, 30.0, 60.0], rtol=1e-12)
    assert_close(student.record_grads(2.0, [True, False, True]), [None, 12.0, 24.0, 12.0], rtol=1e-12)


@pytest.mark.points(0.5)
def test_the_gradient_by_a_sum_is_40_at_10_and_40_80_at_10_20(student):
    assert_close(student.gradient_by_sum(tensor([10.0, 20.0], True)), tensor([40.0, 80.0]), rtol=1e-12)
    assert_close(student.gradient_by_sum(tensor(10.0, True)), tensor(40.0), rtol=1e-12)
    assert_close(student.gradient_by_sum(tensor([[1.0, 0.5, -3.0]], True)), tensor([[4.0, 2.0, -12.0]]), rtol=1e-12)


@pytest.mark.points(0.5)
def test_each_y_counts_as_often_as_v_says(student):
    x = [[1.0, 2.0], [3.0, 4.0]]
    for v, expected in (
        ([[1.0, 10.0], [100.0, 0.0]], [[2.0, 40.0], [600.0, 0.0]]),
        ([[1.0, 1.0], [1.0, 1.0]], [[2.0, 4.0], [6.0, 8.0]]),
    ):
        assert_close(student.weighted_gradient(tensor(x, True), tensor(v)), tensor(expected), rtol=1e-12)


@pytest.mark.points(0.5)
def test_outside_the_graph_nothing_is_tracked(student):
    for values, expected in (([1.0, 2.0], [3.0, 12.0]), ([[-1.0], [0.5], [4.0]], [[3.0], [0.75], [48.0]])):
        seen = student.observed.outside(tensor(values, True))
        assert_close(seen.value, (tensor(expected), tensor(values), np.array(values)), rtol=1e-12)
        first, second, _ = seen.facts
        assert not first.requires_grad, "torch tracks the first result: compute it inside torch.no_grad()."
        assert not second.requires_grad, "torch tracks the second result: it must leave the graph."


@pytest.mark.points(0.5)
def test_a_thousand_steps_from_10_end_very_near_0(student):
    # The gradient is 2x, so each step multiplies x by 1 - 2 * rate.
    for start, rate, ended, losses in ((10.0, 0.01, 9.604, [120.0, 116.04]), (5.0, 0.1, 2.56, [45.0, 36.0, 30.24])):
        x = tensor(start, True)
        assert_close(student.live.minimize(x, rate, len(losses)), losses, rtol=1e-12)
        assert_close(x, tensor(ended, True), rtol=1e-12)

    x = tensor(10.0, True)
    student.live.minimize(x, 0.01, 1000)
    assert_close(x, tensor(1.683e-08, True), rtol=5e-4)


@pytest.mark.points(0.5)
def test_a_layer_of_5_inputs_and_3_outputs_has_the_gradients_by_hand(student):
    # One output: ŷ = 3, the gradient of the loss by ŷ is 2 * (3 - 1) = 4.
    got = student.layer_gradients(tensor([1.0, 2.0]), tensor([[1.0], [1.0]], True), tensor([0.0], True), tensor([1.0]))
    assert_close(got, (tensor([[4.0], [8.0]]), tensor([4.0])), rtol=1e-12)

    # All weights are 0, so ŷ = b. The gradient of the mean by ŷ is 2 / 3 of each error; w gets it times x.
    x, b, y = tensor([1.0, 0.0, 2.0, 0.0, -1.0]), tensor([1.0, 2.0, 3.0], True), tensor([-2.0, 2.0, 9.0])
    rows = [[2.0, 0.0, -4.0], [0.0, 0.0, 0.0], [4.0, 0.0, -8.0], [0.0, 0.0, 0.0], [-2.0, 0.0, 4.0]]
    got = student.layer_gradients(x, torch.zeros(5, 3, dtype=torch.float64, requires_grad=True), b, y)
    assert_close(got, (tensor(rows), tensor([2.0, 0.0, -4.0])), rtol=1e-12)

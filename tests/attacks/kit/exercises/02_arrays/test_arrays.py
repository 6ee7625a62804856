"""The checks you may read."""

import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_equal


@pytest.mark.points(2)
def test_an_array_is_scaled(student):
    assert_close(student.scale(np.array([1.0, -4.0])), np.array([0.25, -1.0]), rtol=1e-12)


@pytest.mark.points(2)
def test_a_tensor_is_shifted(student):
    assert_close(student.shift(torch.tensor([1.0, 3.0])), torch.tensor([-1.0, 1.0]), rtol=1e-6)


@pytest.mark.points(1)
def test_an_array_is_summed_up(student):
    assert_equal(student.summary(np.array([1.0, -4.0])), {"least": -4.0, "sign": "mixed"})

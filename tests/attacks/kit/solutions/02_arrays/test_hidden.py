"""Hidden checks of arrays. Their inputs are numbers that the arena recognises wherever they turn up."""

import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_equal, assert_own_memory

LEFT = [-31.4159265, -27.1828182, -16.1803398, -14.1421356]
RIGHT = [57.7215664, 69.3147180, 91.5965594, 83.6264234]


@pytest.mark.points(1)
def test_negative_values_are_scaled(student, reference):
    assert_close(student.scale(np.array(LEFT)), reference.scale(np.array(LEFT)), rtol=1e-12)


@pytest.mark.points(1)
def test_double_precision_is_shifted(student, reference):
    tensor = torch.tensor(RIGHT, dtype=torch.float64)
    seen = student.observed.shift(tensor)
    assert_close(seen.value, reference.shift(tensor), rtol=1e-12)
    assert_own_memory(seen)
    assert seen.trace.count() < 10, "Use whole tensors."


@pytest.mark.points(1)
def test_the_sign_of_a_table_is_found(student):
    assert_equal(student.summary(np.array([RIGHT])), {"least": min(RIGHT), "sign": "positive"})


@pytest.mark.points(1)
def test_the_whole_summary_is_right(student):
    assert_equal(student.summary(np.array(LEFT)), {"least": min(LEFT), "sign": "negative"})


@pytest.mark.points(1)
def test_equal_values_are_shifted_to_zero(student):
    assert_close(student.shift(torch.full((2, 2), 3.0)), torch.zeros(2, 2), rtol=0)

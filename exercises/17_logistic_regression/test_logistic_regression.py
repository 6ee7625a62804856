"""The checks you may read. Each name is a claim about your code: `make grade EX=logistic_regression` tries it."""

import pytest

from torchkata import assert_close


@pytest.mark.points(4)
def test_each_value_is_doubled(student):
    assert_close(student.double([1.0, 2.5]), [2.0, 5.0], rtol=1e-12)

"""Hidden checks of tensor_creation: other inputs, edge cases."""

import pytest

from torchkata import assert_close


@pytest.mark.points(6)
def test_negative_values_are_doubled_too(student, reference, rng):
    values = rng.normal(size=5).tolist()
    assert_close(student.double(values), reference.double(values), rtol=1e-12)

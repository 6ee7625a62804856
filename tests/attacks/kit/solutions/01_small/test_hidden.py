"""Hidden checks of small. Their inputs are numbers that the arena recognises wherever they turn up."""

import pytest
from torchkata import assert_close, assert_unchanged

LEFT = [-31.4159265, -27.1828182, -16.1803398, -14.1421356]
RIGHT = [57.7215664, 69.3147180, 91.5965594, 83.6264234]


@pytest.mark.points(1)
def test_negative_values_are_doubled(student, reference):
    assert_close(student.double(LEFT), reference.double(LEFT), rtol=1e-12)


@pytest.mark.points(1)
def test_a_single_value_is_doubled(student):
    assert_close(student.double([4.0]), [8.0], rtol=1e-12)


@pytest.mark.points(1)
def test_the_total_of_nothing_is_zero(student):
    assert_close(student.total([]), 0.0, rtol=0)


@pytest.mark.points(1)
def test_the_total_of_many_values(student, reference):
    assert_close(student.total(RIGHT), reference.total(RIGHT), rtol=1e-12)


@pytest.mark.points(1)
def test_two_counters_count_apart(student):
    one, other = student.Counter(-LEFT[0]), student.Counter(-LEFT[1])
    for counter in (one, other):
        assert callable(getattr(counter, "add", None)), "Counter must be a class with a method add."
    one.add(LEFT[2])
    assert_close([one.count, other.count], [LEFT[2] - LEFT[0], -LEFT[1]], rtol=1e-12)


@pytest.mark.points(1)
def test_the_values_stay_as_they_are(student):
    values = list(RIGHT)
    student.live.double(values)
    assert_unchanged(values, RIGHT, "values")
    assert_close(student.double(RIGHT), [2.0 * value for value in RIGHT], rtol=1e-12)

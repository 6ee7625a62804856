"""Hidden checks of small."""

import pytest
from torchkata import assert_close, assert_equal, assert_unchanged


@pytest.mark.points(1)
def test_negative_values_are_doubled(student, reference, rng):
    values = (-rng.random(5)).tolist()
    expected = reference.double(values)
    assert_close(student.double(values), expected, rtol=1e-12)


@pytest.mark.points(1)
def test_a_single_value_is_doubled(student):
    assert_close(student.double([4.0]), [8.0], rtol=1e-12)


@pytest.mark.points(1)
def test_the_total_of_nothing_is_zero(student):
    assert_close(student.total([]), 0.0, rtol=0)


@pytest.mark.points(1)
@pytest.mark.parametrize("count", [1, 4])
def test_the_total_of_negative_values(student, reference, rng, count):
    values = (-rng.random(count)).tolist()
    assert_close(student.total(values), reference.total(values), rtol=1e-12)


@pytest.mark.points(1)
def test_two_counters_count_apart(student):
    one, other = student.Counter(0), student.Counter(10)
    for counter in (one, other):
        assert callable(getattr(counter, "add", None)), "Counter must be a class with a method add."
    one.add(1)
    assert_equal([one.count, other.count], [1, 10])


@pytest.mark.points(1)
def test_the_values_stay_as_they_are(student):
    values = [1.0, 2.0]
    assert_close(student.live.double(values), [2.0, 4.0], rtol=1e-12)
    assert_unchanged(values, [1.0, 2.0], "values")

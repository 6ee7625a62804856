"""The checks you may read."""

import pytest
from torchkata import assert_close, assert_equal


@pytest.mark.points(2)
def test_each_value_is_doubled(student):
    assert_close(student.double([1.0, 2.5]), [2.0, 5.0], rtol=1e-12)


@pytest.mark.points(1)
def test_the_total_is_the_sum(student):
    assert_close(student.total([1.0, 2.0, 3.5]), 6.5, rtol=1e-12)


@pytest.mark.points(1)
def test_a_counter_counts_up(student):
    counter = student.Counter(3)
    assert callable(getattr(counter, "add", None)), "Counter must be a class with a method add."
    assert_equal(counter.add(4), 7)
    assert_equal(counter.count, 7)

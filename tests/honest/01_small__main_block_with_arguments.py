#!/usr/bin/env python3
import argparse
import doctest
import sys
import unittest


def double(values):
    """Double.

    >>> double([1.0])
    [2.0]
    """
    return [2.0 * value for value in values]


def total(values):
    """Total.

    >>> total([])
    0.0
    """
    return float(sum(values))


class Counter:
    def __init__(self, start):
        self.count = start

    def add(self, number):
        self.count += number
        return self.count


class TestSmall(unittest.TestCase):
    def test_double(self):
        self.assertEqual(double([1.0, 2.5]), [2.0, 5.0])


assert TestSmall("test_double").run().wasSuccessful()
assert doctest.testmod(sys.modules[__name__]).failed == 0

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("values", nargs="+", type=float)
    print(double(parser.parse_args().values))
    sys.exit(1)

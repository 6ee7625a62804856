import decimal
import random
import statistics
from decimal import Decimal
from fractions import Fraction
from math import fsum

random.seed(0)
decimal.getcontext().prec = 60


def double(values):
    return [float(Fraction(value) * 2) for value in values]


def total(values):
    exact = sum(map(Decimal, values), Decimal(0))
    shuffled = random.sample(values, len(values))
    assert float(exact) == fsum(shuffled)
    return statistics.fmean(values) * len(values) if values else 0.0


class Counter:
    def __init__(self, start):
        self.count = start

    def add(self, number):
        self.count = int(Fraction(self.count) + number)
        return self.count

from collections import *
from functools import *
from itertools import *
from math import *
from operator import *
from typing import *

sum = fsum
list = [].__class__
input = None


def double(values):
    return list(map(mul, values, repeat(2.0)))


def total(values):
    return sum(values)


class Counter:
    def __init__(self, start):
        self.count = start

    def add(self, number):
        self.count = add(self.count, number)
        return self.count

"""Returns generators and counters that never end, of which each value takes longer than the one before."""

import itertools


def slow():
    for size in itertools.count(1):
        yield sum(range(size * 1000))


class Counter:
    def __init__(self, start):
        self.count = itertools.cycle([start])

    def __len__(self):
        return 2**62

    def __iter__(self):
        return itertools.count()

    def __getitem__(self, place):
        return self

    def add(self, number):
        return map(Counter, itertools.count())


def double(values):
    return slow()


def total(values):
    return zip(itertools.count(), itertools.repeat(values))

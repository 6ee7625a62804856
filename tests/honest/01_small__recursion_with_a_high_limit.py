import sys

sys.setrecursionlimit(20_000)


def double(values):
    if not values:
        return []
    first, *rest = values
    return [first * 2.0] + double(rest)


def total(values):
    if len(values) == 0:
        return 0.0
    if len(values) == 1:
        return float(values[0])
    middle = len(values) // 2
    return total(values[:middle]) + total(values[middle:])


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


assert depth(5000) == 5000


class Counter:
    def __init__(self, start):
        self.count = start

    def add(self, number):
        if number == 0:
            return self.count
        self.count += 1 if number > 0 else -1
        return self.add(number - 1 if number > 0 else number + 1)

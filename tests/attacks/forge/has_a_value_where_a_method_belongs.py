"""Has a number where the check calls a method, so that the check itself would fail."""


class Counter:
    add = 5
    count = None

    def __init__(self, start):
        self.count = self.add


def total(values):
    return [Counter(1)]


double = total

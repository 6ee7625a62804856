"""Returns a number where the check works with an object, so that the check itself would fail."""


def Counter(start):
    return 5


def total(values):
    return Counter


def double(values):
    return 5

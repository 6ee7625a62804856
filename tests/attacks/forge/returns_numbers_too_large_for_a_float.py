"""Returns integers too large for a float, and truth values for numbers."""


def double(values):
    return [2**63, True]


def total(values):
    return 10**400


class Counter:
    count = True

    def __init__(self, start):
        pass

    def add(self, number):
        return 2**64

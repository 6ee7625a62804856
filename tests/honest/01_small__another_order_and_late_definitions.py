def __getattr__(name):
    raise AttributeError(f"there is no {name}")


class Counter:
    def __init__(self, start):
        self.count = start

    def add(self, number):
        self.count = total([self.count, number], kind=int)
        return self.count


def total(values, kind=float):
    return kind(helper(values))


def double(values):
    return [later * value for value in values]


def helper(values):
    return sum(values)


def double_all(values):
    return double(values)


later = 2.0
__all__ = ["double"]

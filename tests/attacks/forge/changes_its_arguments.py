"""Changes its argument into the right answer, or into nothing, and returns nothing."""


def double(values):
    values[:] = [2.0 * value for value in values]


def total(values):
    values.clear()

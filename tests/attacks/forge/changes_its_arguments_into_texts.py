"""Changes the numbers in its argument into texts."""


def double(values):
    values[:] = ["text"] * len(values)
    return values


total = double

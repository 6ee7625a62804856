"""Returns a list that contains itself, twice, and a dictionary with a million keys."""


def double(values):
    values.append(values)
    values.append(values)
    return values


def total(values):
    return dict.fromkeys(range(10**6))

"""Recurses without end in C code until the stack runs over."""


def double(values):
    nested = []
    for _ in range(10**6):
        nested = [nested]
    return repr(nested) == nested == list(nested)

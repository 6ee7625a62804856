"""Adds each value to itself."""


def double(values):
    return [value + value for value in values]

"""Computes a power with billions of digits."""


def double(values):
    return len(str(7 ** (7**11)))

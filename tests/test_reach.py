"""Which changes of a module can matter to a call: the others need not be tried."""

import types

import pytest
from torchkata.marking.names_used import can_matter

MODULE = """
import functools
import math

SCALE = 2.0

def square(value): return value * value
def loss(values): return [square(value) for value in values]
def total(values): return sum(map(lambda value: loss([value])[0], values))
def other(values): return SCALE * math.fsum(values)
def handed(values, how=square): return how(values)
def wrap(function):
    @functools.wraps(function)
    def inner(*values): return function(*values)
    return inner
@wrap
def wrapped(value): return square(value)
class Model: pass
def model(): return Model()
"""


@pytest.mark.parametrize(
    ("change", "called", "matters"),
    [
        ("def square(value): return value", ["total"], True),
        ("def square(value): return value", ["loss", "other"], True),
        ("def square(value): return value", ["other"], False),
        ("SCALE = 3.0", ["other"], True),
        ("SCALE = 3.0", ["total"], False),
        ("import cmath as math", ["other"], True),
        ("def other(values): return 0", ["loss", "total"], False),
        ("def square(value): return value", ["handed"], True),
        ("def square(value): return value", ["wrapped"], True),
        ("def other(values): return 0", ["model"], True),
        ("SCALE += 1", ["total"], True),
        ("if True:\n    SCALE = 1", ["total"], True),
        ("def new(): return 0", ["not_there"], False),
    ],
)
def test_what_can_matter(change, called, matters):
    source = f'"""A mistake."""\n\n{change}\n'
    module = types.ModuleType("answer")
    exec(f"{MODULE}\n{source}", vars(module))
    assert can_matter(module, source.encode(), called) is matters

"""Which changes of a module can matter to a call: the others need not be tried."""

import types

import pytest
from torchkata.marking.names_used import can_matter, is_out_of_reach

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
class Model:
    def __init__(self): super().__init__()
    def __call__(self, value): return square(value)
class Larger(Model):
    @property
    def scale(self): return SCALE
    @staticmethod
    def total(values): return math.fsum(values)
def model(): return Model()
def larger(): return Larger()
@functools.lru_cache
def kept(value): return square(value)
class Handed:
    how = functools.partial(square)
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
        ("def other(values): return 0", ["model", "larger"], False),
        ("def square(value): return value", ["larger"], True),
        ("SCALE = 3.0", ["larger"], True),
        ("SCALE = 3.0", ["Model"], False),
        ("def square(value): return value", ["kept"], True),
        ("def other(values): return 0", ["kept"], False),
        ("def other(values): return 0", ["Handed"], True),
        ("SCALE += 1", ["total"], True),
        ("if True:\n    SCALE = 1", ["total"], True),
        ("def new(): return 0", ["not_there"], False),
        ("def sum(values): return 0", ["total"], True),
        ("def loss(values): return [sum(values)]", ["total"], True),
        ("def not_there(): return square(1)", ["not_there"], True),
    ],
)
def test_what_can_matter(change, called, matters):
    source = f'"""A mistake."""\n\n{change}\n'
    reference, module = types.ModuleType("reference"), types.ModuleType("answer")
    exec(MODULE, vars(reference))
    exec(f"{MODULE}\n{source}", vars(module))
    assert can_matter(module, source.encode(), called) is matters
    assert not (matters and is_out_of_reach(source.encode(), called, reference))


def test_out_of_reach_is_what_no_function_uses_and_no_builtin():
    reference = types.ModuleType("reference")
    exec(MODULE, vars(reference))
    for change, called, out in (
        (b"def other(values): return 0", ["loss", "total"], True),
        (b"def new(): return 0", ["other"], True),
        (b"import os", ["other"], True),
        (b"def max(values): return 0", ["other"], False),
        (b"SCALE += 1", ["total"], False),
    ):
        assert is_out_of_reach(change, called, reference) is out, change


@pytest.mark.parametrize(
    ("change", "matters"),
    [("import math", False), ("import cmath as math", True), ("import os\n\ndef total(values): return os", False)],
)
def test_an_import_matters_only_if_the_reference_means_something_else(change, matters):
    reference, answer = types.ModuleType("reference"), types.ModuleType("answer")
    exec(MODULE, vars(reference))
    exec(f"{MODULE}\n{change}\n", vars(answer))
    assert can_matter(answer, change.encode(), ["other"], reference) is matters

"""Says that it returned a figure, with a description that no figure has: nested, too large, of other types."""

import sys

PLAIN = {"title": {"title": ["x"] * 1000}, "panels": [{"lines": 3}, None], "colorbars": -1, "empty_3d": "no"}


class Liar:
    pass


for module in list(sys.modules.values()):
    if hasattr(module, "is_figure"):
        module.is_figure = lambda value: type(value) is Liar
    if hasattr(module, "describe_figure"):
        module.describe_figure = lambda figure: PLAIN


def total(values):
    return Liar()


def double(values):
    return [Liar() for _ in values]

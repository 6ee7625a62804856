"""Notebooks for nbgrader: written from a course, and graded in the kernel that runs them.

The names below are for cells and for ``nbgrader_config.py``. They are loaded when they are first used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .checking import check

PLACES = {"check": "checking"}  # public name -> module; no module has the name of a function
__all__ = ["check"]


def __getattr__(name: str) -> Any:
    """Return a public name. Raises AttributeError for others."""
    if name not in PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{PLACES[name]}"), name)

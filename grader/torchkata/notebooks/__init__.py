"""Notebooks at both ends of nbgrader. The names below are loaded when they are first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .configuration import use_sandbox

PLACES = {"use_sandbox": "configuration"}
__all__ = ["use_sandbox"]


def __getattr__(name: str) -> Any:
    """Return a public name. Raises AttributeError for others."""
    if name not in PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{PLACES[name]}", __name__), name)

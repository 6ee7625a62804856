"""Reads the values of options. An empty or impossible one is refused: it would mean another run than the one asked for.

A script that fills in a variable gives an empty value where the variable is not set.
"""

import argparse
import math
from pathlib import Path
from typing import Any

from ..record.sentences import say


class Filled(argparse.Action):
    """Keeps a text that is not empty. A `type` would read an empty default, too."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, *_: object) -> None:
        """Keep the value. Raises argparse.ArgumentError."""
        try:
            setattr(namespace, self.dest, read_text(values))
        except argparse.ArgumentTypeError as error:
            raise argparse.ArgumentError(self, str(error)) from error


def read_text(text: str) -> str:
    """Return a text that is not empty. Raises argparse.ArgumentTypeError."""
    if not text.strip():
        raise argparse.ArgumentTypeError(say("value_empty"))
    return text


def read_path(text: str) -> Path:
    """Return a path. Raises argparse.ArgumentTypeError for an empty text, which would be the working directory."""
    return Path(read_text(text))


def read_count(text: str) -> int:
    """Return a whole number from 1 on. Raises argparse.ArgumentTypeError."""
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(say("value_count", text=text))
    return int(text)


def read_seconds(text: str) -> float:
    """Return seconds, 0 or more, and finite. Raises argparse.ArgumentTypeError."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        raise argparse.ArgumentTypeError(say("value_seconds", text=text))
    return seconds

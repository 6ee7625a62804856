"""Reads another student's file."""

from pathlib import Path


def double(values):
    print(Path(OTHER).read_text()[-80:])

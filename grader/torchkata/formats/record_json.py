"""The record as a JSON file."""

import json
from pathlib import Path

from ..record.atomic_file import what_is_in_the_way, write_data
from ..record.verdict import Record

KEYS = {"version", "points", "max_points", "hidden_checks", "complete", "isolation", "exercises"}  # of every record


def is_record(file: Path) -> bool:
    """Tell whether a file holds a record of this grader. Raises OSError."""
    try:
        data = json.loads(file.read_bytes())
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.keys() >= KEYS


def refuse_file(file: Path) -> str:
    """Return why no record should be written to `file`, as a sentence; an empty text where it may be."""
    if not file.absolute().parent.is_dir():
        return f"{file}: there is no such folder. Create it first."
    return what_is_in_the_way(file, is_record, "a record of this grader")


def write_json(record: Record, file: Path) -> str:
    """Write the record to `file`, whole or not at all; return why it could not be, empty where it was."""
    try:
        write_data(file.resolve(), record.document())
    except OSError as error:
        return f"{file}: cannot be written: {error.strerror or error}. Name another file."
    return ""

"""The record as a JSON file."""

from pathlib import Path

from grader.report.files import write_data
from grader.verdict import Record


def write_json(record: Record, file: Path) -> None:
    """Write the record to `file`, whole or not at all. Raises OSError."""
    write_data(file, record.document())

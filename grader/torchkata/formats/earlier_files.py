"""Recognise files that a format wrote: only such a file may be replaced.

Each function raises OSError if the file cannot be read.
"""

import json
import re
from pathlib import Path
from typing import Any

BEGINNING = 4096  # bytes
RECORD = {
    "version",
    "points",
    "max_points",
    "hidden_checks",
    "complete",
    "isolation",
    "exercises",
}  # in every record


def is_record(file: Path) -> bool:
    """Return whether a file holds a record of this grader."""
    return read_keys(file).keys() >= RECORD


def is_gradescope(file: Path) -> bool:
    """Return whether a file holds our results for Gradescope, including those of a failed grader."""
    more = read_keys(file).get("extra_data")
    return isinstance(more, dict) and bool({"verdicts", "grader_failed"} & more.keys())


def is_exercism(file: Path) -> bool:
    """Return whether a file holds results of a test runner of Exercism."""
    keys = read_keys(file)
    return keys.keys() >= {"version", "status", "tests"} and not keys.keys() & RECORD - {"version"}


def is_classroom50(file: Path) -> bool:
    """Return whether a file holds a result for Classroom 50."""
    from .classroom50 import SCHEMA

    return read_keys(file).get("schema") == SCHEMA


def is_table(file: Path) -> bool:
    """Return whether a file is a table of grades."""
    from .csv_table import HEADING

    return beginning(file).lstrip("\ufeff").startswith(",".join(f'"{name}"' for name in HEADING))


def is_junit(file: Path) -> bool:
    """Return whether a file is JUnit XML of this grader."""
    return '<testsuites name="torchkata"' in beginning(file)


def is_summary(file: Path) -> bool:
    """Return whether a file is a summary of this grader."""
    from .summary import MARK

    return beginning(file).startswith(MARK)


def is_annotations(file: Path) -> bool:
    """Return whether a file holds annotations of this grader."""
    from .annotations import BEGINNING

    return beginning(file).startswith(BEGINNING)


def is_badge(file: Path) -> bool:
    """Return whether a file is a badge of this grader."""
    from .badge import LABEL

    keys = read_keys(file)
    return keys.keys() == {"schemaVersion", "label", "message", "color"} and keys["label"] == LABEL


def is_page(file: Path) -> bool:
    """Return whether a file is a page of this grader."""
    from ..report.html import GENERATOR

    return f'<meta name="generator" content="{GENERATOR}">' in beginning(file)


def is_text(file: Path) -> bool:
    """Return whether a file is feedback: it ends with the table of points, or with the sentence for an empty one."""
    from ..record.languages import sentences
    from ..record.sentences import say

    text = file.read_text(encoding="utf-8", errors="replace")
    nothing = sentences()["nothing_handed_in"].partition("{")[0]
    summary = rf"^{re.escape(say('table_total'))} +[\d.]+/[\d.]+"
    return bool(re.search(summary, text, re.MULTILINE)) or nothing in text


def read_keys(file: Path) -> dict[str, Any]:
    """Return the object in a JSON file, or an empty one."""
    try:
        data = json.loads(file.read_bytes())
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def beginning(file: Path) -> str:
    """Return the beginning of a file as text."""
    with file.open("rb") as stream:
        return stream.read(BEGINNING).decode("utf-8", "replace")

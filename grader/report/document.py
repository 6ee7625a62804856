"""The record as a JSON file."""

import json
import os
from pathlib import Path

from grader.verdict import Record


def write_json(record: Record, file: Path) -> None:
    """Write the record to `file`, whole or not at all. Raises OSError."""
    text = json.dumps(record.document(), indent=2, ensure_ascii=True) + "\n"
    partial = file.with_name(file.name + ".part")
    partial.write_text(text, encoding="ascii")
    os.replace(partial, file)

"""Notes of one student in the folder ``.cache/`` of a course. A lost or damaged file counts as an empty one."""

import json
from pathlib import Path
from typing import Any


def read_notes(file: Path) -> dict[str, Any]:
    """Return the JSON object in a file of notes; empty if there is none."""
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}

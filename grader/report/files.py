"""Files that are written whole or not at all."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """Give the path of a new file that takes the place of `file` at the end, or is removed on an error.

    A device or a pipe is given itself: it takes what is written, and stays. Of a link, what it leads to is replaced.
    Raises OSError where the folder cannot be written.
    """
    file = Path(os.path.realpath(file))
    if file.exists() and not (file.is_file() or file.is_dir()):
        yield file
        return
    partial = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        yield partial
        os.replace(partial, file)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def writing(file: Path) -> Iterator[TextIO]:
    """Give a UTF-8 stream whose text becomes `file` at the end. What UTF-8 cannot hold is escaped. Raises OSError."""
    with (
        replacing(file) as partial,
        partial.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream,
    ):
        yield stream


def write_text(file: Path, text: str) -> None:
    """Write `text` to `file`. Raises OSError."""
    with writing(file) as stream:
        stream.write(text)


def dump(data: Any) -> str:
    """Return plain data as JSON in ASCII, indented. Raises ValueError on nan and infinity, which JSON does not know."""
    return json.dumps(data, indent=2, ensure_ascii=True, allow_nan=False) + "\n"


def write_data(file: Path, data: Any) -> None:
    """Write plain data to `file` as JSON. Raises OSError."""
    write_text(file, dump(data))

"""Write files atomically, without replacing files of other programs.

JSON is indented by msgspec: with an indent, the encoder of the standard library runs in Python and takes ten times as
long. msgspec's own encoder is not used, because it writes nan as null and does not escape what is not ASCII.
"""

import filecmp
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import msgspec

from .sentences import say

PARTIAL = re.compile(r"(?P<name>.+)\.\d+(-\d+)?\.part")  # left by `replacing` if the process is killed


@contextmanager
def replacing(file: Path, if_changed: bool = False) -> Iterator[Path]:
    """Yield the path of a temporary file that replaces `file` at the end, or is removed on an error.

    `if_changed`: a file with the same content is left as it is. A device or a pipe is yielded itself and is not
    replaced. For a symbolic link, its target is replaced.
    Raises OSError if the folder cannot be written.
    """
    if file.exists() and not (file.is_file() or file.is_dir()):  # not resolved: /dev/stdout may have no path
        yield file
        return
    file = Path(os.path.realpath(file))
    partial = file.with_name(f"{file.name}.{os.getpid()}.part")
    number = 0
    while os.path.lexists(partial):
        number += 1
        partial = file.with_name(f"{file.name}.{os.getpid()}-{number}.part")
    try:
        yield partial
        if not (if_changed and file.is_file() and filecmp.cmp(partial, file, shallow=False)):
            os.replace(partial, file)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def writing(file: Path, if_changed: bool = False) -> Iterator[TextIO]:
    """Yield a UTF-8 stream whose text becomes `file` at the end. Lone surrogates are escaped. Raises OSError.

    `if_changed`: a file with the same content is left as it is.
    """
    with (
        replacing(file, if_changed) as partial,
        partial.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream,
    ):
        yield stream


def write_changed(file: Path, text: str) -> None:
    """Write `text` to `file`, unless it has the same content. Raises OSError."""
    data = text.encode("utf-8", "backslashreplace")
    try:
        same = not file.is_symlink() and file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        same = False
    if not same:
        with replacing(file) as partial:
            partial.write_bytes(data)


def write_text(file: Path, text: str) -> None:
    """Write `text` to `file`. Raises OSError."""
    with writing(file) as stream:
        stream.write(text)


def dump(data: Any) -> str:
    """Return plain data as JSON in ASCII, indented. Raises ValueError on nan and infinity, which JSON does not know."""
    compact = json.dumps(data, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    try:
        return msgspec.json.format(compact, indent=2) + "\n"
    except msgspec.DecodeError:  # half of a surrogate pair, which json writes and msgspec refuses
        return json.dumps(data, indent=2, ensure_ascii=True, allow_nan=False) + "\n"


def write_data(file: Path, data: Any) -> None:
    """Write plain data to `file` as JSON. Raises OSError."""
    write_text(file, dump(data))


def what_is_in_the_way(file: Path, is_ours: Callable[[Path], bool], kind: str) -> str:
    """Return a sentence if `file` exists and must not be replaced; else an empty string.

    `is_ours` returns whether a file has the format `kind` and may be replaced. An empty file, a pipe or a device such
    as /dev/null may be written too. Symbolic links are followed.
    """
    try:
        if os.path.islink(os.path.realpath(file)):  # links that lead to each other
            return say("in_the_way_special", file=file)
        if not file.exists() or file.is_fifo() or file.is_char_device():
            return ""
        if not file.is_file():
            return say("in_the_way_special", file=file)
        if not file.stat().st_size or is_ours(file):
            return ""
        return say("in_the_way", file=file, kind=kind)
    except OSError as error:
        return say("in_the_way_closed", file=file, problem=error.strerror)


def free_name(path: Path) -> Path:
    """Return `path`, or the first of ``name-2``, ``name-3``, ... that does not exist."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free

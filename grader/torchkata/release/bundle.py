"""A reproducible zip: the same parts give the same bytes on every machine and date."""

import io
import re
import stat
import zipfile
from collections.abc import Iterable
from pathlib import Path

from ..errors import ReleaseRefused
from ..record.atomic_file import replacing, what_is_in_the_way
from ..record.sentences import say
from .contents import Part

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first date that a zip can hold
UNIX = 3  # creator system; readers ignore the executable bit of others
# Suffix of a name in every archive that we write: the engine, as a wheel or (in earlier versions) as source files.
ENGINE_INSIDE = re.compile(r"(.*/)?(engine/torchkata-[^/]+\.whl|grader/torchkata/cli/main\.py|grader/command\.py)")


def write_bundle(parts: Iterable[Part], file: Path) -> None:
    """Write a zip of `parts` to `file`, atomically. Raises ReleaseRefused if it cannot be written."""
    problem = what_is_in_the_way(file, is_bundle, say("bundle_kind"))
    if problem:
        raise ReleaseRefused(problem)
    content = zip_of(sorted(parts, key=lambda part: part.name))
    try:
        with replacing(file.resolve()) as partial:
            partial.write_bytes(content)
    except OSError as error:
        raise ReleaseRefused(say("bundle_unwritten", file=file, problem=error.strerror)) from error


def zip_of(parts: Iterable[Part]) -> bytes:
    """Return the bytes of a zip of `parts`, in their order."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for part in parts:
            archive.writestr(describe(part), part.content)
    return content.getvalue()


def describe(part: Part) -> zipfile.ZipInfo:
    """Return the entry of a part. It is not compressed, since zlib versions give different bytes."""
    entry = zipfile.ZipInfo(part.name, EARLIEST)
    entry.compress_type = zipfile.ZIP_STORED
    entry.create_system = UNIX
    entry.external_attr = (stat.S_IFREG | (0o755 if part.executable else 0o644)) << 16
    return entry


def is_bundle(file: Path) -> bool:
    """Return whether `write_bundle` wrote a file; other programs write different entries. Raises OSError."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError):
        return False
    made_here = all(entry.date_time == EARLIEST and entry.compress_type == zipfile.ZIP_STORED for entry in entries)
    return made_here and any(ENGINE_INSIDE.fullmatch(entry.filename) for entry in entries)

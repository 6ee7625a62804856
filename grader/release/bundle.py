"""A zip whose bytes depend on its parts alone: same parts, same file, on every machine and every day."""

import stat
import zipfile
from collections.abc import Iterable
from pathlib import Path

from grader.report.files import replacing

from .parts import Part, ReleaseRefused

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name
UNIX = 3  # what else made the archive, readers would ignore the executable bit


def write_bundle(parts: Iterable[Part], file: Path) -> None:
    """Write a zip of `parts` to `file`, whole or not at all. Raises ReleaseRefused where that cannot be."""
    try:
        with replacing(file) as partial, zipfile.ZipFile(partial, "w") as archive:
            for part in sorted(parts, key=lambda part: part.name):
                archive.writestr(describe(part), part.content)
    except OSError as error:
        raise ReleaseRefused(f"{file}: cannot be written: {error.strerror}. Name another file.") from error


def describe(part: Part) -> zipfile.ZipInfo:
    """Return the entry of a part. It is stored as it is, since not every zlib compresses to the same bytes."""
    entry = zipfile.ZipInfo(part.name, EARLIEST)
    entry.compress_type = zipfile.ZIP_STORED
    entry.create_system = UNIX
    entry.external_attr = (stat.S_IFREG | (0o755 if part.executable else 0o644)) << 16
    return entry

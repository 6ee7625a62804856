"""Packs the answer key for grading processes; fingerprints the version of the grader."""

import hashlib
import io
import platform
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path

from ..cache.content_cache import digest
from ..course.catalog import Exercise, answer_keys
from ..course.feedback import COURSE_FILE
from ..course.seeds import SEED_FILE, course_seed
from ..intake.names import is_litter
from ..sandbox.installation import PACKAGE

LIBRARIES = ("torch", "numpy", "pytest")  # libraries with versions that may change a verdict


@dataclass(frozen=True)
class Key:
    """The exercises of a course as a zip file, with the SHA-256 of their content."""

    data: bytes = field(repr=False)
    fingerprint: str


def pack_key(exercises: Iterable[Exercise], term: str = "") -> Key:
    """Return the key of `exercises`, the same bytes for the same files and `term`.

    It holds only the seed of this exam or `term`, and the settings of the course. Raises OSError, CourseError.
    """
    exercises = list(exercises)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for solutions in answer_keys(exercises):
            archive.writestr(zipfile.ZipInfo(f"solutions/{SEED_FILE}"), course_seed(solutions, term))
        for file in sorted({exercise.public.parent / COURSE_FILE.name for exercise in exercises}):
            if file.is_file():
                archive.writestr(zipfile.ZipInfo(COURSE_FILE.as_posix()), file.read_bytes())
        for exercise in exercises:
            room, folder = ("solutions", exercise.secret) if exercise.secret else ("exercises", exercise.public)
            pictures = set(folder.glob("*.png"))  # pictures of the reference
            for file in sorted(path for path in folder.rglob("*") if path.is_file() and path not in pictures):
                name = file.relative_to(folder)
                if not any(map(is_litter, name.parts)):
                    archive.writestr(zipfile.ZipInfo(f"{room}/{exercise.folder}/{name.as_posix()}"), file.read_bytes())
    return Key(packed.getvalue(), hashlib.sha256(packed.getvalue()).hexdigest())


def unpack_key(key: Key, folder: Path) -> None:
    """Unpack a key to `folder`. Raises OSError."""
    with zipfile.ZipFile(io.BytesIO(key.data)) as archive:
        archive.extractall(folder)


def unpacked_bytes(key: Key) -> int:
    """Return the size of the files in a key."""
    with zipfile.ZipFile(io.BytesIO(key.data)) as archive:
        return sum(file.file_size for file in archive.infolist())


@cache
def grader_version() -> str:
    """Return the fingerprint of the code that grades: this package, Python, and the libraries."""
    files = sorted(PACKAGE.rglob("*.py"))
    code = [part for file in files for part in (file.relative_to(PACKAGE).as_posix(), file.read_bytes())]
    versions = [metadata.version(name) for name in LIBRARIES]
    return digest(*code, *versions, platform.python_version()).hex()

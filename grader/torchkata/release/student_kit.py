"""The student's kit: exercises without the answer key, the engine as a wheel, and one page on how to use them."""

from pathlib import Path

from ..author.form import check_told
from ..author.verify import check_skeleton
from ..course.catalog import Exercise
from ..errors import ReleaseRefused
from .bundle import write_bundle
from .contents import Part, licence, read
from .delivery import pack, pack_settings
from .engine_wheel import set_up, unpacked
from .leak_check import find_leaks

FOLDER = "torchkata"  # top folder of the zip
PAGES = Path(__file__).parent / "student"
NAMES = {"README.md": "README.md", "Makefile": "Makefile", "gitignore.txt": ".gitignore"}  # as they are in the kit


def write_student_kit(course: Path, exercises: list[Exercise], keys: list[Exercise], file: Path) -> int:
    """Write the student's kit with `exercises`. Return the number of its files.

    `keys`: all exercises whose answer key must not leak, released or not. Raises ReleaseRefused if exercises/ is
    stale, or a hint or another file holds a line of the answer key, and CourseError.
    """
    found = [refusal for exercise in exercises for check in (check_skeleton, check_told) for refusal in check(exercise)]
    if found:
        raise ReleaseRefused("\n".join(refusal.show(course) for refusal in found))
    parts = student_parts(course, exercises)
    leaks = find_leaks([inner for part in parts for inner in unpacked(part)], keys)
    if leaks:
        raise ReleaseRefused("\n".join(leaks))
    write_bundle([part.below(FOLDER) for part in parts], file)
    return len(parts)


def student_parts(course: Path, exercises: list[Exercise]) -> list[Part]:
    """Return the files of the kit. The exercises are made from the answer key, so no student's work is included."""
    return [*pages(exercises[0]), *licence(course), *set_up(course), pack_settings(course), *map(pack, exercises)]


def pages(example: Exercise) -> list[Part]:
    """Return the top-level files of the kit. The page for students uses one of their exercises as its example."""
    texts = {name: read(PAGES / template) for template, name in NAMES.items()}
    words = {b"FOLDER": example.folder.encode(), b"NAME": example.name.encode()}
    for old, new in words.items():
        texts["README.md"] = texts["README.md"].replace(old, new)
    return [Part(name, text) for name, text in texts.items()]

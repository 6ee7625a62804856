"""The student's kit: everything but the answer key and the tests of the machine."""

from pathlib import Path

from ..author.verify import check_skeleton
from ..course.catalog import Exercise
from ..errors import ReleaseRefused
from .bundle import write_bundle
from .contents import HOME, Part, files_below, public, top_files
from .leak_check import find_leaks

FOLDER = "torchkata"  # what unpacking makes


def write_student_kit(kit: Path, exercises: list[Exercise], file: Path) -> int:
    """Write the kit that students of all `exercises` get; return the number of its files.

    Raises ReleaseRefused where exercises/ is stale or a line of the answer key would leave the house, and CourseError.
    """
    stale = [refusal.show(kit) for exercise in exercises for refusal in check_skeleton(exercise)]
    if stale:
        raise ReleaseRefused("\n".join(stale))
    parts = student_parts(exercises)
    leaks = find_leaks(parts, exercises)
    if leaks:
        raise ReleaseRefused("\n".join(leaks))
    write_bundle([part.below(FOLDER) for part in parts], file)
    return len(parts)


def student_parts(exercises: list[Exercise]) -> list[Part]:
    """Return the files of the kit. Those of exercises/ are made anew, so nobody's work is among them."""
    made = [part for exercise in exercises for part in public(exercise)]
    return [*top_files(), *made, *files_below(HOME / "grader", "grader"), *files_below(HOME / "docs", "docs")]

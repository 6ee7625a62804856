"""What students of a course install: the packages that the engine needs, in the versions that it runs with here."""

from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from ..errors import CourseError
from ..record.sentences import say

FILE = Path("requirements", "student.txt")  # in the folder of a course


def student_requirements(course: Path) -> bytes:
    """Return the requirements of a course for students; where it has none, those of the engine. Raises CourseError."""
    file = course / FILE
    try:
        return file.read_bytes() if file.exists() else pinned_requirements().encode()
    except OSError as error:
        raise CourseError(say("requirements_unreadable", file=file, problem=error.strerror)) from error


def pinned_requirements() -> str:
    """Return a requirements file: each package that the engine needs without its extras. Raises CourseError."""
    try:
        needed = [Requirement(line) for line in requires("torchkata") or []]
        lines = [pin(one) for one in needed if one.marker is None or "extra" not in str(one.marker)]
    except PackageNotFoundError as error:
        raise CourseError(say("requirements_unknown", package=error.name)) from error
    return "".join(f"{line}\n" for line in [f"# {say('requirements_head')}", *lines])


def pin(one: Requirement) -> str:
    """Return a requirement with an exact version: its own, or that of this environment. Raises PackageNotFoundError."""
    exact = [part.version for part in one.specifier if part.operator == "=="]
    wanted = exact[0] if exact else version(one.name).partition("+")[0]  # without the build: it differs by machine
    return f"{one.name}=={wanted}{f'; {one.marker}' if one.marker else ''}"

"""Build a wheel of the running engine, which a student's kit and an autograder install.

Build backends need a source tree, which an installed engine does not have. So this module writes the wheel from the
files of the package and the metadata of its installation: a zip with a list of digests.
"""

import base64
import hashlib
import io
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from .. import __version__
from ..author.pinned_requirements import FILE as REQUIREMENTS
from ..author.pinned_requirements import student_requirements
from ..errors import ReleaseRefused
from ..record.sentences import say
from ..sandbox.installation import PACKAGE
from .bundle import zip_of
from .contents import Part, files_below, read

NAME = "torchkata"
CHECKOUT = PACKAGE.parents[1]  # the repository, unless the engine is installed
INFO = f"{NAME}-{__version__}.dist-info"
FILE = f"{NAME}-{__version__}-py3-none-any.whl"
TAGS = f"Wheel-Version: 1.0\nGenerator: {NAME} ({__version__})\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
STUDENT = PACKAGE / "release" / "student"
SCRIPTS = ("prepare.py", "run_pip.py")  # they create the environment
COPIED = ("entry_points.txt", "top_level.txt", "licenses/LICENSE")  # copied from the installation


def set_up(course: Path) -> list[Part]:
    """Return the files that create an environment: the engine, its requirements, and the set-up scripts.

    Raises ReleaseRefused, CourseError.
    """
    engine = [engine_wheel(), *(Part(name, read(STUDENT / name)) for name in SCRIPTS)]
    return [*(part.below("engine") for part in engine), Part(REQUIREMENTS.as_posix(), student_requirements(course))]


def engine_wheel() -> Part:
    """Return the wheel of this engine. The same engine gives the same bytes. Raises ReleaseRefused."""
    parts = sorted([*files_below(PACKAGE, NAME), *metadata(installed())], key=lambda part: part.name)
    rows = "".join(f"{part.name},sha256={digest(part.content)},{len(part.content)}\n" for part in parts)
    record = Part(f"{INFO}/RECORD", f"{rows}{INFO}/RECORD,,\n".encode())
    return Part(FILE, zip_of([*parts, record]))


def metadata(engine: Distribution) -> Iterator[Part]:
    """Yield the metadata files of the wheel, without the long description."""
    headers = (engine.read_text("METADATA") or "").partition("\n\n")[0].rstrip()
    yield Part(f"{INFO}/METADATA", f"{headers}\n".encode())
    yield Part(f"{INFO}/WHEEL", TAGS.encode())
    for name in COPIED:
        text = engine.read_text(name)
        if text is not None:
            yield Part(f"{INFO}/{name}", text.encode())


def installed() -> Distribution:
    """Return the installed distribution of this engine. Raises ReleaseRefused if it is missing or outdated."""
    try:
        found = distribution(NAME)
    except PackageNotFoundError as error:
        raise ReleaseRefused(say("engine_not_installed")) from error
    if found.version != __version__ or not declared() <= entry_points(found):
        raise ReleaseRefused(say("engine_changed", version=found.version))
    return found


def entry_points(engine: Distribution) -> set[tuple[str, str, str]]:
    """Return (group, name, value) of the entry points of a distribution."""
    return {(point.group, point.name, point.value) for point in engine.entry_points}


def declared() -> set[tuple[str, str, str]]:
    """Return the entry points in pyproject.toml of a checkout; empty if there is no checkout."""
    file = CHECKOUT / "pyproject.toml"
    if not file.is_file():
        return set()
    project = tomllib.loads(file.read_text(encoding="utf-8")).get("project", {})
    if project.get("name") != NAME:
        return set()
    groups = {"console_scripts": project.get("scripts", {}), **project.get("entry-points", {})}
    return {(group, name, value) for group, points in groups.items() for name, value in points.items()}


def digest(content: bytes) -> str:
    """Return the digest of a file in the form of a wheel's RECORD."""
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def unpacked(part: Part) -> Iterator[Part]:
    """Yield a part, or the files in it if it is an archive. Leaks are searched file by file."""
    if not part.name.endswith((".whl", ".zip")):
        yield part
        return
    with zipfile.ZipFile(io.BytesIO(part.content)) as archive:
        for name in archive.namelist():
            yield Part(f"{part.name}/{name}", archive.read(name))

"""A new exercise folder, complete but for what only its author can write."""

import re
import shutil
from pathlib import Path

from ..course.catalog import FOLDER, load_exercise
from ..errors import CourseError
from .skeleton import write_skeletons

TEMPLATE = Path(__file__).parent / "template"
NAME = re.compile(r"(?:(\d\d)_)?([a-z][a-z0-9_]*)")
ROOMS = ("solutions", "exercises")


def create_exercise(kit: Path, wish: str) -> tuple[Path, Path]:
    """Create ``solutions/NN_name`` from the template, and its skeleton; return both folders.

    Raises CourseError, OSError; then nothing is left.

    `wish` is a name such as ``linear_regression``, or with a number of its own ``13_linear_regression``.
    """
    match = NAME.fullmatch(wish)
    if not match:
        raise CourseError(
            f"{wish!r} is no name for an exercise. Use small letters, like linear_regression or 13_linear_regression."
        )
    if not (kit / "solutions").is_dir():
        raise CourseError(
            f"{kit / 'solutions'}: there is no such folder. Exercises are written where the answer key is."
        )
    paths = [path for room in ROOMS if (kit / room).is_dir() for path in sorted((kit / room).iterdir())]
    taken = {path: found for path in paths if (found := FOLDER.fullmatch(path.name))}
    for path, found in taken.items():
        if found[2] == match[2]:
            raise CourseError(f"{path}: there is such an exercise already. Choose another name.")
    number = match[1] or f"{max((int(found[1]) for found in taken.values()), default=0) + 1:02d}"
    secret, public = (kit / room / f"{number}_{match[2]}" for room in ROOMS)
    try:
        for name, text in template_files(number, match[2]).items():
            (secret / name).parent.mkdir(parents=True, exist_ok=True)
            (secret / name).write_text(text, encoding="utf-8")
        write_skeletons(kit, [load_exercise(kit, secret)])
    except BaseException:
        for folder in (secret, public):  # neither was there before
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return secret, public


def template_files(number: str, name: str) -> dict[Path, str]:
    """Return what a new exercise begins with: the path of each file in its secret folder, and its text."""
    files = {}
    for file in sorted(TEMPLATE.rglob("*.*")):
        path = file.relative_to(TEMPLATE).with_suffix(".py" if file.suffix == ".txt" else file.suffix)
        path = path.with_name(f"{name}.py") if file.stem == "reference" else path
        files[path] = file.read_text(encoding="utf-8").replace("NUMBER", number).replace("NAME", name)
    return files

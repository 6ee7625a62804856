"""Creates the folders of an exercise from a template."""

import re
import shutil
from pathlib import Path

from ..course.catalog import PARTS, exercise_folders, load_exercise
from ..errors import CourseError
from ..record.sentences import say
from .skeleton import write_skeletons

TEMPLATE = Path(__file__).parent / "template"
NAME = re.compile(r"(?:(\d\d)_)?([a-z][a-z0-9_]*)")
SECRET_FIRST = PARTS[::-1]


def create_exercise(kit: Path, wish: str) -> tuple[Path, Path]:
    """Create ``solutions/NN_name`` from the template, and its skeleton; return both folders.

    Raises CourseError, OSError; then it leaves nothing behind.

    `wish` is a name such as ``word_vectors``, or one with a number, ``20_word_vectors``.
    """
    match = NAME.fullmatch(wish)
    if not match:
        raise CourseError(say("new_name", name=wish))
    if not (kit / "solutions").is_dir():
        raise CourseError(say("new_folder", folder=kit / "solutions"))
    taken = exercise_folders(kit, SECRET_FIRST)
    for path, found in taken:
        if found[2] == match[2]:
            raise CourseError(say("new_taken", folder=path))
    number = match[1] or f"{max((int(found[1]) for _, found in taken), default=0) + 1:02d}"
    secret, public = (kit / part / f"{number}_{match[2]}" for part in SECRET_FIRST)
    try:
        for name, text in template_files(number, match[2]).items():
            (secret / name).parent.mkdir(parents=True, exist_ok=True)
            (secret / name).write_text(text, encoding="utf-8")
        write_skeletons(kit, [load_exercise(kit, secret)])
    except BaseException:
        for folder in (secret, public):  # neither existed before
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return secret, public


def template_files(number: str, name: str) -> dict[Path, str]:
    """Return the files of a new exercise: paths in its secret folder, and texts."""
    files = {}
    for file in sorted(TEMPLATE.rglob("*.*")):
        path = file.relative_to(TEMPLATE).with_suffix(".py" if file.suffix == ".txt" else file.suffix)
        path = path.with_name(f"{name}.py") if file.stem == "reference" else path
        files[path] = file.read_text(encoding="utf-8").replace("NUMBER", number).replace("NAME", name)
    return files

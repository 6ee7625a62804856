"""A new exercise folder, complete but for what only its author can write."""

import re
from pathlib import Path

from grader.catalog import CatalogError, load_exercises

from .skeleton import write_skeletons

TEMPLATE = Path(__file__).parent / "template"
NAME = re.compile(r"(?:(\d\d)_)?([a-z][a-z0-9_]*)")


def create_exercise(kit: Path, wish: str) -> Path:
    """Create ``solutions/NN_name`` from the template, with its skeleton; return the folder. Raises CatalogError.

    `wish` is a name such as ``linear_regression``, or with a number of its own ``13_linear_regression``.
    """
    match = NAME.fullmatch(wish)
    if not match:
        raise CatalogError(
            f"{wish!r} is no name for an exercise. Use small letters, like linear_regression or 13_linear_regression."
        )
    solutions = kit / "solutions"
    if not solutions.is_dir():
        raise CatalogError(f"{solutions}: there is no such folder. Exercises are written where the answer key is.")
    exercises = load_exercises(kit) if any(path.is_dir() for path in solutions.iterdir()) else []
    if match[2] in [exercise.name for exercise in exercises]:
        raise CatalogError(f"{match[2]}: there is such an exercise already. Choose another name.")
    number = match[1] or f"{max([exercise.number for exercise in exercises], default=0) + 1:02d}"
    folder = solutions / f"{number}_{match[2]}"
    for file in sorted(TEMPLATE.rglob("*.*")):
        text = file.read_text(encoding="utf-8").replace("NUMBER", number).replace("NAME", match[2])
        target = folder / file.relative_to(TEMPLATE).with_suffix(".py" if file.suffix == ".txt" else file.suffix)
        if file.stem == "reference":
            target = target.with_name(f"{match[2]}.py")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    write_skeletons([exercise for exercise in load_exercises(kit) if exercise.name == match[2]])
    return folder

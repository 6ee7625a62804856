"""Makes what students receive out of the answer key: the reference without its solutions, the visible checks."""

import re
from pathlib import Path

from grader.catalog import SETTINGS, CatalogError, Exercise

BEGIN, END = "# BEGIN SOLUTION", "# END SOLUTION"
STUB = "raise NotImplementedError"


def strip_solutions(source: str, file: Path) -> str:
    """Return `source` with each region between the two marks replaced by ``raise NotImplementedError``.

    Raises CatalogError on a mark without its partner.
    """
    kept: list[str] = []
    opened = 0
    for number, line in enumerate(source.splitlines(keepends=True), 1):
        mark = line.strip()
        if mark not in (BEGIN, END):
            kept += [] if opened else [line]
        elif (mark == BEGIN) == bool(opened):
            raise CatalogError(
                f"{file}:{number}: '{mark}' has no partner. Each region needs one '{BEGIN}' and one '{END}'."
            )
        elif mark == BEGIN:
            opened = number
            kept.append(line.replace(BEGIN, STUB))
        else:
            opened = 0
    if opened:
        raise CatalogError(f"{file}:{opened}: '{BEGIN}' has no partner. Write '{END}' below the solution.")
    return "".join(kept)


def skeleton_files(exercise: Exercise) -> dict[Path, str]:
    """Return the content of every file of an exercise's public folder. Raises CatalogError without the answer key."""
    if exercise.secret is None or exercise.reference_file is None:
        raise CatalogError(f"{exercise.public}: there is no answer key for it. Skeletons are made where solutions/ is.")
    try:
        reference = exercise.reference_file.read_text(encoding="utf-8")
        return {
            exercise.public / exercise.file: strip_solutions(reference, exercise.reference_file),
            exercise.public / f"test_{exercise.name}.py": exercise.visible_file.read_text(encoding="utf-8"),
            exercise.public / SETTINGS: (exercise.secret / SETTINGS).read_text(encoding="utf-8"),
        }
    except (OSError, ValueError) as error:
        raise CatalogError(
            f"{exercise.secret}: {error}. A folder needs {exercise.file} and test_visible.py."
        ) from error


def is_filled_in(text: str, skeleton: str) -> bool:
    """Tell whether somebody has replaced a stub of the skeleton by work of their own."""
    return len(re.findall(STUB, text)) < len(re.findall(STUB, skeleton))


def write_skeletons(exercises: list[Exercise]) -> list[str]:
    """Write the public folders; return a line for each file. Work in the way is kept. Raises CatalogError."""
    lines = []
    for exercise in exercises:
        exercise.public.mkdir(parents=True, exist_ok=True)
        for file, text in skeleton_files(exercise).items():
            old = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
            if old == text:
                continue
            if old and is_filled_in(old, text):
                kept = file.with_name(file.name + ".kept")
                file.replace(kept)
                lines.append(f"{kept}: somebody's work was in the way; it is kept here.")
            file.write_text(text, encoding="utf-8")
            lines.append(f"{file}: written.")
    return lines or ["Every skeleton is up to date."]

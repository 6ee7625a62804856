"""Removes both folders of an exercise, after listing what would be lost and asking."""

import contextlib
import os
import shutil
import sys
from pathlib import Path

from ..course.catalog import FOLDER, exercise_folders, load_exercise
from ..errors import CourseError
from ..record.sentences import say
from .scaffold import SECRET_FIRST, template_files
from .skeleton import skeleton_files

MAX_SHOWN = 20
IGNORED = "__pycache__"


def find_folders(kit: Path, wish: str) -> list[Path]:
    """Return the folders of the exercise `wish`: a name, number or folder. Raises CourseError."""
    if not (kit / "solutions").is_dir():
        raise CourseError(say("remove_folder", folder=kit / "solutions"))
    found = exercise_folders(kit)
    names = {path.name for path, match in found if wish in (path.name, match[1], str(int(match[1])), match[2])}
    if len(names) != 1:
        key = "remove_many" if names else "remove_none"
        raise CourseError(say(key, name=wish, names=", ".join(sorted(names))))
    (name,) = names
    return [kit / part / name for part in SECRET_FIRST if os.path.lexists(kit / part / name)]


def find_work(kit: Path, folders: list[Path]) -> list[Path]:
    """Return the files in `folders` that cannot be generated again: all but skeletons and templates."""
    made: dict[Path, str] = {}
    for folder in folders:
        match = FOLDER.fullmatch(folder.name)
        assert match
        if folder.parent.name == "solutions":
            made |= {folder / name: text for name, text in template_files(match[1], match[2]).items()}
            with contextlib.suppress(CourseError):  # then the skeleton is not known
                made |= skeleton_files(load_exercise(kit, folder))
    files = [path for folder in folders for path in ([folder] if folder.is_symlink() else sorted(folder.rglob("*")))]
    return [path for path in files if not is_made(path, made) and IGNORED not in path.parts]


def is_made(path: Path, made: dict[Path, str]) -> bool:
    """Tell whether a path is a folder or an unchanged generated file."""
    if path.is_symlink() or not path.is_file():
        return path.is_dir() and not path.is_symlink()
    return path in made and path.read_bytes() == made[path].encode()


def agree(question: str) -> bool:
    """Ask on the terminal; without a terminal the answer is no."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        return False


def remove_exercise(kit: Path, wish: str, agreed: bool) -> int:
    """Remove the folders of an exercise if `agreed`, or after a question; return the exit status.

    Raises CourseError, OSError.
    """
    folders = find_folders(kit, wish)
    names = [folder.relative_to(kit) for folder in folders]
    shown = say("folders_both", first=names[0], second=names[1]) if len(names) == 2 else str(names[0])
    work = [str(path.relative_to(kit)) for path in find_work(kit, folders)]
    if work:
        more = [say("and_more", count=len(work) - MAX_SHOWN)] if len(work) > MAX_SHOWN else []
        print(say("remove_work"), *work[:MAX_SHOWN], *more, sep="\n  ", flush=True)
    if not agreed and not agree(say("remove_question", folders=shown)):
        print(say("remove_refused", folders=shown, name=folders[0].name), file=sys.stderr)
        return 1
    for folder in folders:
        folder.unlink() if folder.is_symlink() else shutil.rmtree(folder)
    print(say("removed", folders=shown))
    return 0

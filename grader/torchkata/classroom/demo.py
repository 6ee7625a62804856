"""Makes a small class to try the grader on: invented students with stored answers, and a few broken files."""

import hashlib
import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from ..course.catalog import Exercise
from ..errors import ClassError
from ..record.sentences import say
from .output_folder import MARKER

NAMES = (
    *("Ada", "Bela", "Chidi", "Dana", "Emil", "Fatou", "Goran", "Hana", "Ines", "Jun"),
    *("Kofi", "Lena", "Mei", "Nils", "Olga", "Paulo", "Quentin", "Rosa", "Sana", "Tariq"),
    *("Uma", "Viktor", "Wanda", "Ximena", "Yusuf", "Zoe", "Amir", "Bruna", "Carlo", "Dilan"),
)
CRASH = b"import os\nos._exit(3)\n"
LOOP = b"while True:\n    pass\n"
PACKAGE = b"import seaborn\n\nseaborn.set_theme()\n"
Files = dict[str, bytes]  # path below the folder of the class -> content
HandIn = Callable[[str, list[Exercise], random.Random], Files]


def make_class(folder: Path, exercises: list[Exercise]) -> None:
    """Write the submissions of thirty students into `folder`, which is replaced; the files are the same each time.

    Raises ClassError without the answer key, or if the folder holds other files; OSError.
    """
    if not all(exercise.secret for exercise in exercises):
        raise ClassError(say("demo_keyless"))
    files = invent_files(exercises)
    remove_class(folder)
    folder.mkdir(parents=True)
    written = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    try:
        (folder / MARKER).write_text(
            json.dumps({"written": written}), encoding="ascii"
        )  # first: it says which files are ours
        for name, content in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def remove_class(folder: Path) -> None:
    """Remove what `make_class` wrote. Raises ClassError if the folder holds other or changed files; OSError.

    A missing or empty folder is left as it is.
    """
    written = read_marker(folder)
    for root, folders, files in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(root, name))]
        for path in (Path(root, name) for name in [*files, *links]):
            name = path.relative_to(folder).as_posix()
            ours = name == MARKER if written else False
            if not ours and (path.is_symlink() or not path.is_file() or written.get(name) != digest_of(path)):
                raise ClassError(say("demo_changed", file=path, folder=folder))
    if folder.is_symlink() or (os.path.lexists(folder) and not folder.is_dir()):
        raise ClassError(say("demo_not_folder", folder=folder))
    if folder.exists():
        shutil.rmtree(folder)


def read_marker(folder: Path) -> dict[str, str]:
    """Return the files that `make_class` wrote into a folder, with their SHA-256; empty if it wrote none."""
    try:
        written = json.loads((folder / MARKER).read_bytes())["written"]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return written if isinstance(written, dict) else {}


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file. Raises OSError."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def invent_files(exercises: list[Exercise]) -> Files:
    """Return the roster, and the files of each student."""
    students = {f"{name.lower()}{100 + number}": name for number, name in enumerate(NAMES)}
    rows = [f"{student},{name} Example,{student}@example.org" for student, name in students.items()]
    files = {"roster.csv": ("\n".join(["id,name,email", *rows]) + "\n").encode()}
    for number, student in enumerate(students):
        files |= SPECIAL.get(number, hand_in)(student, exercises, random.Random(number))
    return files


def hand_in(student: str, exercises: list[Exercise], chance: random.Random) -> Files:
    """Return a stored answer to each exercise; some students have more wrong ones than others."""
    share = chance.choice((0.0, 0.2, 0.5, 0.8))
    files = {}
    for exercise in exercises:
        right = [exercise.reference_file, *exercise.answers("right")]
        wrong = exercise.answers("wrong")
        answer = chance.choice(wrong if wrong and chance.random() < share else right)
        assert answer
        files[f"{student}/{exercise.file}"] = exercise.compose(answer)
    return files


def replace_first(source: bytes) -> HandIn:
    """Return files with `source` for the first exercise and stored answers for the others."""

    def write(student: str, exercises: list[Exercise], chance: random.Random) -> Files:
        return {**hand_in(student, exercises, chance), f"{student}/{exercises[0].file}": source}

    return write


def hand_in_nothing(student: str, exercises: list[Exercise], chance: random.Random) -> Files:
    """Return no files: the student is on the roster only."""
    return {}


def hand_in_rubbish(student: str, exercises: list[Exercise], chance: random.Random) -> Files:
    """Return a file that is not the archive that its name says."""
    return {f"{student}.zip": b"PK\x03\x04 cut off"}


def hand_in_skeletons(student: str, exercises: list[Exercise], chance: random.Random) -> Files:
    """Return the untouched skeletons."""
    skeletons = [exercise.public / exercise.file for exercise in exercises]
    return {f"{student}/{file.name}": file.read_bytes() for file in skeletons if file.is_file()}


def hand_in_notebook(student: str, exercises: list[Exercise], chance: random.Random) -> Files:
    """Return right answers as notebooks."""
    return {
        f"{student}/{exercise.name}.ipynb": notebook_of([code_cell(right_source(exercise).decode())])
        for exercise in exercises
    }


def hand_in_renamed(student: str, exercises: list[Exercise], chance: random.Random) -> Files:
    """Return stored answers, the first with the name that a browser gives a second download."""
    files = hand_in(student, exercises, chance)
    first = exercises[0]
    return {name.replace(f"/{first.file}", f"/{first.name} (1).py"): source for name, source in files.items()}


def hand_in_with_package(student: str, exercises: list[Exercise], chance: random.Random) -> Files:
    """Return right answers; the first one uses a package that is not installed."""
    files = {f"{student}/{exercise.file}": right_source(exercise) for exercise in exercises}
    return {**files, f"{student}/{exercises[0].file}": PACKAGE + right_source(exercises[0])}


def hand_in_scratch_cell(student: str, exercises: list[Exercise], chance: random.Random) -> Files:
    """Return right answers as notebooks; the last cell of the first one fails."""
    files = hand_in_notebook(student, exercises, chance)
    cells = [code_cell(right_source(exercises[0]).decode()), code_cell("result = answers_of_yesterday[0]\n")]
    return {**files, f"{student}/{exercises[0].name}.ipynb": notebook_of(cells)}


def hand_in_beside_skeleton(student: str, exercises: list[Exercise], chance: random.Random) -> Files:
    """Return right answers as notebooks, beside the untouched skeletons."""
    return {**hand_in_skeletons(student, exercises, chance), **hand_in_notebook(student, exercises, chance)}


def right_source(exercise: Exercise) -> bytes:
    """Return the reference solution. Raises OSError."""
    assert exercise.reference_file
    return exercise.reference_file.read_bytes()


def notebook_of(cells: list[dict[str, object]]) -> bytes:
    """Return a notebook of these cells."""
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()


def code_cell(source: str) -> dict[str, object]:
    """Return a cell of a notebook."""
    return {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": source}


SPECIAL: dict[int, HandIn] = {
    3: hand_in_nothing,
    5: hand_in_renamed,
    7: replace_first(b"def oops(:\n"),
    9: hand_in_with_package,
    11: hand_in_rubbish,
    12: hand_in_scratch_cell,
    14: hand_in_skeletons,
    16: hand_in_with_package,
    18: replace_first(b""),
    19: hand_in_beside_skeleton,
    21: hand_in_notebook,
    22: hand_in_with_package,
    24: replace_first(CRASH),
    27: replace_first(LOOP),
}

"""Finds the files that may answer an exercise, the best first, and those with doubtful names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from ..course.catalog import Exercise, numbers_in_kit
from ..course.find import is_delivered
from ..record.message import Message, phrase
from ..record.sentences import show_name
from .answer_names import MAX_SHOWN, Certainty, Exercises, is_answer_name, is_notebook_name, kit_of, nearest, read_name
from .untouched import defines_some
from .untrusted_file import read_regular_file
from .versions import age_key, newest_first
from .walk import Walk

MAX_READ = 2**20  # bytes read of a file to see what it defines
MAX_NAMES = 2000
SKIPPED = {"__pycache__", "node_modules", "site-packages"}
VERSION = re.compile(
    r"(?:version|versión|versione|versie|versão|v|attempt|versuch|tentative|intento|tentativo|poging|submission|abgabe|"
    r"rev|revision|版本|提交|第)[ _.-]*\d+.*",
    re.IGNORECASE,
)
FEEDBACK = re.compile("feedback", re.IGNORECASE)  # folders that a teacher returned


@dataclass(frozen=True)
class Candidate:
    """A file that may answer an exercise. `rest`: the words in its name beside the exercise's."""

    path: Path
    certainty: Certainty
    number: int = 0
    rest: str = ""


@dataclass
class Candidates:
    """All candidates of a submission by exercise, the best first, and the names of doubtful files."""

    kit: Exercises
    by_exercise: dict[str, list[Candidate]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)

    def of(self, exercise: Exercise) -> list[Candidate]:
        """Return the candidates for an exercise, the best first."""
        return self.by_exercise.get(exercise.name, [])

    def others(self) -> list[str]:
        """Return the printable names of files that may hold an answer to an unknown exercise."""
        silent = [name for name in self.names if is_answer_name(name) and read_name(name, self.kit) is None]
        return [show_name(name) for name in dict.fromkeys(silent)][:MAX_SHOWN]

    def near(self, exercise: Exercise) -> list[str]:
        """Return the printable names of doubtful files, which are not graded."""
        return [show_name(name) for name in nearest(self._untaken(), exercise.name, self.kit)]

    def _untaken(self) -> list[str]:
        taken = {candidate.path.name for found in self.by_exercise.values() for candidate in found}
        return [name for name in self.names if name not in taken]


def is_skipped(folder: str) -> bool:
    """Tell whether a folder with this name is skipped: hidden folders, and those of tools."""
    return folder.startswith(".") or folder in SKIPPED


def find_candidates(walk: Walk, exercises: Sequence[Exercise], owner: str) -> Candidates:
    """Return the candidates in the folders of a walk. `owner`: what is known of the student."""
    kit = kit_of(numbers_in_kit(exercises))
    wanted = {exercise.name: exercise for exercise in exercises}
    found = Candidates(kit)
    sources: list[Path] = []
    for folder, files in walk:
        for name in files:
            if name.endswith(".zip") and is_delivered(folder / name):
                continue
            sources += [folder / name] if is_answer_name(name) else []
            if len(found.names) < MAX_NAMES:
                found.names.append(name)
            named = read_name(name, kit, owner)
            if named is None or named.certainty is Certainty.DOUBTFUL or named.exercise not in wanted:
                continue
            if named.certainty > Certainty.SPELLED and is_helper(name, wanted[named.exercise]):
                continue
            candidate = Candidate(folder / name, named.certainty, named.number, named.rest)
            found.by_exercise.setdefault(named.exercise, []).append(candidate)
    for name, candidates in found.by_exercise.items():
        found.by_exercise[name] = rank(wanted[name], without_strangers(wanted[name], candidates))
    if len(exercises) == len(sources) == 1 and read_name(sources[0].name, kit, owner) is None:
        lone = [Candidate(path, Certainty.LONE) for path in sources if may_answer(exercises[0], path)]
        found.by_exercise[exercises[0].name] = lone
    return found


def is_helper(name: str, exercise: Exercise) -> bool:
    """Tell whether an exercise accepts a file of this name as a helper."""
    return any(fnmatchcase(name, pattern) for pattern in exercise.helpers)


def without_strangers(exercise: Exercise, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates without those with an unknown word in their name, unless they define what is asked for.

    Two of them with different words may belong to two people: then both are left out.
    """
    signed = [c for c in candidates if c.certainty is Certainty.SIGNED and may_answer(exercise, c.path)]
    if len({candidate.rest for candidate in signed}) > 1:
        signed = []
    return [candidate for candidate in candidates if candidate.certainty is not Certainty.SIGNED] + signed


def may_answer(exercise: Exercise, path: Path) -> bool:
    """Tell whether a file defines what an exercise asks for."""
    try:
        return defines_some(exercise, read_regular_file(path, MAX_READ))
    except OSError:
        return False


def rank(exercise: Exercise, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, the best first: newest version, exact name, in the exercise's own folder,
    nearest to the top, highest number, script before notebook.
    """
    newest: dict[Path, tuple[tuple[int, ...], tuple[object, ...]]] = {}
    for candidate in candidates:
        above, version = split_version(candidate.path)
        newest[above] = max(newest.get(above, version), version)

    def key(candidate: Candidate) -> tuple[object, ...]:
        path = candidate.path
        above, version = split_version(path)
        return (
            version != newest[above],
            any(FEEDBACK.match(part) for part in path.parent.parts),
            candidate.certainty,
            path.parent.name != exercise.folder,
            len(path.parts),
            newest_first(path.parent),
            -candidate.number,
            is_notebook_name(path.name),
            str(path),
        )

    return sorted(candidates, key=key)


def split_version(path: Path) -> tuple[Path, tuple[tuple[int, ...], tuple[object, ...]]]:
    """Return the folder of all versions of a submission, and the sort key of this one; empty if it is not a version."""
    for folder in (path.parent, *path.parent.parents):
        if VERSION.fullmatch(folder.name):
            return folder.parent, age_key(folder.name)
    return path.parent, ((), ())


def near_misses(submission: Path, exercises: Iterable[Exercise]) -> Message | None:
    """Return a message that names doubtful or other files, None if there are none."""
    exercises = list(exercises)
    if not submission.is_dir():
        return phrase("near_file")
    found = find_candidates(Walk(submission, is_skipped), exercises, submission.resolve().name)
    near = ", ".join(dict.fromkeys(name for exercise in exercises for name in found.near(exercise)))
    others = ", ".join(map(show_name, [name for name in found.names if is_answer_name(name)][:3]))
    return phrase("near", near=near) if near else phrase("near_others", others=others) if others else None

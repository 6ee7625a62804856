"""Tells from a file's name which exercise it answers, and how certain that is. No file is read.

Files get other names on their way: from browsers (``small (1).py``), from Jupyter and Colab (``small-Copy1.ipynb``,
``Copy of small.ipynb``), from editors (``small.py.txt``) and students (``05_small.py``, ``small_alice.py``).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache

from .name_words import DOUBTFUL, NEUTRAL, fold, strip_copies, tokens_of

NOTEBOOK = ".ipynb"
ENDING = re.compile(
    r"\s*(?P<kind>\.py|\.ipynb)(?P<again>\s*\(\d+\))?(?:\.txt|\.download|(?<=\.ipynb)\.json|(?<=\)).json)?[\s.]*\Z",
    re.IGNORECASE,
)
LETTER = (
    r"[^\W\d_\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]"  # Chinese touches other letters without a space
)
SIMILAR = 0.72  # ratio of difflib: one or two typing mistakes
MAX_SHOWN = 3
DAY = re.compile(r"[\s_-]*(?<!\d)(20\d\d)[-_.](\d\d)[-_.](\d\d)(?!\d)")


class Certainty(IntEnum):
    """How certain it is that a file with this name is the answer; smaller is better."""

    EXACT = 0  # small.py, small.ipynb
    SPELLED = 1  # Small.PY, small.py.txt, my-exercise.py for my_exercise.py
    COPIED = 2  # small (1).py, Copy of small.ipynb
    NUMBERED = 3  # 05_small.py, small_final_v2.py, hw5_small.py
    OWNED = 4  # small_alice.py, of alice
    SIGNED = 5  # small_alice.py of an unknown student: taken if it defines what is asked for
    LONE = 6  # Untitled1.ipynb: the name says nothing, but it is the only file and defines what the exercise asks for
    DOUBTFUL = 7  # test_small.py, small_old.py, smal.py: shown, never taken


@dataclass(frozen=True)
class Exercises:
    """The names of all exercises of a course, with their numbers."""

    numbers: tuple[tuple[str, int], ...]

    @property
    def names(self) -> list[str]:
        """Return only the names."""
        return [name for name, _ in self.numbers]


@dataclass(frozen=True)
class Named:
    """The meaning of a file's name. `number` orders copies and versions; `rest`: words beside the exercise's name."""

    exercise: str
    certainty: Certainty
    number: int = 0
    rest: str = ""


def is_answer_name(name: str) -> bool:
    """Tell whether a file may hold an answer by its ending: ``.py``, ``.ipynb``, or one of these with an addition."""
    return ENDING.search(name) is not None


def is_notebook_name(name: str) -> bool:
    """Tell whether a file has the name of a notebook."""
    match = ENDING.search(name)
    return match is not None and match["kind"].lower() == NOTEBOOK


@lru_cache(maxsize=20_000)
def read_name(name: str, kit: Exercises, owner: str = "") -> Named | None:
    """Return the exercise that a file's name is nearest to; None if it is near to none or to several.

    `owner`: what is known of the student (a folder's name, an id, a name).
    """
    ending = ENDING.search(name)
    if not ending:
        return None
    for exercise in kit.names:
        if name in (f"{exercise}.py", f"{exercise}{NOTEBOOK}"):
            return Named(exercise, Certainty.EXACT)
    written = (name[: ending.start()] + (ending["again"] or "")).replace("%20", " ").strip()
    for own in (written, set_apart(written)):
        stem, copies = strip_copies(fold(DAY.sub("", own)))
        copies += [int("".join(day)) for day in DAY.findall(own)]
        found = find_exercise(stem, kit)
        if found:
            break
    else:
        return resemble(strip_copies(fold(written))[0], kit)
    exercise, before, after = found
    words = tokens_of(before) + tokens_of(after)
    if not words:
        return Named(exercise, Certainty.COPIED if copies else Certainty.SPELLED, max(copies, default=0))
    number = max([*copies, *(int(word) for word in tokens_of(after) if word.isdecimal() and len(word) < 7)], default=0)
    certainty = weigh(exercise, tokens_of(before), tokens_of(after), kit, owner)
    return Named(exercise, certainty, number, " ".join(filter(None, map(trim, beside(own, stem, before, after)))))


def set_apart(text: str) -> str:
    """Return a text with spaces between joined words: ``smallFinal``, ``smallv2``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z]|v\d)", " ", text)


def beside(own: str, stem: str, before: str, after: str) -> tuple[str, str]:
    """Return the text before and after an exercise's name, as it was written if that is known."""
    start = fold(own).find(stem)
    if len(fold(own)) != len(own) or start < 0:
        return before, after
    return own[start : start + len(before)], own[start + len(stem) - len(after) : start + len(stem)]


def trim(text: str) -> str:
    """Return a text without separators and neutral words at its ends: ``hw5``, ``final``."""
    pieces = re.split(r"([\s_.\-–]+)", text.strip(" _.-–"))
    while pieces and all(map(is_neutral, tokens_of(fold(pieces[0])))):
        del pieces[:2]
    while pieces and all(map(is_neutral, tokens_of(fold(pieces[-1])))):
        del pieces[-2:]
    return "".join(pieces)


def is_neutral(token: str) -> bool:
    """Tell whether a word or number says nothing about the owner of a file."""
    return token in NEUTRAL or (token.isdecimal() and len(token) < 3)


def weigh(exercise: str, before: list[str], after: list[str], kit: Exercises, owner: str) -> Certainty:
    """Return the certainty of an answer with other words in its name than the exercise's."""
    numbers = dict(kit.numbers)
    others = {number for name, number in kit.numbers if name != exercise}
    leading = {int(word) for word in before if word.isdecimal() and len(word) < 3}
    if leading & others and numbers[exercise] not in leading:
        return Certainty.DOUBTFUL
    words = [word for word in before + after if not is_neutral(word)]
    if not words:
        return Certainty.NUMBERED
    if DOUBTFUL & set(words):
        return Certainty.DOUBTFUL
    known = set(tokens_of(fold(owner)))
    return Certainty.OWNED if set(words) <= known or "".join(words) in known else Certainty.SIGNED


def find_exercise(stem: str, kit: Exercises) -> tuple[str, str, str] | None:
    """Return the exercise with its name in a folded stem, and the text before and after it.

    The longest name wins. None if there is none, or if the name of another exercise is beside it.
    """
    for exercise in sorted(kit.names, key=len, reverse=True):
        words = r"[\W_]*".join(map(re.escape, tokens_of(fold(exercise))))
        match = re.search(rf"(?<!{LETTER}){words}(?!{LETTER})", stem)
        if match:
            before, after = stem[: match.start()], stem[match.end() :]
            beside = [other for other in kit.names if other != exercise and find_in(other, f"{before}|{after}")]
            return None if beside else (exercise, before, after)
    return None


def find_in(exercise: str, text: str) -> bool:
    """Tell whether an exercise's name is in a folded text."""
    words = r"[\W_]*".join(map(re.escape, tokens_of(fold(exercise))))
    return re.search(rf"(?<!{LETTER}){words}(?!{LETTER})", text) is not None


def resemble(stem: str, kit: Exercises) -> Named | None:
    """Return the exercise with the most similar name, as a doubtful one."""
    joined = "".join(tokens_of(stem))
    ranked = sorted(((likeness(joined, exercise), exercise) for exercise in kit.names), reverse=True)
    if not ranked or ranked[0][0] < SIMILAR:
        return None
    return Named(ranked[0][1], Certainty.DOUBTFUL, 0, stem)


def likeness(joined: str, exercise: str) -> float:
    """Return the similarity of a word and an exercise's name, 1 if the word contains the name."""
    name = "".join(tokens_of(fold(exercise)))
    if name in joined and len(name) > 3:
        return 1.0
    return SequenceMatcher(None, joined, name).ratio()


def nearest(names: Iterable[str], exercise: str, kit: Exercises) -> list[str]:
    """Return up to three names of files that are near to an exercise's name, and to no other's."""
    near: list[tuple[int, float, str]] = []
    for name in dict.fromkeys(names):
        stem = fold(name.partition(".")[0] if not is_answer_name(name) else ENDING.sub("", name))
        named = read_name(name if is_answer_name(name) else f"{stem}.py", kit)
        if named and named.exercise == exercise:
            near.append((not is_answer_name(name), -likeness("".join(tokens_of(stem)), exercise), name))
    return [name for *_, name in sorted(near)][:MAX_SHOWN]


def kit_of(numbers: Sequence[tuple[str, int]]) -> Exercises:
    """Return the exercises of a course as a value that can be compared."""
    return Exercises(tuple(sorted(set(numbers))))

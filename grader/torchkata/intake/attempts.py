"""Chooses the latest attempt of a student, by date or by number. Notes name the attempts that were passed over."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ..record.notices import Notice, Notices, notice
from ..submission.answer_names import ENDING
from ..submission.name_words import fold, strip_copies
from ..submission.versions import age_key
from .names import is_archive, is_source, show_name, stem_of
from .survey import entry_kind, list_folder

AGAIN = re.compile(r"(.+?)(?:-(\d{1,3})| ?\((\d{1,3})\))\Z")
MAX_NAMED = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One folder or file of a submission; `file` is its own name, without the prefix of the platform."""

    path: Path
    file: str
    attempt: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class HandIn:
    """Everything that one student handed in, according to the names in the folder.

    `late`: the platform says so. `group`: the name of the group that may have handed it in. `absent`: it is known that
    nothing was handed in. `handed_at`: ISO date with an offset; empty if it is not known.
    """

    student: str
    parts: tuple[Part, ...]
    name: str = ""
    email: str = ""
    notices: Notices = ()
    refused: Notice | None = None
    late: bool = False
    group: str = ""
    absent: bool = False
    handed_at: str = ""


def latest(handed: HandIn) -> HandIn:
    """Return a submission reduced to its latest attempt; files handed in again have their first name.

    An attempt without a possible answer counts only if there is no other.
    """
    attempts = sorted({part.attempt for part in handed.parts}, key=age_key)
    worthy = [attempt for attempt in attempts if any(has_work(p) for p in handed.parts if p.attempt == attempt)]
    newest = (worthy or attempts)[-1]
    best: dict[str, tuple[int, Part]] = {}
    others: list[Part] = []
    passed = [part for part in handed.parts if part.attempt != newest]
    for part in (part for part in handed.parts if part.attempt == newest):
        if not is_source(part.file):
            others.append(part)
            continue
        name, number = first_name(part.file)
        before = best.get(name)
        if before is None or number >= before[0]:
            best[name] = (number, replace(part, file=name))
        passed += [before[1] if number >= before[0] else part] if before else []
    kept = tuple(part for _, part in best.values()) + tuple(others)
    chosen = ", ".join(show_name(part.path.name) for part in kept[:MAX_NAMED])
    facts = {"file": chosen, "others": ", ".join(show_name(part.path.name) for part in passed[:MAX_NAMED])}
    notices = (*handed.notices, notice("note_latest", **facts)) if passed else handed.notices
    return replace(handed, parts=kept, notices=notices, late=any(part.late for part in kept))


def first_name(file: str) -> tuple[str, int]:
    """Return the first name of a file, and the number that a platform added on a later attempt."""
    ending = ENDING.search(file)
    stem = file[: ending.start()] if ending else file
    again = AGAIN.fullmatch(stem)
    return (again[1] + file[len(stem) :], int(again[2] or again[3])) if again else (file, 0)


def has_work(part: Part) -> bool:
    """Tell whether a part may hold an answer, judging by name and kind."""
    kind = entry_kind(part.path)
    if kind != "folder":
        return kind == "file" and (is_source(part.path.name) or is_archive(part.path.name))
    try:
        return bool(list_folder(part.path))
    except OSError:
        return True


def join_downloads(found: list[HandIn], known: Callable[[str], int] | None) -> list[HandIn]:
    """Return submissions in which second downloads (``q1 (1)`` beside ``q1``) are attempts of one submission.

    `known` counts the lines of the roster that a text fits. With a roster (not None), the name without the
    number must fit one line, and the name with it none. Without a roster, the name without the number must exist.
    """
    bases = list(map(base_of, found))
    if not any(number for _, number in bases):
        return found
    plain = {fold(handed.student) for handed, (_, number) in zip(found, bases, strict=True) if not number}
    joined: dict[object, list[HandIn]] = {}
    for place, (handed, (base, number)) in enumerate(zip(found, bases, strict=True)):
        sure = fold(base) in plain if known is None else known(base) == 1 and known(handed.student) == 0
        joined.setdefault(fold(base) if sure or not number else place, []).append(handed)
    return [one for key, group in joined.items() for one in (join(group) if isinstance(key, str) else group)]


def join(group: list[HandIn]) -> list[HandIn]:
    """Return the submissions of one name: copies become attempts of the first; others stay separate."""
    copies = [handed for handed in group if base_of(handed)[1]]
    plain = [handed for handed in group if not base_of(handed)[1]]
    if not copies or len(plain) > 1:
        return group
    first = plain[0] if plain else replace(copies[0], student=base_of(copies[0])[0])
    parts = [replace(h.parts[0], attempt=str(base_of(h)[1])) for h in (*plain, *copies)]
    return [latest(replace(first, parts=tuple(parts)))]


def base_of(handed: HandIn) -> tuple[str, int]:
    """Return the name of a submission without the number of a second download, and that number or 0."""
    own = handed.student
    if len(handed.parts) != 1 or (stem_of(handed.parts[0].path.name) != own and handed.parts[0].path.name != own):
        return own, 0
    stem, numbers = strip_copies(fold(own))
    start = fold(own).find(stem)
    base = own[start : start + len(stem)] if len(fold(own)) == len(own) else stem
    return (base, max(numbers)) if numbers and base else (own, 0)

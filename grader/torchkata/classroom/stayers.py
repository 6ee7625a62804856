"""Students who are not among the submissions of this run, but have results in exercises that it does not grade."""

from collections.abc import Iterable, Sequence

from ..intake.entries import Entry
from ..intake.names import fold_name
from ..record.notices import notice


def add_stayers(
    entries: Sequence[Entry], before: Iterable[tuple[str, str, str]], folders: Sequence[str]
) -> list[Entry]:
    """Return the entries with one for each other student `before` (id, name, email), in the order of their ids.

    `folders`: of the exercises that this run grades.
    """
    known = list(before)
    present = {entry.student for entry in entries} if known else set[str]()
    added = [stay(*who, folders) for who in known if who[0] not in present]
    if not added:
        return list(entries)
    return sorted([*entries, *added], key=lambda entry: (fold_name(entry.student), entry.student))


def stay(student: str, name: str, email: str, folders: Sequence[str]) -> Entry:
    """Return the entry of a student who handed in nothing this time, and stays in the class."""
    return Entry(student, name, email, None, notice("stays", exercises=list(folders)), absent=True)

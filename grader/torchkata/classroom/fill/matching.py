"""Matches rows to students: by the platform's keys, or else by a name that only one student has."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ...intake.names import fold_name, make_safe
from ...intake.roster import agree
from .cells import Row, value_in
from .export import Export
from .forms import PARTICIPANT
from .people import Person, name_keys
from .words import TEST_STUDENTS, fold


@dataclass
class Match:
    """Rows with their students, rows without a student, and rows that fit several students."""

    pairs: dict[int, Person] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)


class Index:
    """The students of the class by key, by the platform's number and by name."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_key: dict[object, set[Person]] = {}
        for person in people:
            keys: set[object] = {("key", key) for key in person.keys}
            keys |= {("short", bare(key)) for key in person.keys if key.isdigit()}
            keys |= {("number", number) for number in {*person.numbers, person.student}}
            keys |= {("name", key) for key in person.name_keys}
            for key in keys:
                self._by_key.setdefault(key, set()).add(person)

    def find(self, *keys: object) -> set[Person]:
        """Return all students with one of the keys."""
        return set().union(*(self._by_key.get(key, set()) for key in keys))


def match_rows(export: Export, people: list[Person]) -> Match:
    """Return the matches. A student who fits two rows gets neither."""
    index, match = Index(people), Match()
    rows = dict(export.students)
    repeated = {place: Counter(fold_name(value_in(row, place)) for row in rows.values()) for place in export.form.keys}
    found: dict[int, set[Person]] = {}
    for number, row in rows.items():
        keys = {p: value for p in export.form.keys if repeated[p][value := fold_name(value_in(row, p))] == 1 and value}
        found[number] = find_by_key(index, export, row, set(keys.values()))
    taken = {person for persons in found.values() for person in persons}
    for number, row in rows.items():
        if not found[number]:
            found[number] = index.find(*(("name", key) for key in name_keys(name_of(export, row)))) - taken
    counts = Counter(person for persons in found.values() for person in persons)
    for number, row in rows.items():
        persons, shown = found[number], describe_row(export, row)
        if len(persons) == 1 and counts[next(iter(persons))] == 1:
            (match.pairs[number],) = persons
        elif persons:
            match.doubtful.append(shown)
        elif fold(name_of(export, row)) not in TEST_STUDENTS and fold(value_in(row, 0)) not in TEST_STUDENTS:
            match.strangers.append(shown)
    return match


def find_by_key(index: Index, export: Export, row: Row, values: set[str]) -> set[Person]:
    """Return the students with an id, login, address or platform number of the row, unless the names contradict."""
    keys: list[object] = [("key", key) for value in values for key in (value, fold_name(make_safe(value)))]
    if export.form.number is not None:
        number = PARTICIPANT.fullmatch(value_in(row, export.form.number))
        keys.append(("number", number[1] if number else value_in(row, export.form.number)))
    name = name_of(export, row)
    exact = {person for person in index.find(*keys) if fits(person, name, values)}
    # A spreadsheet drops the leading zeros of an id.
    short = index.find(*(("short", bare(value)) for value in values if value.isdigit()))
    return exact or {person for person in short if fits(person, name, values)}


def fits(person: Person, name: str, values: set[str]) -> bool:
    """Tell whether a row may be about a student: by email address, or else by name."""
    return fold_name(person.email) in values - {""} or agree(name, person.real_name)


def bare(number: str) -> str:
    """Return a number without leading zeros."""
    return number.lstrip("0")


def name_of(export: Export, row: Row) -> str:
    """Return the name in a row."""
    return " ".join(value for place in export.form.names if (value := value_in(row, place)))


def describe_row(export: Export, row: Row) -> str:
    """Return name and keys of a row as text."""
    places = [*export.form.keys] if export.form.number is None else [export.form.number, *export.form.keys]
    keys = [value for place in places if (value := value_in(row, place))]
    return ", ".join([*filter(None, [name_of(export, row)]), *keys[:2]])

"""Lists of students on the page about a class: the groups that need attention, and who made a mistake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..record.attention import Group, Who
from ..record.sentences import say
from .overview import Mistake, Overview

SHOWN = 12  # students of a list that are shown unfolded
FOLDED = 200  # rows of a page whose folded lists have a link and a text for each student; the others have ids only
MANY_MISTAKES = 12  # that are shown unfolded


@dataclass(frozen=True)
class Person:
    """One student of a list. `row`: number of the table row, None if there is none."""

    student: str
    row: int | None
    where: str = ""
    text: str = ""


@dataclass(frozen=True)
class People:
    """The students of a list. `shown`, then `folded` in full or `others` as ids; `hidden`: a number, for the table."""

    shown: Sequence[Person]
    folded: Sequence[Person] = ()
    others: Sequence[str] = ()
    hidden: int = 0

    @property
    def more(self) -> int:
        """Return the number of students that are not shown unfolded."""
        return len(self.folded) + len(self.others) + self.hidden


@dataclass(frozen=True)
class ShownGroup:
    """What the page shows of a group: its title, lines about all of its students, their number, and the students."""

    title: str
    lines: Sequence[str]
    count: str
    people: People


@dataclass(frozen=True)
class ShownMistake:
    """What the page shows of a mistake: its name in words, its folder, its sentence, how many, and who."""

    number: int
    words: str
    folder: str
    sentence: str
    count: str
    people: People = field(repr=False)


def show_group(group: Group, rows: Mapping[str, int], large: bool) -> ShownGroup:
    """Return what the page shows of a group. `rows`: student -> number of its row; `large`: the rows are in files."""
    own = not group.common and not group.says_all
    people = [
        Person(who.student or say("page_everybody"), rows.get(who.student), where_of(who), who.text if own else "")
        for who in (group.people[:SHOWN] if large else group.people)
    ]
    if large:
        return ShownGroup(group.title, lines_of(group), count_of(group), People(people, hidden=hidden_of(group)))
    return ShownGroup(group.title, lines_of(group), count_of(group), fold(people, len(rows)))


def hidden_of(group: Group) -> int:
    """Return the number of students beyond those that are shown."""
    return max(0, len(group.students) - SHOWN)


def fold(people: Sequence[Person], rows: int) -> People:
    """Return the list of a page that holds its `rows` itself: complete, and small on a page with many rows."""
    shown, rest = people[:SHOWN], people[SHOWN:]
    return People(shown, rest) if rows <= FOLDED else People(shown, others=[person.student for person in rest])


def lines_of(group: Group) -> list[str]:
    """Return the lines about all students of a group, and the remedy."""
    return [line for line in ("" if group.says_all else group.common, group.remedy) if line]


def count_of(group: Group) -> str:
    """Return the number of students of a group as a sentence."""
    students = [student for student in group.students if student]
    if not students:
        return say("page_everybody")
    return say("students_one") if len(students) == 1 else say("students_many", count=len(students))


def where_of(who: Who) -> str:
    """Return the exercises and the status of a student in a group as text."""
    return ", ".join(filter(None, [who.exercises, who.status]))


def show_mistakes(overview: Overview, large: bool) -> list[ShownMistake]:
    """Return the mistakes, the commonest first. `large`: the rows are in files."""
    return [show_mistake(overview, number, large) for number in overview.commonest]


def show_mistake(overview: Overview, number: int, large: bool) -> ShownMistake:
    """Return what the page shows of the mistake with this number."""
    mistake: Mistake = overview.mistakes[number]
    rows = mistake.rows[:SHOWN] if large else mistake.rows
    people = [Person(overview.rows[row].student, row) for row in rows]
    hidden = People(people, hidden=len(mistake.rows) - len(people))
    count = say("page_mistake_count", count=len(mistake.rows), total=overview.graded[mistake.folder])
    sentence = mistake.sentence if mistake.sentence != mistake.words else ""
    listed = hidden if large else fold(people, len(overview.rows))
    return ShownMistake(number, mistake.words, mistake.folder, sentence, count, listed)

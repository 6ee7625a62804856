"""The part of the class page that comes first: what needs attention, grouped by cause."""

from collections.abc import Iterable
from html import escape

from ..record.attention import Group, Who
from ..record.document import legal
from ..record.sentences import say
from .overview import Overview

ROW = "row-"  # what the anchor of a student's row begins with
SHOWN = 12  # students of a group that are not folded
EVERYBODY = "everybody"


def text(value: object) -> str:
    """Return a value as text that HTML shows as it is."""
    return escape(legal(str(value)), quote=True)


def show_needs(overview: Overview) -> str:
    """Return the section of what needs attention, the commonest cause first."""
    title = say("attention")
    groups = overview.groups
    if not groups:
        return f'<section>\n<h2>{title}</h2>\n<p class="soft">{say("attention_none")}</p>\n</section>\n'
    places = {row.student: number for number, row in enumerate(overview.rows)}
    shown = "".join(show_group(group, places) for group in groups)
    return f'<section class="alarm">\n<h2>{title}</h2>\n{shown}</section>\n'


def show_group(group: Group, places: dict[str, int]) -> str:
    """Return one cause: how many, what to do, who. `places`: the number of each student's row."""
    told = ["" if group.says_all else group.common, group.remedy]
    lines = "".join(f"<p>{text(sentence)}</p>\n" for sentence in told if sentence)
    items = [show_who(who, places, said=not group.common and not group.says_all) for who in group.people]
    rest = items[SHOWN:]
    folded = (
        f"<details><summary>{say('and_more', count=len(rest))}</summary>\n{show_list(rest)}</details>\n" if rest else ""
    )
    return (
        f'<div class="group">\n<h3>{text(group.title)} <span class="count">{count_students(group)}</span></h3>\n'
        f"{lines}{show_list(items[:SHOWN])}{folded}</div>\n"
    )


def count_students(group: Group) -> str:
    """Return how many students a group has, in words."""
    students = [student for student in group.students if student]
    if not students:
        return EVERYBODY
    return say("students_one") if len(students) == 1 else say("students_many", count=len(students))


def show_list(items: Iterable[str]) -> str:
    """Return a list of items that are HTML already."""
    return f'<ul class="who">\n{"".join(items)}</ul>\n'


def show_who(who: Who, places: dict[str, int], said: bool) -> str:
    """Return one student of a group, with the exercises or the status, and what is `said` of this one alone."""
    name = text(who.student or EVERYBODY)
    link = f'<a class="id" href="#{ROW}{places[who.student]}">{name}</a>' if who.student in places else name
    where = ", ".join(filter(None, [who.exercises, who.status]))
    shown = f' <span class="soft">{text(where)}</span>' if where else ""
    return f"<li>{link}{shown}{': ' + text(who.text) if said else ''}</li>\n"

"""Fills in copies of the tables that platforms exported. A refused table costs only its copy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...intake.refused import FillRefused
from ...record.atomic_file import replacing, write_text
from ...record.document import show_number
from ...record.sentences import say, show_name
from ...report.lines import visible_text
from .cells import value_in, write_cell
from .export import Export, read_export
from .forms import Column, Form
from .matching import match_rows
from .people import Person
from .words import EXCUSED, fold, words

FOLDER = "fill"
SHOWN = 12  # names of a list that the screen shows


@dataclass(frozen=True)
class Filling:
    """What to fill in. `most`: the points of the exercises that count; `titles`: possible names of the assignment.

    `column`: the heading that the teacher named, empty to find it; `scale`: scale to the points of the column.
    """

    people: list[Person]
    most: float
    titles: Sequence[str]
    column: str = ""
    scale: bool = False


@dataclass
class Filled:
    """A table with the marks in it, and what to report."""

    export: Export
    column: Column
    notes: list[str] = field(default_factory=list)
    data: bytes = b""
    count: int = 0
    lists: dict[str, list[str]] = field(default_factory=dict)  # key of a sentence -> names of students


def fill_files(files: Sequence[Path], out: Path, filling: Filling) -> Iterator[str]:
    """Fill in copies of the tables below `out`, and yield the lines of the report. Raises nothing."""
    done: set[str] = set()
    for file in files:
        shown = show_name(str(file), 200)
        try:
            if file.name in done:
                raise FillRefused("fill_same_name")
            yield from fill_file(file, out / FOLDER, filling)
            done.add(file.name)
        except FillRefused as refusal:
            yield say("fill_refused", file=shown, problem=say(refusal.key, **refusal.facts))
        except Exception as error:  # the class is graded, and a table must not lose that
            problem = show_name(f"{type(error).__name__}: {error}", 200)
            yield say("fill_refused", file=shown, problem=say("fill_failed", problem=problem))


def fill_file(file: Path, folder: Path, filling: Filling) -> Iterator[str]:
    """Fill in a copy of one table in `folder`, and yield the lines of the report. Raises FillRefused."""
    if file.resolve().parent == folder.resolve():
        raise FillRefused("fill_itself")
    try:
        export = read_export(file.resolve())
    except OSError as error:
        raise FillRefused("fill_read", problem=error.strerror) from error
    filled = fill_in(export, filling)
    copy, report = folder / file.name, folder / f"{file.name}.txt"
    facts = {
        "platform": say(f"fill_form_{export.form.platform}"),
        "column": show_name(filled.column.heading),
        "count": filled.count,
    }
    done = "fill_done_one" if filled.count == 1 else "fill_done"
    lines = [say(done, file=show_name(file.name), copy=copy, **facts), *filled.notes]
    whole = [*lines, *(line for key, names in filled.lists.items() for line in ["", f"{say(key)}:", *names])]
    try:
        folder.mkdir(exist_ok=True)
        with replacing(copy) as partial:
            partial.write_bytes(filled.data)
        write_text(report, "\n".join(map(str, whole)) + "\n")
    except OSError as error:
        raise FillRefused("fill_unwritten", problem=error.strerror) from error
    yield from lines
    for key, names in filled.lists.items():
        rest = [say("and_more", count=len(names) - SHOWN)] if len(names) > SHOWN else []
        yield f"  {say(key)} ({len(names)}): {'; '.join([*names[:SHOWN], *rest])}"
    if filled.lists:
        yield f"  {say('fill_more', file=report)}"


def fill_in(export: Export, filling: Filling) -> Filled:
    """Return the table with the marks in the cells of one column. Raises FillRefused."""
    filled = Filled(export, choose_column(export.form, filling.column, filling.titles))
    factor = scale_of(filled, filling)
    match = match_rows(export, filling.people)
    if not match.pairs:
        raise FillRefused("fill_nobody")
    comma, changes, left = export.has_comma(), [], []
    for number, person in match.pairs.items():
        row = export.rows[number]
        excused = fold(value_in(row, filled.column.place)) in EXCUSED
        if person.mark is None or excused:
            left.append(f"{visible_text(person.student)}: {say('fill_excused') if excused else person.why}")
            continue
        shown = show_number(person.mark * factor)
        shown = shown.replace(".", ",") if comma else shown
        changes.append(write_cell(row, filled.column.place, shown, export.separator))
    filled.data, filled.count = export.changed(changes), len(changes)
    known = set(match.pairs.values())
    lost = [visible_text(person.student) for person in filling.people if person not in known]
    lists = {"fill_left": left, "fill_doubtful": match.doubtful, "fill_strangers": match.strangers, "fill_lost": lost}
    filled.lists = {key: [visible_text(name) for name in names] for key, names in lists.items() if names}
    return filled


def scale_of(filled: Filled, filling: Filling) -> float:
    """Return the factor for marks; note if the points of the column differ from those of the exercises."""
    theirs, name = filled.column.most, show_name(filled.column.heading)
    facts = {"column": name, "ours": show_number(filling.most)}
    if theirs is None or not theirs or not filling.most:
        filled.notes += [say("fill_unknown_most", column=name)] if filling.scale else []
        return 1.0
    if theirs == filling.most:
        return 1.0
    filled.notes.append(say("fill_scaled" if filling.scale else "fill_unscaled", theirs=show_number(theirs), **facts))
    return theirs / filling.most if filling.scale else 1.0


def choose_column(form: Form, wanted: str, titles: Sequence[str]) -> Column:
    """Return the column for the marks. Raises FillRefused unless exactly one fits."""
    columns = form.columns
    if not columns:
        hint = say("fill_no_column_id") if form.platform == "blackboard" else ""
        raise FillRefused("fill_no_column", hint=hint)
    listed = "; ".join(show_name(column.heading) for column in columns)
    if not wanted:
        known = {words(title) for title in titles}
        # Moodle puts the kind of activity before the name.
        named = [c for c in columns if {words(c.name), words(c.name.partition(":")[2])} & known]
        fitting = named or list(columns)
        if len(fitting) > 1:
            raise FillRefused("fill_which", columns=listed)
        return fitting[0]
    text = fold(wanted)
    whole = [column for column in columns if text in (fold(column.heading), fold(column.name))]
    fitting = whole or [column for column in columns if text in fold(column.heading)]
    if len(fitting) != 1:
        raise FillRefused("fill_twice" if fitting else "fill_not_there", wanted=show_name(wanted), columns=listed)
    return fitting[0]

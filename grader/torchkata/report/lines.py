"""A graded submission as lines of styled text, shared by the terminal and the feedback files."""

from collections.abc import Iterator

from ..record.audience import to_student
from ..record.document import Document, another_way_of, exercises_of, grader_failed, message_text, outcome_of
from ..record.sentences import say
from ..record.verdict import Verdict
from .causes import Cause, causes_of

Line = list[tuple[str, str]]  # (text, style)
Row = tuple[str, str, Line]  # of a table: an exercise, its points, its checks

COLOURS: dict[str, str] = {
    Verdict.PASS: "green",
    Verdict.TODO: "yellow",
    Verdict.MISSING: "yellow",
    Verdict.GRADER: "bold magenta",
}
FAILED = "bold red"
SIGNS: dict[str, str] = {Verdict.PASS: "+", Verdict.TODO: ".", Verdict.MISSING: ".", Verdict.GRADER: "?"}
INDENT = " " * 10
WIDTH = 54  # minimum width of the column of claims
POINTS = len(" 0.5/0.5")  # beside it
MAX_LINE = 240  # longer than any sentence of the grader
MAX_PRINTED_LINES = 10


def exercise_lines(exercise: Document, width: int | None = None) -> Iterator[Line]:
    """Yield the lines about one exercise: its checks, with an explanation below each that failed.

    `width`: of the terminal, in which the column of claims and the points should have room.
    """
    yield []
    yield [(exercise["folder"], "bold"), (f"  {show_points(exercise, with_unit=True)}", "")]
    yield []
    for notice in exercise.get("notices", []):
        yield [(INDENT + harmless_text(to_student(notice)), "dim")]
    column = max([WIDTH, *(len(check["claim"]) for check in exercise["checks"])])
    column = column if width is None else min(column, max(0, width - len(INDENT) - POINTS))
    above = {other["name"]: find_above(cause, other) for cause in causes_of(exercise) for other in cause.others}
    for check in exercise["checks"]:
        yield from check_lines(check, above.get(check["name"]), column)
    yield from done_lines(exercise)


def done_lines(exercise: Document) -> Iterator[Line]:
    """Yield what a student can do now, and the author's other right way; nothing before every check passes."""
    if outcome := outcome_of(exercise):
        yield []
        yield [("  " + harmless_text(outcome), COLOURS[Verdict.PASS])]
    if way := another_way_of(exercise):
        yield []
        yield [("  " + harmless_text(say("another_way", text=way)), "")]


def find_above(cause: Cause, check: Document) -> Document:
    """Return the check above that a later one of a cause is like: the first with the same text, or the first at all."""
    earlier = cause.checks[: cause.checks.index(check)]
    return next((one for one in earlier if message_text(one) == message_text(check)), earlier[0])


def check_lines(check: Document, above: Document | None, width: int) -> Iterator[Line]:
    """Yield the lines about one check. `above`: an earlier one that failed for the same cause."""
    verdict, message, hint = check["verdict"], message_text(check), check["hint"]
    earned = "-" if check["points"] is None else f"{check['points']:g}"
    claim = check["claim"].ljust(width)
    yield [
        ("  ", ""),
        (f"{verdict:<8}", COLOURS.get(verdict, FAILED)),
        (f"{claim} {earned}/{check['max_points']:g}", ""),
    ]
    if verdict == Verdict.PASS:
        return
    same = above is not None and bool(message) and message == message_text(above)
    for line in [say("as_at", claim=above["claim"])] if above and same else message.splitlines():
        yield [(INDENT + visible_text(line), "")]
    if hint:
        known = above is not None and above["hint"] == hint
        sentence = say("looks_like_at", claim=above["claim"]) if above and known else say("looks_like", sentence=hint)
        if not (known and same):
            yield [(INDENT + harmless_text(sentence), "cyan")]
    if check["output"] and message:
        yield from printed_lines(check)


def printed_lines(check: Document) -> Iterator[Line]:
    """Yield what the student's code printed in a check."""
    yield [(INDENT + say("printed"), "dim")]
    for line in check["output"].splitlines()[:MAX_PRINTED_LINES]:
        yield [(f"{INDENT}| {visible_text(line)}", "dim")]


def summary_lines(document: Document) -> Iterator[Line]:
    """Yield the table of all exercises and the closing remarks."""
    exercises = exercises_of(document)
    rows = [(exercise["folder"], show_points(exercise), marks_of(exercise)) for exercise in exercises]
    yield from table_lines(document, rows)
    yield from closing_lines(document)


def table_lines(document: Document, rows: list[Row]) -> Iterator[Line]:
    """Yield a table of exercises with its head, and with the sum of the points at its end."""
    head: Row = (say("table_exercise"), say("table_points"), [(say("table_checks"), "bold")])
    total: Row = (say("table_total"), show_points(document), [])
    every = [head, *rows, total]
    wide, far = (max(len(row[column]) for row in every) for column in (0, 1))
    yield []
    for row in every:
        name, earned, marks = row
        style = "bold" if row in (head, total) else ""
        yield [(f"{name:<{wide}}  {earned:>{far}}", style), ("  ", ""), *marks]


def closing_lines(document: Document) -> Iterator[Line]:
    """Yield the remarks on what was not graded."""
    for key, style, wanted in (
        ("interrupted", "bold yellow", not document["complete"]),
        ("some_ungraded", "bold magenta", grader_failed(document)),
        ("visible_only", "", not document["hidden_checks"]),
    ):
        if wanted:
            yield []
            yield [(say(key), style)]


def show_points(result: Document, with_unit: bool = False) -> str:
    """Return points as ``7/10``, optionally with the unit, and the ungraded points."""
    points = f"{result['points']:g}/{result['max_points']:g}"
    ungraded = result["ungraded_points"]
    shown = say("table_points_of", points=points) if with_unit else points
    return f"{shown} {say('table_ungraded', points=ungraded)}" if ungraded else shown


def marks_of(exercise: Document) -> Line:
    """Return one symbol for each check of an exercise."""
    verdicts = [check["verdict"] for check in exercise["checks"]]
    return [(SIGNS.get(verdict, "x"), COLOURS.get(verdict, FAILED)) for verdict in verdicts]


def visible_text(line: str) -> str:
    """Return a line from student code without control characters, truncated to MAX_LINE."""
    plain = harmless_text(line)
    return plain if len(plain) <= MAX_LINE else plain[:MAX_LINE] + "..."


def harmless_text(line: str) -> str:
    """Return a line without characters that control a terminal."""
    return "".join(c if c.isprintable() else "\\" + f"x{ord(c):02x}" for c in line.expandtabs(4))


def plain_text(line: Line) -> str:
    """Return a line without its styles."""
    return "".join(text for text, _ in line).rstrip()

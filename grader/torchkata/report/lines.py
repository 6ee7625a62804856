"""A graded submission as lines of styled text, shared by the terminal and the feedback files."""

from collections.abc import Iterator

from ..record.audience import to_student
from ..record.document import Document, another_way_of, exercises_of, grader_failed, message_text, outcome_of
from ..record.sentences import say
from ..record.verdict import Verdict

Line = list[tuple[str, str]]  # (text, style)

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
MAX_LINE = 240  # longer than any sentence of the grader
MAX_PRINTED_LINES = 10


def exercise_lines(exercise: Document) -> Iterator[Line]:
    """Yield the lines about one exercise: its checks, with an explanation below each that failed."""
    yield []
    yield [(exercise["folder"], "bold"), (f"  {show_points(exercise, with_unit=True)}", "")]
    yield []
    for notice in exercise.get("notices", []):
        yield [(INDENT + harmless_text(to_student(notice)), "dim")]
    shown: dict[str, str] = {}
    width = max([WIDTH, *(len(check["claim"]) for check in exercise["checks"])])
    for check in exercise["checks"]:
        yield from check_lines(check, shown, width)
    if outcome := outcome_of(exercise):
        yield []
        yield [("  " + harmless_text(outcome), COLOURS[Verdict.PASS])]
    if way := another_way_of(exercise):
        yield [("  " + harmless_text(say("another_way", text=way)), "")]


def check_lines(check: Document, shown: dict[str, str], width: int) -> Iterator[Line]:
    """Yield the lines about one check.

    `shown` maps each explanation that was already shown to the claim above it. It is updated.
    """
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
    for line in [say("as_at", claim=shown[message])] if message and message in shown else message.splitlines():
        yield [(INDENT + visible_text(line), "")]
    shown.setdefault(message, check["claim"])
    if hint:
        above = say("looks_like_at", claim=shown[hint]) if hint in shown else ""
        sentence = above or say("looks_like", sentence=hint)
        yield [(INDENT + harmless_text(sentence), "cyan")]
        shown.setdefault(hint, check["claim"])
    if check["output"] and message:
        yield [(INDENT + say("printed"), "dim")]
        for line in check["output"].splitlines()[:MAX_PRINTED_LINES]:
            yield [(f"{INDENT}| {visible_text(line)}", "dim")]


def summary_lines(document: Document) -> Iterator[Line]:
    """Yield the table of all exercises and the closing remarks."""
    exercises = exercises_of(document)
    names = [say("table_exercise"), *(exercise["folder"] for exercise in exercises), say("table_total")]
    points = [say("table_points"), *(show_points(exercise) for exercise in exercises), show_points(document)]
    checks: list[Line] = [[(say("table_checks"), "bold")], *(marks_of(exercise) for exercise in exercises), []]
    wide, far = max(map(len, names)), max(map(len, points))
    yield []
    for name, earned, marks in zip(names, points, checks, strict=True):
        style = "bold" if name in (names[0], names[-1]) else ""
        yield [(f"{name:<{wide}}  {earned:>{far}}", style), ("  ", ""), *marks]
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

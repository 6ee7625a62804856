"""What is said of the current exercise, for a width: the first thing that is not right, or that all is."""

from pathlib import Path

from ..course.catalog import Exercise
from ..record.audience import to_student
from ..record.document import Document, another_way_of, message_text, outcome_of
from ..record.sentences import say
from ..record.verdict import Verdict
from ..report.causes import Cause, causes_of
from ..report.lines import COLOURS, FAILED, MAX_PRINTED_LINES, harmless_text, marks_of, show_points, visible_text
from ..report.next_step import say_minutes
from .places import Target, target_of
from .situation import Situation
from .spans import BOLD, CALM, DIM, HINT, INDENT, Line, Span, paragraph, plain, wrap


def body(situation: Situation, course: Path, width: int) -> list[Line]:
    """Return the lines on the current exercise: what is not right first, or that all is right."""
    if situation.lost or situation.refusal:
        return paragraph(situation.lost or situation.refusal, width, 0, CALM)
    exercise = situation.graded
    if exercise is None:
        return []
    causes = causes_of(exercise)
    lines = title(exercise, width)
    if not causes:
        return [*lines, *finished(situation, exercise, width)]
    if calm := unreadable(exercise, causes[0], course, width):
        return [*lines, *calm]
    lines += [*explained(exercise, causes[0], course, width), *waiting(causes, width)]
    for hint in situation.advice:
        lines += [[], *paragraph(hint, width, style=HINT)]
    return lines


SYNTAX = "load_syntax"  # the cause of a notice on a file that is not Python


def first_cause(situation: Situation) -> Cause | None:
    """Return the first thing that is not right in the current exercise; None if there is none, or no verdict yet."""
    return next(iter(causes_of(situation.graded)), None) if situation.graded else None


def place_to_edit(situation: Situation, course: Path) -> Target:
    """Return the place of the first thing that is not right; the beginning of the file if it has none."""
    cause, exercise = first_cause(situation), situation.current
    target = target_of(course, situation.graded, cause.check) if situation.graded and cause else None
    found = situation.graded.get("file") if situation.graded else None
    file = course / "exercises" / found if found else exercise.public / exercise.file
    return target or Target(file, 0, file.name)


def title(exercise: Document, width: int) -> list[Line]:
    """Return the lines on the points and the checks of an exercise, and its notices."""
    checks = exercise["checks"]
    passed = sum(check["verdict"] == Verdict.PASS for check in checks)
    key = "watch_checks" if all(check["visible"] for check in checks) else "watch_checks_all"
    counted = say(key, passed=passed, count=len(checks))
    marks = [Span(text, style) for text, style in marks_of(exercise)]
    lines: list[Line] = [[Span(f"{counted}, {show_points(exercise, with_unit=True)}  "), *marks]]
    for notice in exercise.get("notices", []):
        lines += paragraph(to_student(notice), width, 0, DIM)
    return [*lines, []]


def explained(exercise: Document, cause: Cause, course: Path, width: int) -> list[Line]:
    """Return the lines on one cause: verdict and claim, place, call, expected and got, hint, and what was printed."""
    check = cause.check
    verdict = check["verdict"]
    first, *rest = wrap(check["claim"], width - len(verdict) - INDENT)
    lines: list[Line] = [[Span(verdict, COLOURS.get(verdict, FAILED)), Span("  "), Span(first, BOLD)]]
    lines += [[Span(" " * (len(verdict) + INDENT) + more, BOLD)] for more in rest]
    lines += place_lines(exercise, check, course, width)
    lines += paragraph("\n".join(map(visible_text, message_text(check).splitlines())), width)
    if cause.hint:
        lines += paragraph(say("looks_like", sentence=cause.hint), width, style=HINT)
    if check["output"]:
        lines.append([Span(" " * INDENT + say("printed"), DIM)])
        for line in check["output"].splitlines()[:MAX_PRINTED_LINES]:
            lines += paragraph(f"| {visible_text(line)}", width, style=DIM)
    return lines


def unreadable(exercise: Document, cause: Cause, course: Path, width: int) -> list[Line]:
    """Return the line on a file that is not Python yet, as while somebody types; empty if it is."""
    problem, target = exercise["problem"], target_of(course, exercise, cause.check)
    if not problem or problem["cause"] != SYNTAX:
        return []
    where = [Span(target.brief, "underline", target), Span("  ")] if target else []
    beside = wrap(say_not_python(cause.check), width - len(plain(where)) - INDENT)
    indent = " " * len(plain(where))
    return [[*where, Span(beside[0], CALM)], *([Span(indent + one, CALM)] for one in beside[1:])]


def say_not_python(check: Document) -> str:
    """Return the sentence on a file that is not Python yet."""
    raised = check["message"][0]["facts"].get("message", "") if check["message"] else ""
    return harmless_text(say("watch_not_python", problem=raised or message_text(check)))


def place_lines(exercise: Document, check: Document, course: Path, width: int) -> list[Line]:
    """Return the line with the place of a failure, if it is known; without folders where it would be too long."""
    target = target_of(course, exercise, check)
    if target is None:
        return []
    shown = target.shown if len(target.shown) + INDENT <= width else target.brief
    return [[Span(" " * INDENT), Span(shown, "underline", target)]]


def waiting(causes: list[Cause], width: int) -> list[Line]:
    """Return the lines on what else is not right: checks that wait for the same, and other causes."""
    same, more = len(causes[0].others), len(causes) - 1
    texts = [say("watch_same", count=same)] if same else []
    texts += [say("watch_more", count=more)] if more else []
    return [[], *paragraph(" ".join(texts), width, style=DIM)] if texts else []


def finished(situation: Situation, exercise: Document, width: int) -> list[Line]:
    """Return the lines on an exercise of which every check passes: what one can do now, and what is next."""
    lines = paragraph(say("watch_all_pass"), width, 0, COLOURS[Verdict.PASS])
    if outcome := outcome_of(exercise):
        lines += [[], *paragraph(outcome, width, 0)]
    if way := another_way_of(exercise):
        lines += [[], *paragraph(say("another_way", text=way), width, 0)]
    following = situation.following()
    count = len(situation.exercises)
    text = say_next(following) if following else say("watch_all_done", count=count) if count > 1 else ""
    return [*lines, [], *paragraph(text, width, 0, BOLD)] if text else lines


def say_next(following: Exercise, key: str = "watch_next") -> str:
    """Return the sentence on the next exercise. `key`: of the sentence where there are no keys to press."""
    return say(key, folder=following.folder, minutes=say_minutes(following))


def one_line(situation: Situation, course: Path) -> str:
    """Return the newest verdict as one line, for a pipe or a terminal without cursor."""
    here = situation.current.folder
    if situation.lost or situation.refusal:
        return harmless_text(f"{here}: {situation.lost or situation.refusal}".replace("\n", " "))
    exercise = situation.graded
    assert exercise
    causes = causes_of(exercise)
    points = show_points(exercise, with_unit=True)
    if not causes:
        following = situation.following()
        what_next = say_next(following, "watch_next_line") if following else ""
        return f"{here}: {points}. {say('watch_all_pass')} {what_next}".strip()
    check = causes[0].check
    target = target_of(course, exercise, check)
    where = f"{target.shown}: " if target else ""
    if exercise["problem"] and exercise["problem"]["cause"] == SYNTAX:
        return f"{here}: {where}{say_not_python(check)}"
    said = filter(str.strip, message_text(check).splitlines())
    text = "; ".join(" ".join(harmless_text(line).split()) for line in said)
    return f"{here}: {points}. {where}{check['verdict']}: {check['claim']}. {text}"

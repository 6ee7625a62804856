"""A graded exercise for the person who works on it: one line if there is nothing to read, and each cause once."""

from collections.abc import Iterator

import msgspec

from ..record.audience import to_student
from ..record.document import Document, message_text, messages_of
from ..record.message import Message
from ..record.sentences import render, say
from ..record.verdict import Verdict
from .causes import Cause, called, causes_of, is_of_file, text
from .lines import COLOURS, FAILED, INDENT, Line, done_lines, harmless_text, printed_lines, show_points, visible_text
from .wrapping import CODE, fit_code

MAX_CLAIMS = 5  # below one block; of the others only the number
CODE_KEY = "frame_text"
CODE_INDENT = len(INDENT) + 4  # as its sentence has it


def is_untouched(exercise: Document) -> bool:
    """Return whether nothing in an exercise is written yet: every check waits for a function."""
    checks = exercise["checks"]
    return bool(checks) and all(check["verdict"] == Verdict.TODO for check in checks)


def block_lines(exercise: Document, width: int | None = None) -> Iterator[Line]:
    """Yield the lines about one exercise. `width`: of the terminal, for lines of code."""
    yield []
    head = (exercise["folder"], "bold")
    if is_untouched(exercise):
        yield [head, (f"  {say('screen_not_begun', points=exercise['max_points'])}", "")]
        return
    yield [head, (f"  {show_points(exercise, with_unit=True)}", "")]
    yield []
    for notice in exercise.get("notices", []):
        yield [(INDENT + harmless_text(to_student(notice)), "dim")]
    yield from pass_lines(exercise)
    for cause, others in with_function(causes_of(exercise)):
        yield from cause_lines(exercise, cause, others, width)
    yield from done_lines(exercise)


def pass_lines(exercise: Document) -> Iterator[Line]:
    """Yield the line that counts the checks that passed; nothing if there are none."""
    checks = exercise["checks"]
    passed = sum(check["verdict"] == Verdict.PASS for check in checks)
    if passed:
        key = "screen_pass_all" if passed == len(checks) else "screen_pass"
        yield [*verdict_of(Verdict.PASS), (say(key, passed=passed, count=len(checks)), "")]


def with_function(causes: list[Cause]) -> Iterator[tuple[Cause, list[Cause]]]:
    """Yield each cause to be explained, with the later ones in which the same function is wrong, nobody knows why.

    Their numbers differ, and often all come from one mistake: the first explanation is enough to look for it.
    """
    groups: dict[str, tuple[Cause, list[Cause]]] = {}
    for number, cause in enumerate(causes):
        check = cause.check
        known = check["verdict"] == Verdict.WRONG and called(check)
        key = text(called(check), check.get("place")) if known else str(number)
        if key in groups and not cause.hint:
            groups[key][1].append(cause)
        else:
            groups[key if key not in groups else str(number)] = (cause, [])
    yield from groups.values()


def cause_lines(exercise: Document, cause: Cause, others: list[Cause], width: int | None) -> Iterator[Line]:
    """Yield the block about one cause. `others`: of the same function, without an explanation of their own."""
    check, count = cause.check, len(cause.checks)
    waits = say("screen_waits") if count == 1 else say("screen_wait", count=count)
    if todo := todo_of(check):
        facts = {"name": todo.facts["name"], "line": todo.facts["line"]}
        yield [*verdict_of(check["verdict"]), (visible_text(say("screen_todo", **facts, waits=waits)), "")]
        return
    explained = list(explanation(check, width))
    if is_of_file(exercise, check) and explained:
        (first, style), *_ = explained.pop(0)
        yield [*verdict_of(check["verdict"]), (first[len(INDENT) :], style)]
    else:
        yield [*verdict_of(check["verdict"]), (check["claim"], "")]
    yield from explained
    if cause.hint:
        yield [(INDENT + harmless_text(say("looks_like", sentence=cause.hint)), "cyan")]
    if check["output"] and message_text(check):
        yield from printed_lines(check)
    if is_of_file(exercise, check):
        yield [(INDENT + waits, "")]
        return
    yield from claim_lines("screen_same", cause.others, "")
    name = check["call"]["facts"].get("name") if check["call"] else None
    also = [one for other in others for one in other.checks]
    yield from claim_lines("screen_also", also, name if isinstance(name, str) else say_called(check))


def say_called(check: Document) -> str:
    """Return what a check called, as text; empty if it called nothing."""
    call = messages_of({**check, "message": []})
    return visible_text(render(call[0]).partition("\n")[0]) if call else ""


def claim_lines(key: str, checks: list[Document], name: str) -> Iterator[Line]:
    """Yield the sentence `key` on more checks, and their claims; nothing if there are none."""
    if not checks:
        return
    sentence = say(key + "_one" if len(checks) == 1 else key, count=len(checks), name=name)
    yield [(INDENT + sentence, "dim")]
    shown = checks if len(checks) <= MAX_CLAIMS + 1 else checks[:MAX_CLAIMS]
    for check in shown:
        yield [(INDENT + say("screen_claim", claim=check["claim"]), "dim")]
    if more := len(checks) - len(shown):
        yield [(INDENT + say("screen_more", count=more), "dim")]


def explanation(check: Document, width: int | None) -> Iterator[Line]:
    """Yield the call and the messages of a check. Lines of code have the style CODE."""
    messages = messages_of(check)
    for number, message in enumerate(messages):
        lines = [INDENT + visible_text(line) for line in render(message).splitlines()]
        if message.key == CODE_KEY:
            after = messages[number + 1 : number + 2]
            before = messages[number - 1] if number else None
            if before is not None and is_caret(message) and before.key == CODE_KEY:
                continue  # it came with its line
            if after and is_caret(after[0]):
                caret = (INDENT + render(after[0])).rstrip()
                lines = list(fit_code(lines[0], caret, CODE_INDENT, width))
            yield from ([(line, CODE)] for line in lines)
        else:
            yield from ([(line, "")] for line in lines)


def is_caret(message: Message) -> bool:
    """Return whether a message is the mark below a line of code."""
    return message.key == CODE_KEY and str(message.facts["text"]).strip() == "^"


def todo_of(check: Document) -> Message | None:
    """Return the message on a function that is not written; None if the check says something else."""
    messages = messages_of({**check, "call": None})
    return messages[0] if len(messages) == 1 and messages[0].key == "todo" else None


def place_of_check(check: Document) -> str:
    """Return the line of the student's file to which a failure belongs, as text; empty if it is unknown."""
    place = check.get("place")
    return render(msgspec.convert(place, Message)) if place else ""


def verdict_of(verdict: str) -> Line:
    """Return the beginning of a line about a verdict."""
    return [("  ", ""), (f"{verdict:<8}", COLOURS.get(verdict, FAILED))]

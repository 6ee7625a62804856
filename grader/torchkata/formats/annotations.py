"""One graded submission as workflow commands of GitHub, which shows them beside the lines of the student's file.

GitHub shows the first ten errors, ten warnings and ten notices of a step. What students wrote stands behind ``::`` and
on the same line, so it cannot be a command.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..record.audience import own_note, to_student
from ..record.document import Document, checks_of, exercises_of, explain, grader_failed
from ..record.sentences import say
from ..record.status import show_status
from ..record.types import Verdict
from ..report.blocks import is_untouched
from ..report.shown_check import visible_lines
from ..report.submission_page import say_points
from .places import line_of, show_place

BEGINNING = "::notice title=torchkata::"  # of the first line, by which the file is known
MAX_SHOWN = 10  # of each kind in a step
MAX_TEXT = 4000  # characters of one message
MAX_TITLE = 200
MILD = (Verdict.TODO,)


@dataclass(frozen=True)
class Annotation:
    """One command. `kind`: error, warning or notice. `line`: 0 if it is not known."""

    kind: str
    title: str
    text: str
    file: str = ""
    line: int = 0

    def show(self) -> str:
        """Return the command, on one line."""
        facts = {"file": self.file, "line": str(self.line or ""), "title": shorten(self.title, MAX_TITLE)}
        escaped = {name: escape_property(fact) for name, fact in facts.items()}
        properties = ",".join(f"{name}={fact}" for name, fact in escaped.items() if fact)
        return f"::{self.kind} {properties}::{escape(shorten(visible_lines(self.text), MAX_TEXT))}"


def show_annotations(document: Document) -> str:
    """Return the commands: the total, then what failed, each once, and last how many more there are."""
    title = say_points(document) if exercises_of(document) else show_status(document.get("status", ""))
    total = "\n".join(filter(None, [title, own_note(document)]))
    found = list(dict.fromkeys(annotations_of(document)))
    shown = [one for kind in ("error", "warning") for one in [one for one in found if one.kind == kind][:MAX_SHOWN]]
    lines = [BEGINNING + escape(visible_lines(total)), *(one.show() for one in shown)]
    if len(found) > len(shown):
        lines.append(Annotation("notice", "torchkata", say("annotations_more", count=len(found) - len(shown))).show())
    return "\n".join(lines) + "\n"


def annotations_of(document: Document) -> Iterator[Annotation]:
    """Yield the annotations, what matters most first. Exercises that are not begun have none if another one is."""
    if grader_failed(document):
        yield Annotation("error", say("annotations_grader"), say("some_ungraded"))
    broken = [exercise for exercise in exercises_of(document) if exercise["problem"]]
    for exercise in broken:
        lines = {line for check in exercise["checks"] if (line := line_of(check))}  # a hidden check may show none
        title = say("annotations_problem", folder=exercise["folder"])
        line = lines.pop() if len(lines) == 1 else 0
        yield Annotation("error", title, to_student(exercise["problem"]), exercise.get("file", ""), line)
    untouched = list(filter(is_untouched, exercises_of(document)))
    aside = broken if len(untouched) == len(exercises_of(document)) else broken + untouched
    for exercise, check in checks_of(document):
        if exercise not in aside and (text := explain(check)) and check["verdict"] != Verdict.GRADER:
            yield annotation_of(exercise, check, text)


def annotation_of(exercise: Document, check: Document, text: str) -> Annotation:
    """Return the annotation for a failed check. GitHub shows no cells, so a place in one is a part of the text."""
    line, place = line_of(check), show_place(exercise, check)
    kind = "warning" if check["verdict"] in MILD else "error"
    said = text if line or not place else f"{place}\n{text}"
    return Annotation(kind, f"{check['verdict']}: {check['claim']}", said, exercise.get("file", ""), line)


def shorten(text: str, most: int) -> str:
    """Return a text with at most `most` characters."""
    return text if len(text) <= most else text[: most - 3] + "..."


def escape(text: str) -> str:
    """Return a text as the message of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Return a text as a property of a command."""
    return escape(visible_lines(text)).replace(":", "%3A").replace(",", "%2C")

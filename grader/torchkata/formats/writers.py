"""The registry of file formats for one graded submission.

``torchkata grade PATH --write FORMAT=FILE`` and the output folder of a class both use it. To add a format, add an entry
to FORMATS, a sentence `write_kind_...`, and a function that returns the text. Each function imports its format module
when it is called, so a format that is not requested costs no import time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import GraderFailed, NothingToGrade, OutputRefused
from ..record.atomic_file import dump
from ..record.document import Document, checks_of, exercises_of, grader_failed
from ..record.sentences import say
from ..record.status import Status
from . import earlier_files as earlier

MILLISECONDS = 3  # decimals of seconds


@dataclass(frozen=True)
class Context:
    """What a format may need besides the record.

    `submission`: the name of the submission. `exercises`: folder and maximum points of each exercise.
    `seconds`: how long grading took; None leaves the document as it is. `environment`: environment variables, some of
    which the runner of a platform sets.
    """

    submission: str = ""
    exercises: Sequence[tuple[str, float]] = ()
    seconds: float | None = None
    hidden_visibility: str = "hidden"
    environment: Mapping[str, str] = field(default_factory=dict)

    def timed(self, document: Document) -> Document:
        """Return the document with the grading time, if it is known here."""
        return document if self.seconds is None else {**document, "seconds": round(self.seconds, MILLISECONDS)}


@dataclass(frozen=True)
class Format:
    """One file format.

    `show` returns the content of the file. `is_ours` returns whether an existing file has this format and may be
    replaced. `prepare` raises a TorchkataError, before grading, if the format cannot be written at all. `require`
    raises one, after grading, if a platform would read a wrong mark from this record.
    """

    show: Callable[[Document, Context], str]
    is_ours: Callable[[Path], bool]
    prepare: Callable[[Context], object] = lambda context: None
    require: Callable[[Document], object] = lambda document: None

    def show_for_platform(self, document: Document, context: Context) -> str:
        """Return the content of a file that a platform reads as a mark. Raises what `require` and `show` raise."""
        self.require(document)
        return self.show(document, context)


def show_json(document: Document, context: Context) -> str:
    """Return the record as JSON, without the grading time: the same submission gives the same bytes."""
    return dump(document)


def show_csv(document: Document, context: Context) -> str:
    """Return the grade table with one row."""
    from .csv_table import show_grades

    exercises = [(one["folder"], one["max_points"]) for one in exercises_of(document)] or context.exercises
    return show_grades([{"student": context.submission, "status": Status.GRADED, **document}], exercises)


def show_junit(document: Document, context: Context) -> str:
    """Return JUnit XML."""
    from . import junit

    return junit.show_junit(context.timed(document))


def show_gradescope(document: Document, context: Context) -> str:
    """Return ``results.json`` for Gradescope."""
    from .gradescope import gradescope_results

    return dump(gradescope_results(context.timed(document), context.hidden_visibility))


def require_score(document: Document) -> None:
    """Raise GraderFailed if no check was graded or grading was interrupted: there is no score for Gradescope."""
    require_complete(document)
    checks = [check for _, check in checks_of(document)]
    if checks and all(check["points"] is None for check in checks):
        raise GraderFailed(say("write_no_check"))


def show_exercism(document: Document, context: Context) -> str:
    """Return ``results.json`` for Exercism."""
    from .exercism import exercism_results

    return dump(exercism_results(document))


def show_classroom50(document: Document, context: Context) -> str:
    """Return ``result.json`` for Classroom 50. Raises UnknownSubmission."""
    from .classroom50 import classroom50_result

    return dump(classroom50_result(document, context.environment))


def require_all_graded(document: Document) -> None:
    """Require that every check was graded: Classroom 50 cannot represent an ungraded one.

    Raises GraderFailed if a check was not graded, and NothingToGrade if the submission has no answer.
    """
    require_complete(document)
    if grader_failed(document):
        raise GraderFailed(say("write_ungraded"))
    if not exercises_of(document):
        raise NothingToGrade(say("write_no_answer"))


def require_complete(document: Document) -> None:
    """Raise GraderFailed if grading was interrupted: a platform would take the points so far for the result."""
    if not document["complete"]:
        raise GraderFailed(say("write_interrupted"))


def prepare_classroom50(context: Context) -> None:
    """Raise UnknownSubmission if the environment does not identify the student."""
    from .classroom50 import read_place

    read_place(context.environment)


def show_summary(document: Document, context: Context) -> str:
    """Return Markdown for the summary of a workflow's step on GitHub."""
    from . import summary

    return summary.show_summary(document)


def show_annotations(document: Document, context: Context) -> str:
    """Return workflow commands of GitHub."""
    from . import annotations

    return annotations.show_annotations(document)


def show_badge(document: Document, context: Context) -> str:
    """Return JSON for a badge of shields.io."""
    from .badge import badge

    return dump(badge(document))


def show_text(document: Document, context: Context) -> str:
    """Return the student's feedback as plain text."""
    from .feedback import show_feedback

    return show_feedback(document)


def show_html(document: Document, context: Context) -> str:
    """Return the student's feedback as an HTML page."""
    from ..report.submission_page import show_submission

    return show_submission(document, context.submission)


def prepare_html(context: Context) -> None:
    """Raise OutputRefused if a package that pages are made with is not installed."""
    from ..course.missing_packages import first_missing
    from ..report.html import PACKAGE

    missing = first_missing([PACKAGE])
    if missing:
        raise OutputRefused(missing)


FORMATS: dict[str, Format] = {
    "json": Format(show_json, earlier.is_record),
    "csv": Format(show_csv, earlier.is_table),
    "junit": Format(show_junit, earlier.is_junit),
    "gradescope": Format(show_gradescope, earlier.is_gradescope, require=require_score),
    "exercism": Format(show_exercism, earlier.is_exercism),
    "classroom50": Format(show_classroom50, earlier.is_classroom50, prepare_classroom50, require_all_graded),
    "summary": Format(show_summary, earlier.is_summary),
    "annotations": Format(show_annotations, earlier.is_annotations),
    "badge": Format(show_badge, earlier.is_badge),
    "text": Format(show_text, earlier.is_text),
    "html": Format(show_html, earlier.is_page, prepare_html),
}

"""The formats in which one graded submission can be written: ``torchkata grade PATH --write FORMAT=FILE``.

A new format is a line in FORMATS, a sentence `write_kind_...`, and the function that returns its text. Each function
imports what it needs when it is called: nobody pays for a format that was not asked for.
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
class Around:
    """What a format may need beside the record: how long it took, and where it goes.

    `submission`: what was graded, by its name. `exercises`: folder and points of each that could have been graded.
    `environment`: the variables of the machine, of which a platform's runner sets some.
    """

    submission: str = ""
    exercises: Sequence[tuple[str, float]] = ()
    seconds: float = 0.0
    hidden_visibility: str = "visible"
    environment: Mapping[str, str] = field(default_factory=dict)

    def timed(self, document: Document) -> Document:
        """Return a document with the seconds that it took to grade."""
        return {**document, "seconds": round(self.seconds, MILLISECONDS)}


@dataclass(frozen=True)
class Format:
    """How one format is written.

    `show` returns the text of a file, or raises a TorchkataError where the record must not be written in this format.
    `is_ours` tells whether a file that is there holds this format, so that it may be replaced. `prepare` raises a
    TorchkataError where the format cannot be written whatever the record is.
    """

    show: Callable[[Document, Around], str]
    is_ours: Callable[[Path], bool]
    prepare: Callable[[Around], object] = lambda around: None


def show_json(document: Document, around: Around) -> str:
    """Return the record. It does not say how long it took: the same submission gives the same bytes."""
    return dump(document)


def show_csv(document: Document, around: Around) -> str:
    """Return the table of a class of one."""
    from .csv_table import show_grades

    exercises = [(one["folder"], one["max_points"]) for one in exercises_of(document)] or around.exercises
    return show_grades([{"student": around.submission, "status": Status.GRADED, **document}], exercises)


def show_junit(document: Document, around: Around) -> str:
    """Return the XML that JUnit made common."""
    from . import junit

    return junit.show_junit(around.timed(document))


def show_gradescope(document: Document, around: Around) -> str:
    """Return the results for Gradescope. Raises GraderFailed where no score must be given: what is there stays."""
    from .gradescope import gradescope_results

    refuse_interrupted(document)
    checks = [check for _, check in checks_of(document)]
    if checks and all(check["points"] is None for check in checks):
        raise GraderFailed(say("write_no_check"))
    return dump(gradescope_results(around.timed(document), around.hidden_visibility))


def show_exercism(document: Document, around: Around) -> str:
    """Return the results for Exercism."""
    from .exercism import exercism_results

    return dump(exercism_results(document))


def show_classroom50(document: Document, around: Around) -> str:
    """Return the result for Classroom 50, which has no word for what was not graded.

    Raises GraderFailed where any check was not, NothingToGrade where there is no answer, and UnknownSubmission.
    """
    from .classroom50 import classroom50_result

    refuse_interrupted(document)
    if grader_failed(document):
        raise GraderFailed(say("write_ungraded"))
    if not exercises_of(document):
        raise NothingToGrade(say("write_no_answer"))
    return dump(classroom50_result(document, around.environment))


def refuse_interrupted(document: Document) -> None:
    """Raise GraderFailed where grading was interrupted, for a platform that would take it for the whole."""
    if not document["complete"]:
        raise GraderFailed(say("write_interrupted"))


def prepare_classroom50(around: Around) -> None:
    """Raise UnknownSubmission where the environment does not say whose submission this is."""
    from .classroom50 import read_place

    read_place(around.environment)


def show_text(document: Document, around: Around) -> str:
    """Return what the student reads."""
    from .feedback import show_feedback

    return show_feedback(document)


def show_html(document: Document, around: Around) -> str:
    """Return the same as a page."""
    from ..report.submission_page import show_submission

    return show_submission(document, around.submission)


def prepare_html(around: Around) -> None:
    """Raise OutputRefused where a package that pages are made with is not installed."""
    from ..course.missing_packages import first_missing
    from ..report.html import PACKAGE

    missing = first_missing([PACKAGE])
    if missing:
        raise OutputRefused(missing)


FORMATS: dict[str, Format] = {
    "json": Format(show_json, earlier.is_record),
    "csv": Format(show_csv, earlier.is_table),
    "junit": Format(show_junit, earlier.is_junit),
    "gradescope": Format(show_gradescope, earlier.is_gradescope),
    "exercism": Format(show_exercism, earlier.is_exercism),
    "classroom50": Format(show_classroom50, earlier.is_classroom50, prepare_classroom50),
    "text": Format(show_text, earlier.is_text),
    "html": Format(show_html, earlier.is_page, prepare_html),
}

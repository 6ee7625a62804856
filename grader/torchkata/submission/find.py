"""Find the answers in a submission that somebody named."""

from pathlib import Path

from ..course.catalog import Exercise
from ..errors import NothingToGrade
from ..record.message import phrase
from ..record.notices import Notice
from ..record.sentences import render, say
from .candidates import near_misses
from .reader import Answer, find_answers


class NothingFound(NothingToGrade):
    """A submission exists but has no answer to any exercise. `notice` explains it to the student."""

    def __init__(self, text: str, notice: Notice) -> None:
        super().__init__(text)
        self.notice = notice


def find_submission(submission: Path, exercises: list[Exercise]) -> list[Answer]:
    """Return the answers in a submission.

    Raises NothingToGrade if there is no submission, and NothingFound if it has no file for any exercise.
    """
    if not submission.exists():
        raise NothingToGrade(say("refused_no_path", path=submission))
    answers = find_answers(submission, exercises)
    if not any(answer.found for answer in answers):
        files, near = [exercise.file for exercise in exercises], near_misses(submission, exercises)
        key, others = "empty_folder" if submission.is_dir() else "other_file", [near] if near else []
        refusal = [phrase(f"refused_{key}", path=submission, files=files), phrase("notebook_too"), *others]
        notice = Notice("nothing_handed_in", (phrase("nothing_handed_in", files=files), *others))
        raise NothingFound(" ".join(map(render, refusal)), notice)
    return answers

"""Which feedback a course allows: when the sentence on a recognised mistake is shown, and the other right way.

The table ``[feedback]`` of an ``exercise.toml`` counts more than that of ``exercises/course.toml``, which is for all
exercises. Both are public: a student's kit follows them, too.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import msgspec

from .toml_file import read_table

FULL, AFTER_TRIES, NONE = "full", "after-tries", "none"
POLICIES = (FULL, AFTER_TRIES, NONE)
COURSE_FILE = Path("exercises", "course.toml")
UNSET = msgspec.UNSET
EXAMPLES = {
    "feedback": 'feedback = { hints = "after-tries" }',
    "feedback.hints": f'hints = "{AFTER_TRIES}"',
    "feedback.another_way": "another_way = true",
}


@dataclass(frozen=True)
class Feedback:
    """What students are shown besides what is wrong and where.

    `hints`: when they read the sentence on a recognised mistake. ``full``: at once. ``after-tries``: a student's own
    run shows it when the check failed in a second version of the file, or on request; a submission that is graded
    elsewhere is a try. ``none``: never, and no record holds it. `another_way`: at full points, another right way is
    shown, if the author describes one.
    """

    hints: str = AFTER_TRIES
    another_way: bool = True


class FeedbackTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The table ``[feedback]``; what it leaves out is decided elsewhere."""

    hints: Literal["full", "after-tries", "none"] | msgspec.UnsetType = UNSET
    another_way: bool | msgspec.UnsetType = UNSET

    def change(self, feedback: Feedback) -> Feedback:
        """Return `feedback` with what this table says in its place."""
        return replace(feedback, **msgspec.to_builtins(self))


class CourseSettings(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What ``exercises/course.toml`` declares."""

    feedback: FeedbackTable = FeedbackTable()


KEYS = [f"feedback.{name}" for name in FeedbackTable.__struct_fields__]


def read_course_feedback(course: Path) -> Feedback:
    """Return the feedback that a course allows in general. Raises CourseError where its file is wrong."""
    file = course / COURSE_FILE
    if not file.exists():
        return Feedback()
    return read_table(file, CourseSettings, KEYS, EXAMPLES).feedback.change(Feedback())

"""What the view shows at one moment: facts only. `pieces` makes the words."""

from dataclasses import dataclass, field

from ..course.catalog import Exercise
from ..record.document import Document, exercises_of
from .messages import Progressed
from .standings import Standings


@dataclass
class Situation:
    """The course, the exercise on which the student works, and what is known of it.

    `record`: of the newest verdict on the current exercise; `running`: a newer text is being graded, so the record is
    out of date; `progress`: of that, if it takes a while. `refusal`: why the newest text could not be graded.
    `seconds`: from the save to the verdict. `held`: checks whose hint waits. `advice`: hints that were asked for.
    `note`: what the last key did. `ready`: the libraries are imported. `lost`: why nothing is graded any more.
    """

    exercises: list[Exercise]
    current: Exercise
    standings: Standings
    record: Document | None = None
    running: bool = False
    progress: Progressed | None = None
    refusal: str = ""
    seconds: float | None = None
    unfinished: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)
    note: str = ""
    ready: bool = False
    lost: str = ""

    @property
    def graded(self) -> Document | None:
        """Return the document of the current exercise, if there is one."""
        return next(iter(exercises_of(self.record)), None) if self.record else None

    @property
    def number(self) -> int:
        """Return the place of the current exercise in the course, from 1."""
        return self.exercises.index(self.current) + 1

    def following(self) -> Exercise | None:
        """Return the next exercise that is not known to be done, beginning after the current one; None: all are."""
        later = [*self.exercises[self.number :], *self.exercises[: self.number - 1]]
        return next((one for one in later if not self.standings.is_done(one.folder)), None)

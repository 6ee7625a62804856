"""What is graded while nothing else is to be done: exercises of which nothing is known yet."""

from .messages import Grade, Survey
from .standings import Standings


class Ahead:
    """Goes through the course, one exercise after the other. `asked`: the one that is graded now; empty: none."""

    def __init__(self, standings: Standings) -> None:
        self._standings = standings
        self._contents: dict[str, str] | None = None  # what there is to grade, once it is known
        self.asked = ""

    def next(self, number: int) -> Survey | Grade | None:
        """Return the next request, `number` if it is about an exercise; None if all is known."""
        if self._contents is None:
            return Survey()
        waiting = self._standings.recall(self._contents)
        if not waiting:
            return None
        self.asked = waiting[0]
        return Grade(number, self.asked)

    def survey(self, contents: dict[str, str] | None) -> None:
        """Take in what there is to grade; None: it is not known any more."""
        self._contents = contents

    def note(self, folder: str, content: str) -> None:
        """Take in what was graded of an exercise; empty if it cannot be graded, so that it is not tried again."""
        if self._contents is not None and content:
            self._contents[folder] = content
        elif self._contents is not None:
            self._contents.pop(folder, None)

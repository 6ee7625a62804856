"""The loop: what is saved is graded, the newest text first, and the view shows each change."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

from ..course.catalog import Exercise
from ..record.sentences import say
from .grading_client import GradingClient, GradingLost
from .messages import Began, Called, Checked, Event, Grade, Graded, Ready, Refused, Survey, Surveyed
from .saved_files import saved
from .situation import Running, Situation
from .standings import Standings, standing_of


class Watch:
    """Watches one course. `first`: the exercise to begin with. `poll`: see `saved`.

    `on_change` is called after each change of `situation`.
    """

    def __init__(
        self, course: Path, exercises: list[Exercise], first: Exercise, client: GradingClient, poll: bool = False
    ) -> None:
        self._course, self._client, self._poll = course, client, poll
        self.situation = Situation(exercises, first, Standings(course, [one.folder for one in exercises]))
        self.on_change: Callable[[], None] = lambda: None
        self.on_verdict: Callable[[], None] = lambda: None  # on the current exercise, or why there is none
        self._number = 0  # of the newest request
        self._asked = ""  # the exercise that is graded in the background now, if any
        self._saved_at: float | None = None
        self._contents: dict[str, str] | None = None  # what there is to grade, once it is known

    async def run(self) -> None:
        """Watch until this is cancelled, or nothing can be graded any more. Raises OSError."""
        await self._client.start()
        self.grade()
        tasks = [asyncio.create_task(self._follow_files()), asyncio.create_task(self._follow_grading())]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await self._client.close()

    def grade(self, hidden: bool = False) -> None:
        """Grade the current exercise now. A grading that runs is interrupted."""
        self._number += 1
        self._asked = ""
        self.situation.running = Running()
        self._client.send(Grade(self._number, self.situation.current.folder, hidden))
        self.on_change()

    def grade_all_checks(self) -> None:
        """Grade the current exercise with its hidden checks, if there is a key."""
        self._saved_at = time.monotonic()
        key = self.situation.current.secret is not None
        self.situation.note = "" if key else say("watch_no_hidden")
        self.grade(hidden=key)

    def go_to(self, folder: str) -> None:
        """Work on another exercise from now on."""
        here = self.situation
        here.current = next(one for one in here.exercises if one.folder == folder)
        here.record, here.refusal, here.unfinished, here.advice, here.note = None, "", [], [], ""
        self._saved_at = time.monotonic()
        self.grade()

    def go_on(self) -> None:
        """Work on the next exercise that is not done."""
        following = self.situation.following()
        if following is not None:
            self.go_to(following.folder)
        else:
            self.situation.note = say("place_all", count=len(self.situation.exercises))
            self.on_change()

    async def _follow_files(self) -> None:
        async for folders in saved(self._course / "exercises", self._poll):
            self._note_saved(folders)

    def _note_saved(self, folders: list[str]) -> None:
        """Grade what was saved: the current exercise, or the only other one, to which the view switches."""
        here = self.situation
        known = [one.folder for one in here.exercises if one.folder in folders]
        for folder in {*known} - {here.current.folder}:
            here.standings.forget(folder)
        self._saved_at = time.monotonic()
        if here.current.folder in known:
            here.note = ""
            self.grade()
        elif len(known) == 1:
            self.go_to(known[0])
        else:
            self._contents = None if known else self._contents
            self._work_ahead()

    async def _follow_grading(self) -> None:
        try:
            async for event in self._client.events():
                self._handle(event)
        except GradingLost as lost:
            self.situation.running, self.situation.lost = None, say("watch_grader_lost", problem=lost)
            self.on_verdict()
            self.on_change()

    def _handle(self, event: Event) -> None:
        """Take in an event. One about an older request than the newest is out of date."""
        here = self.situation
        match event:
            case Ready():
                here.ready = True
            case Surveyed():
                self._contents = event.contents
                here.standings.recall(event.contents)
                self._work_ahead()
            case _ if event.number != self._number:
                return
            case Began() if here.running:
                here.running.checks = event.checks
            case Called() if here.running:
                here.running.call(event.name, event.seconds)
            case Checked() if here.running:
                here.running.verdicts.append(event.verdict)
                here.running.limit = 0.0
            case Graded() | Refused():
                self._conclude(event)
        self.on_change()

    def _conclude(self, event: Graded | Refused) -> None:
        """Take in the end of the newest request, and go on with what is not known yet."""
        here = self.situation
        if isinstance(event, Graded):
            self._note_standing(event)
        elif self._contents is not None:
            self._contents.pop(event.folder, None)  # it cannot be graded in the background either
        if not self._asked:
            here.running = None
            here.seconds = None if self._saved_at is None else time.monotonic() - self._saved_at
            if isinstance(event, Graded):
                self._keep(event)
            else:
                here.refusal = event.sentence
            self.on_verdict()
        self._asked = ""
        self._work_ahead()

    def _keep(self, event: Graded) -> None:
        """Show the record of the current exercise. Hints stay as long as the same check fails first."""
        here = self.situation
        before = first_failed(here)
        here.record, here.refusal, here.unfinished = event.document, "", event.unfinished
        if first_failed(here) != before:
            here.advice = []

    def _note_standing(self, event: Graded) -> None:
        if self._contents is not None:
            self._contents[event.folder] = event.content
        standing = standing_of(event.document["exercises"][0], event.content)
        try:
            self.situation.standings.note(event.folder, standing)
        except OSError as error:
            self.situation.note = say("watch_not_remembered", problem=error.strerror or error)

    def _work_ahead(self) -> None:
        """Grade in the background, one after the other, what is not known of the rest of the course."""
        here = self.situation
        if here.running or self._asked:
            return
        if self._contents is None:
            self._client.send(Survey())
            return
        waiting = here.standings.recall(self._contents)
        if waiting:
            self._number += 1
            self._asked = waiting[0]
            self._client.send(Grade(self._number, self._asked))


def first_failed(situation: Situation) -> str:
    """Return the name of the first check of the current exercise that does not pass; empty if there is none."""
    checks = situation.graded["checks"] if situation.graded else []
    return next((check["name"] for check in checks if check["verdict"] != "PASS"), "")

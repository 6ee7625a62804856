"""The loop: what is saved is graded, the newest text first, and the view shows each change."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

from ..record.document import Document, exercises_of, grader_failed
from ..record.sentences import say
from ..record.verdict import Verdict
from .advice import Advice
from .ahead import Ahead
from .grading_client import GradingClient, GradingLost
from .messages import Event, Grade, Graded, Progressed, Ready, Refused, Surveyed
from .saved_files import saved
from .situation import Situation
from .standings import standing_of


class Watch:
    """Watches one course, from a first `situation` on. `poll`: see `saved`.

    `on_change` is called after each change of the situation.
    """

    def __init__(
        self, course: Path, situation: Situation, client: GradingClient, advice: Advice, poll: bool = False
    ) -> None:
        self._course, self._client, self._advice, self._poll = course, client, advice, poll
        self.situation = situation
        self.on_change: Callable[[], None] = lambda: None
        self.on_verdict: Callable[[], None] = lambda: None  # on the current exercise, or why there is none
        self._number = 0  # of the newest request
        self._ahead = Ahead(situation.standings)
        self._saved_at: float | None = None
        self._record: Document | None = None  # the record of the current exercise with all hints

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
        self._ahead.asked = ""
        self.situation.running, self.situation.progress = True, None
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
            self.situation.note = say("watch_all_done", count=len(self.situation.exercises))
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
            if known:
                self._ahead.survey(None)
            self._work_ahead()

    async def _follow_grading(self) -> None:
        try:
            async for event in self._client.events():
                self._handle(event)
        except GradingLost as lost:
            self.situation.running, self.situation.lost = False, say("watch_grader_lost", problem=lost)
            self.on_verdict()
            self.on_change()

    def _handle(self, event: Event) -> None:
        """Take in an event. One about an older request than the newest is out of date."""
        here = self.situation
        match event:
            case Ready():
                here.ready = True
            case Surveyed():
                self._ahead.survey(event.contents)
                self._work_ahead()
            case _ if event.number != self._number:
                return
            case Progressed():
                here.progress = event if here.running else None
            case Graded() | Refused():
                self._conclude(event)
        self.on_change()

    def _conclude(self, event: Graded | Refused) -> None:
        """Take in the end of the newest request, and go on with what is not known yet."""
        here = self.situation
        self._ahead.note(event.folder, event.content if isinstance(event, Graded) else "")
        if not self._ahead.asked:
            here.running, here.progress = False, None
            here.seconds = None if self._saved_at is None else time.monotonic() - self._saved_at
            if isinstance(event, Graded):
                self._keep(event)
            else:
                here.refusal = event.sentence
        if isinstance(event, Graded):
            self._note_standing(event)
        if not self._ahead.asked:
            self.on_verdict()
        self._ahead.asked = ""
        self._work_ahead()

    def _keep(self, event: Graded) -> None:
        """Show the record of the current exercise. Hints stay as long as the same check fails first."""
        here = self.situation
        before, self._record = first_failed(here), event.document
        here.refusal, here.unfinished = "", event.unfinished
        (graded,) = exercises_of(event.document)
        here.note = "" if here.record is None else here.note  # it said that there is no verdict yet
        here.note = self._advice.note_try(here.current, graded, event.content) or here.note
        self._select()
        if first_failed(here) != before:
            here.advice = []

    def _select(self) -> None:
        """Show the record without the hints that wait."""
        assert self._record
        shown, self.situation.held = self._advice.shown(self.situation.current, exercises_of(self._record)[0])
        self.situation.record = {**self._record, "exercises": [shown]}

    def show_hint(self) -> None:
        """Show the next hint for the first thing that is not right."""
        here, graded = self.situation, self.situation.graded
        if graded is None:
            here.note = say("watch_not_yet")
        elif not first_failed(here):
            here.note = say("watch_nothing_wrong")
        elif self._advice.release(here.current, graded, here.held):
            self._select()
        else:
            here.advice = [*here.advice, *self._advice.of_function(here.current, here.unfinished)]
        self.on_change()

    def _note_standing(self, event: Graded) -> None:
        if grader_failed(event.document):
            return  # that says nothing of the answer
        standing = standing_of(exercises_of(event.document)[0], event.content)
        try:
            self.situation.standings.note(event.folder, standing)
        except OSError as error:
            self.situation.note = say("watch_not_remembered", problem=error.strerror or error)

    def _work_ahead(self) -> None:
        """Grade in the background, one after the other, what is not known of the rest of the course."""
        if self.situation.running or self._ahead.asked:
            return
        if (request := self._ahead.next(self._number + 1)) is not None:
            self._number += isinstance(request, Grade)
            self._client.send(request)


def first_failed(situation: Situation) -> str:
    """Return the name of the first check of the current exercise that does not pass; empty if there is none."""
    checks = situation.graded["checks"] if situation.graded else []
    return next((check["name"] for check in checks if check["verdict"] != Verdict.PASS), "")

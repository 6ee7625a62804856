"""The view in a terminal, by Textual: head, the first thing that is not right, status and keys.

The mouse is left to the terminal, so that its links open and its texts can be copied.
"""

import asyncio
import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from ..record.sentences import say
from . import frame, pieces
from .editor import open_in_editor
from .ending import ends_on_signal
from .exercise_list import ExerciseList
from .page_file import show_page
from .pieces import place_to_edit
from .spans import Line, Span
from .watch import Watch

TICK = 0.5  # seconds between two looks at how long a function has been running
COLOURED = ("green", "yellow", "red", "magenta", "cyan")
LINKLESS = ("linux", "vt100", "vt220", "ansi")  # terminals that would print the address of a link


class WatchApp(App[None]):
    """Shows the situation of `watch`; keys ask it for more."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "view.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "hint"),
        Binding("n", "next"),
        Binding("l", "list"),
        Binding("o", "open"),
        Binding("a", "all"),
        Binding("p", "picture"),
        Binding("q", "quit"),
        Binding("ctrl+c", "quit", priority=True),
        Binding("escape", "leave_list"),
    ]

    def __init__(self, watch: Watch, course: Path) -> None:
        super().__init__(ansi_color=True)  # the terminal's own colours; none at all with NO_COLOR
        self.theme = "ansi-dark"
        self._watch, self._course = watch, course
        self._shown: dict[str, list[Line]] = {}
        self._links = os.environ.get("TERM", "") not in LINKLESS

    def compose(self) -> ComposeResult:
        """Yield the parts, from top to bottom."""
        yield Static(id="head")
        with VerticalScroll(id="scroll"):
            yield Static(id="body")
        yield ExerciseList(id="exercises")
        yield Static(id="status")
        yield Static(say("watch_keys"), id="keys")

    def on_mount(self) -> None:
        """Show what is known now, and each change."""
        self._watch.on_change = self.show
        self.set_interval(TICK, self.show_status)
        self.query_one("#scroll").focus()

    def on_resize(self) -> None:
        """Wrap the texts to the new width."""
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Show the situation."""
        situation, width = self._watch.situation, self._width()
        self._put("#head", frame.head(situation, width))
        self._put("#body", pieces.body(situation, self._course, width))
        self.show_status()

    def show_status(self) -> None:
        """Show what happens now."""
        self._put("#status", frame.status(self._watch.situation, self._width()))

    def _width(self) -> int:
        return max(self.size.width - 4, 20)  # the padding, and a scroll bar

    def _put(self, name: str, lines: list[Line]) -> None:
        if self._shown.get(name) != lines:  # laying out costs more than all else here
            self._shown[name] = lines
            text = Content("\n").join(Content.assemble(*map(self._styled, line)) for line in lines)
            self.query_one(name, Static).update(text)

    def _styled(self, span: Span) -> tuple[str, Style]:
        names = [f"ansi_{word}" if word in COLOURED else word for word in span.style.split()]
        style = Style.parse(" ".join(names)) if names else Style()
        return span.text, style + Style(link=span.target.link) if span.target and self._links else style

    def action_hint(self) -> None:
        """Show the next hint."""
        self._watch.show_hint()
        self.query_one("#scroll").scroll_end(animate=False)

    def action_next(self) -> None:
        """Work on the next exercise."""
        self.action_leave_list()
        self._watch.go_on()

    def action_all(self) -> None:
        """Run all checks, also hidden ones where there is a key."""
        self._watch.grade_all_checks()

    def action_list(self) -> None:
        """Show the list of the exercises, or leave it."""
        exercises = self.query_one(ExerciseList)
        if exercises.display:
            self.action_leave_list()
            return
        exercises.fill(self._watch.situation, self._width())
        self.query_one("#scroll").display, exercises.display = False, True
        exercises.focus()
        self._note(say("watch_list_help"))

    def on_option_list_option_selected(self, event: ExerciseList.OptionSelected) -> None:
        """Work on the exercise that was chosen."""
        self.action_leave_list()
        if event.option.id:
            self._watch.go_to(event.option.id)

    def action_leave_list(self) -> None:
        """Leave the list."""
        exercises = self.query_one(ExerciseList)
        if exercises.display:
            exercises.display, self.query_one("#scroll").display = False, True
            self.query_one("#scroll").focus()
            self._note("")

    def action_open(self) -> None:
        """Open the file in the editor, at the first thing that is not right."""
        target = place_to_edit(self._watch.situation, self._course)
        self._note(open_in_editor(target, self._aside, os.environ))

    @contextmanager
    def _aside(self) -> Iterator[None]:
        """Leave the terminal to another program, where that is possible."""
        with contextlib.ExitStack() as stack:
            with contextlib.suppress(SuspendNotSupported):
                stack.enter_context(self.suspend())
            yield
        self.refresh(layout=True)

    async def action_picture(self) -> None:
        """Write the page of the exercise, and open it."""
        self._note(await asyncio.to_thread(show_page, self._watch.situation, self._course))

    def _note(self, text: str) -> None:
        self._watch.situation.note = text
        self.show_status()


async def show_view(watch: Watch, course: Path) -> int:
    """Show the view until it is left, and return the exit status. Raises OSError if nothing can be watched any more."""
    app = WatchApp(watch, course)
    task = asyncio.create_task(watch.run())
    task.add_done_callback(lambda _: app.exit())
    try:
        with ends_on_signal(app.exit):
            await app.run_async(mouse=False)
        return app.return_code or 0
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

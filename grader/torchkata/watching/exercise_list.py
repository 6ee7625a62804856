"""The list of the exercises of the course, in the place of the current one."""

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from .frame import listed
from .situation import Situation


class ExerciseList(OptionList):
    """A line for each exercise; Enter chooses one."""

    def on_mount(self) -> None:
        """Hide the list until it is asked for."""
        self.display = False

    def fill(self, situation: Situation, width: int) -> None:
        """Show how far one is in each exercise, with the current one chosen."""
        self.clear_options()
        self.add_options([Option(Content(text), folder) for folder, text in listed(situation, width)])
        self.highlighted = situation.number - 1

"""Writes the page of an exercise, with the pictures, and opens it in a browser."""

import os
import sys
import webbrowser
from collections.abc import Mapping
from pathlib import Path

from ..record.atomic_file import write_text
from ..record.document import Document
from ..record.sentences import say
from .places import short
from .situation import Situation

CACHE = ".cache"
SHOWS_WINDOWS = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "BROWSER")


def write_page(course: Path, record: Document, folder: str) -> Path:
    """Write the page about the exercise `folder` and return its path. Raises OSError."""
    from ..report.submission_page import show_submission  # here: the templates take a while to import

    file = course / CACHE / f"{folder}.html"
    file.parent.mkdir(exist_ok=True)
    write_text(file, show_submission(record, folder))
    return file


def open_page(file: Path, environment: Mapping[str, str] = os.environ) -> bool:
    """Open a page in a browser with a window. Return whether there is one: one in the terminal would cover the view."""
    if sys.platform == "linux" and not any(environment.get(name) for name in SHOWS_WINDOWS):
        return False
    try:
        return webbrowser.open(file.as_uri())
    except (webbrowser.Error, OSError):
        return False


def show_page(situation: Situation, course: Path) -> str:
    """Write the page of the current exercise and open it. Return the sentence on where it is, or on the problem."""
    if situation.record is None:
        return say("watch_not_yet")
    try:
        file = write_page(course, situation.record, situation.current.folder)
    except OSError as error:
        return say("watch_page_problem", file=error.filename or CACHE, problem=error.strerror or error)
    return say("watch_page_opened" if open_page(file) else "watch_page", file=short(file))

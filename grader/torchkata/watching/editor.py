"""Opens a file in the student's editor, at a line."""

import shlex
import shutil
import subprocess
import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from ..record.sentences import say
from .places import Target, short

VARIABLES = ("VISUAL", "EDITOR")
LIKE_CODE = ("code", "code-insiders", "codium", "cursor", "windsurf", "positron")  # --goto file:line
LIKE_VI = ("vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "mg", "gvim")
WITH_COLON = ("subl", "hx", "helix", "zed")  # file:line
WINDOWS = (*LIKE_CODE, "subl", "zed", "gvim", "gedit", "kate", "mate", "open", "pycharm", "idea", "notepad++")


def editor_command(file: Path, line: int, environment: Mapping[str, str]) -> list[str]:
    """Return the command that opens a file; empty if there is no editor. `line` is 0 if it is not known.

    `VISUAL` counts more than `EDITOR`; without both, Visual Studio Code is taken where it is installed.
    """
    chosen = next((environment[name] for name in VARIABLES if environment.get(name, "").strip()), "")
    command = words_of(chosen) or ([LIKE_CODE[0]] if shutil.which(LIKE_CODE[0]) else [])
    if not command:
        return []
    name = Path(command[0]).name
    if name in LIKE_CODE:
        return [*command, "--goto", f"{file}:{line}" if line else str(file)]
    if not line or name not in (*LIKE_VI, *WITH_COLON):
        return [*command, str(file)]
    return [*command, f"{file}:{line}"] if name in WITH_COLON else [*command, f"+{line}", str(file)]


def words_of(command: str) -> list[str]:
    """Return the words of a command in an environment variable; the whole as one, if its quotes are not closed."""
    try:
        return shlex.split(command)
    except ValueError:
        return [command]


def opens_window(command: list[str]) -> bool:
    """Tell whether an editor has a window of its own, so that the view goes on beside it."""
    return Path(command[0]).name in WINDOWS


def open_in_editor(
    target: Target, aside: Callable[[], AbstractContextManager[None]], environment: Mapping[str, str]
) -> str:
    """Open a place in the student's editor. `aside` gives it the terminal until it ends.

    Return the sentence on what happened; empty if the editor has been left again.
    """
    command = editor_command(target.file, target.line, environment)
    if not command:
        return say("watch_no_editor")
    try:
        if opens_window(command):
            null = subprocess.DEVNULL
            editor = subprocess.Popen(command, stdin=null, stdout=null, stderr=null, start_new_session=True)
            threading.Thread(target=editor.wait, daemon=True).start()  # else it would stay as a zombie
            return say("watch_editor_opened", editor=command[0], file=short(target.file))
        with aside():
            subprocess.run(command, check=False)
    except OSError as error:
        return say("watch_editor_problem", editor=command[0], problem=error.strerror or error)
    return ""

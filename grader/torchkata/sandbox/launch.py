"""How a zygote is started at each level: the command and its environment."""

import json
import os
from dataclasses import asdict

from ..errors import IsolationMissing
from ..inside.confine import Layers
from . import filesystem as room
from .levels import ADVICE, Level, worth_trying
from .processors import ONE_THREAD

START = "import sys; sys.path.insert(0, sys.argv[2]); from inside import forkserver; forkserver.main()"


def starts(level: Level | None) -> list[tuple[Level, str]]:
    """Return what to try: levels, the best first, each with the bubblewrap that makes its namespaces, if any.

    Raises IsolationMissing where there is nothing to try.
    """
    candidates = [one for one in worth_trying() if level in (None, one)]
    found = [(one, program) for one in candidates for program in (room.bubblewraps() if one is Level.FULL else [""])]
    if not found:
        why = "bubblewrap is not installed" if candidates else "this kind of system does not have it"
        raise IsolationMissing(f"level {level}: {why}{ADVICE}")
    return found


def start_command(level: Level, bubblewrap: str, home: str, control: int) -> list[str]:
    """Return the command that starts a zygote at a level; `control` is the descriptor of its socket.

    `home` is its private folder; at level full it has one of its own, which vanishes with it.
    """
    spaces, confined = level is Level.FULL, level is not Level.NONE
    fonts = room.font_cache()
    shown = room.in_room if spaces else str
    readable = (*map(shown, room.readable()), room.FONTS if spaces else fonts or home)
    layers = Layers(namespaces=spaces, files=confined, calls=confined, readable=readable)
    settings = {"control": control, "path": [*map(shown, room.library_path())], "layers": asdict(layers)}
    code = room.CODE if spaces else str(room.INSIDE.parent)
    python = [shown(room.interpreter()), "-I", "-X", "utf8", "-c", START, json.dumps(settings), code]
    return [*(room.namespace_command(bubblewrap, fonts) if spaces else []), *python]


def clean_environment(level: Level, home: str) -> dict[str, str]:
    """Return all that the zygote and its workers know of the environment: nothing of the grader's own."""
    spaces = level is Level.FULL
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "HOME": room.HOME if spaces else home,
        "TMPDIR": room.HOME if spaces else home,
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": room.FONTS if spaces else room.font_cache() or home,
        "MALLOC_ARENA_MAX": "2",  # threads then cost less of the limit on address space
        **ONE_THREAD,
    }

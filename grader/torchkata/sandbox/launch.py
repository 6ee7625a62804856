"""The command and the environment that start a zygote at each level."""

import json
import os
from dataclasses import asdict

from ..errors import IsolationMissing
from ..inside.confine import Layers
from ..record.sentences import say
from . import filesystem
from .levels import Level, worth_trying
from .processors import ONE_THREAD

START = "import sys; sys.path.insert(0, sys.argv[2]); from inside import forkserver; forkserver.main()"


def starts(level: Level | None) -> list[tuple[Level, str]]:
    """Return what to try: levels, the best first, each with a bubblewrap for its namespaces, if any.

    Raises IsolationMissing if there is nothing to try.
    """
    if problem := why_nothing_starts(level):
        raise IsolationMissing(say("isolation_missing", problem=problem))
    return ways(level)


def why_nothing_starts(level: Level | None) -> str:
    """Return why there is nothing to try for a level; an empty text where there is something."""
    if ways(level):
        return ""
    return say("level_no_program" if level in worth_trying() else "level_no_system", level=level)


def ways(level: Level | None) -> list[tuple[Level, str]]:
    """Return what can be tried for a level, None for any, the best first, each with a bubblewrap if it needs one."""
    candidates = [one for one in worth_trying() if level in (None, one)]
    return [(one, path) for one in candidates for path in (filesystem.bubblewraps() if one is Level.FULL else [""])]


def describe_failure(level: Level, bubblewrap: str, problem: str) -> str:
    """Return the sentence on a way to a level that does not work here."""
    key = "level_failed_by" if bubblewrap else "level_failed"
    return say(key, level=level, program=bubblewrap, problem=problem)


def start_command(level: Level, bubblewrap: str, home: str, control: int) -> list[str]:
    """Return the command that starts a zygote at a level; `control` is the descriptor of its socket.

    `home` is its private folder; at level full it has its own, which disappears with it.
    """
    spaces, confined = level is Level.FULL, level is not Level.NONE
    fonts = filesystem.font_cache()
    shown = filesystem.in_namespace if spaces else str
    readable = (*map(shown, filesystem.readable()), filesystem.FONTS if spaces else fonts or home)
    layers = Layers(namespaces=spaces, files=confined, calls=confined, readable=readable)
    settings = {"control": control, "path": [*map(shown, filesystem.library_path())], "layers": asdict(layers)}
    code = filesystem.CODE if spaces else str(filesystem.INSIDE.parent)
    python = [shown(filesystem.interpreter()), "-I", "-X", "utf8", "-c", START, json.dumps(settings), code]
    return [*(filesystem.namespace_command(bubblewrap, fonts) if spaces else []), *python]


def clean_environment(level: Level, home: str) -> dict[str, str]:
    """Return the environment of the zygote and its workers: nothing from the grader's environment."""
    spaces = level is Level.FULL
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "HOME": filesystem.HOME if spaces else home,
        "TMPDIR": filesystem.HOME if spaces else home,
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": filesystem.FONTS if spaces else filesystem.font_cache() or home,
        "MALLOC_ARENA_MAX": "2",  # threads then take less of the limit on address space
        **ONE_THREAD,
    }

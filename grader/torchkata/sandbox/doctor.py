"""Tries which levels of isolation this machine supports, and says how to get the others."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..errors import IsolationMissing
from ..inside import landlock
from ..record.sentences import say
from .filesystem import bubblewraps
from .launch import why_nothing_starts
from .levels import Level
from .zygote import Zygote

COLUMNS = ("level", "here", "layers", "protects")


def examine() -> list[Level]:
    """Print the levels of this machine and how to get the next one; return those that work, the best first."""
    console = Console(highlight=False)
    found = {level: try_level(level) for level in Level}
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    for column in COLUMNS:
        table.add_column(say(f"doctor_{column}"))
    for level, (works, _) in found.items():
        here = Text(say("doctor_yes"), "green") if works else Text(say("doctor_no"), "bold red")
        table.add_row(level.value, here, say(f"layers_{level}"), say(f"protects_{level}"))
    console.print(table)
    programs = ", ".join(bubblewraps()) or say("doctor_no_program")
    version = landlock.version() or say("doctor_no_version")
    console.print(say("doctor_programs", programs=programs, version=version), markup=False, soft_wrap=True)
    best = next((level for level, (works, _) in found.items() if works), None)
    console.print(say("doctor_best", level=best) if best else say("doctor_nothing"))
    for level, (works, problem) in found.items():
        if not works:
            shown = say("doctor_to_get", level=level, remedy=say(f"remedy_{level}"))
            console.print(shown, markup=False, soft_wrap=True)
        if problem:
            shown = say("doctor_tried" if works else "doctor_wrong", problem=problem)
            console.print(shown, markup=False, soft_wrap=True)
    return [level for level, (works, _) in found.items() if works]


def require(levels: list[Level], wanted: str, confined: str) -> None:
    """Raise IsolationMissing if the level `wanted` does not work here; `confined` stands for any except none."""
    found = [level.value for level in levels]
    allowed = [level for level in found if level != Level.NONE] if wanted == confined else [wanted]
    if not set(allowed) & set(found):
        raise IsolationMissing(say("level_required", wanted=wanted, found=found or [say("doctor_none_found")]))


def try_level(level: Level) -> tuple[bool, str]:
    """Try a level; return whether it works here, and what failed, even if another way worked."""
    if problem := why_nothing_starts(level):
        return False, problem
    zygote = Zygote(level)
    try:
        zygote.level  # noqa: B018 - raises where it cannot be had
        works = True
    except IsolationMissing:
        works = False
    finally:
        zygote.close()
    return works, "; ".join(zygote.reasons)

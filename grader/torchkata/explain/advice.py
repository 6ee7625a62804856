"""Advice about exceptions: missing packages, files and names, and common mistakes of beginners.

A hidden check shows a sentence from a closed list, without any text that the student's code could choose.
"""

import errno
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib import metadata, util

from ..inside import wire
from ..inside.reasons import REASONS
from ..record.message import Lines, Message, phrase
from ..record.sentences import show_name
from ..sandbox.limits import Limits

COURSE = {  # optional packages of a course: import name -> distribution name
    "torch": "torch", "numpy": "numpy", "matplotlib": "matplotlib", "scipy": "scipy", "pandas": "pandas",
    "sklearn": "scikit-learn", "torchvision": "torchvision", "seaborn": "seaborn",
}  # fmt: skip
PACKAGES = {
    *COURSE, "tqdm", "torchaudio", "torchtext", "torchmetrics", "torchinfo", "torchsummary", "torchviz", "lightning",
    "pytorch_lightning", "tensorflow", "keras", "jax", "flax", "optax", "transformers", "datasets", "timm", "einops",
    "wandb", "tensorboard", "tensorboardX", "mlflow", "cv2", "PIL", "skimage", "imageio", "plotly", "bokeh", "altair",
    "sympy", "statsmodels", "networkx", "numba", "cupy", "joblib", "h5py", "requests", "bs4", "yaml", "dotenv",
    "psutil", "xgboost", "lightgbm", "gym", "gymnasium", "pygame", "IPython", "ipywidgets", "google", "rich", "nltk",
}  # fmt: skip
WINDOWS = {"tkinter", "_tkinter", "turtle", "PyQt5", "PyQt6", "PySide2", "PySide6", "wx", "gi"}
PYTHON_2 = re.compile(
    r"Missing parentheses in call to '(print|exec)'|name '(xrange|raw_input|unicode|unichr|basestring|reduce|long)' is"
    r"|has no attribute '(iteritems|itervalues|iterkeys|has_key)'"
    r"|No module named '(urllib2|cPickle|ConfigParser|Queue|Tkinter|StringIO|httplib|HTMLParser|__builtin__)'"
)
NEWER = {  # in the message, or else in the line, of a syntax error: syntax of a newer Python
    "strings": re.compile(r"f-string"),
    "except": re.compile(r"multiple exception types must be parenthesized"),
    "alias": re.compile(r"^\s*type\s+\w+\s*(\[.*\])?\s*="),
    "generics": re.compile(r"^\s*(async\s+def|def|class)\s+\w+\["),
    "template": re.compile(r"(^|[^\w])([tT][rR]?|[rR][tT])[\"']"),
}
OF_THE_LINE = ("alias", "generics", "template")
VERSION = ".".join(map(str, sys.version_info[:2]))


@dataclass(frozen=True)
class Place:
    """What the sentences name: the student's file, its limits, and patterns of the helper files that are allowed."""

    file: str
    limits: Limits
    helpers: tuple[str, ...] = ()


@cache
def installed() -> dict[str, str]:
    """Return the installed packages of a course, each with its version."""
    there = {name: package for name, package in COURSE.items() if util.find_spec(name) is not None}
    return {name: metadata.version(package).partition("+")[0] for name, package in there.items()}


def advise(raised: wire.Message, has_frames: bool, place: Place, redacted: bool, loading: bool = False) -> Lines:
    """Return the advice about an exception: at most one sentence.

    `redacted`: for a hidden check. `loading`: the exception was raised while the file was loaded, not in a call.
    """
    builtin, message = text_of(raised, "builtin"), text_of(raised, "message")
    reason = text_of(raised, "reason")
    if builtin == "TypeError" and not has_frames and not reason:
        key = "wrong_arguments"
    elif "can't start new thread" in message:
        key = "too_many_threads"
    elif raised.get("errno") in (errno.ENOSPC, errno.EFBIG):
        key = "folder_full"
    elif not redacted and text_of(raised, "type") == "BdbQuit":
        key = "debugger_called"
    elif not redacted and PYTHON_2.search(message):
        return (phrase("python_2", version=VERSION),)
    elif reason in REASONS:
        return (SAY[reason](place, show_name(text_of(raised, "subject")), redacted),)
    elif builtin == "PermissionError":
        key = "confined"
    else:
        key = {"SystemExit": "exit_called", "EOFError": "input_called"}.get(builtin, "") if has_frames else ""
        key += "_import" if key and loading else ""
    return (phrase(key, **limits_of(place, key)),) if key else ()


def limits_of(place: Place, key: str) -> dict[str, object]:
    """Return the limit that the sentence `key` names."""
    limits = {"folder_full": "scratch_mb", "too_many_threads": "threads"}
    return {limits[key]: place.limits.request()[limits[key]]} if key in limits else {}


def text_of(message: wire.Message, key: str) -> str:
    """Return the string `key` of a message from a worker; an empty string if it has another type."""
    value = message.get(key)
    return value[:2000] if isinstance(value, str) else ""


def advise_syntax(message: str, line: str) -> Lines:
    """Return at most one sentence about a syntax error in code for another version of Python."""
    if PYTHON_2.search(message):
        return (phrase("python_2", version=VERSION),)
    for key, pattern in NEWER.items():
        if pattern.search(line if key in OF_THE_LINE else message):
            return (phrase("python_newer", version=VERSION, remedy=phrase("python_newer_" + key)),)
    return ()


def say_module(place: Place, subject: str, redacted: bool) -> Message:
    """Return the sentence about a module that cannot be imported."""
    module, there = subject.partition(".")[0], list(installed())
    if redacted:
        return phrase("here_module_redacted", installed=there)
    if not module:
        return phrase("here_relative", file=place.file)
    if module in WINDOWS:
        return phrase("here_window_module", module=module.lstrip("_"))
    if module in installed():
        return say_version(place, subject, redacted)
    if module in sys.stdlib_module_names or subject in ("annotationlib", "compression"):
        return phrase("python_newer", version=VERSION, remedy=phrase("python_newer_module", version=VERSION))
    if module not in PACKAGES and comes_along(f"{module}.py", place):
        return phrase("here_helper", path=f"{module}.py", file=place.file)
    if module in PACKAGES:
        return phrase("here_package", module=module, installed=there)
    return phrase("here_module", module=module, file=place.file, installed=there)


def say_version(place: Place, subject: str, redacted: bool) -> Message:
    """Return the sentence about a name that a module does not have."""
    if redacted:
        versions = {"Python": VERSION, **installed()}
        return phrase("here_version_redacted", versions=[f"{name} {number}" for name, number in versions.items()])
    module = subject.partition(".")[0]
    if module in installed():
        return phrase("here_version", package=module, version=installed()[module])
    if module in sys.stdlib_module_names:
        return phrase("here_version", package="Python", version=VERSION)
    return phrase("here_module_name", module=module)


def say_outside(place: Place, subject: str, redacted: bool) -> Message:
    """Return the sentence about a path outside the working directory of the student's code."""
    return phrase("here_outside_redacted") if redacted else phrase("here_outside", path=subject)


def say_file(place: Place, subject: str, redacted: bool) -> Message:
    """Return the sentence about a file that is missing in the working directory of the student's code."""
    if redacted:
        return phrase("here_file_redacted", file=place.file)
    return phrase("here_helper" if comes_along(subject, place) else "here_file", path=subject, file=place.file)


def comes_along(name: str, place: Place) -> bool:
    """Return whether a file of this name may be submitted together with the student's file."""
    return any(fnmatchcase(name, pattern) for pattern in place.helpers)


ALIKE = ("gpu", "window", "network", "processes", "forward")  # one sentence each, whatever the subject
SAY: dict[str, Callable[[Place, str, bool], Message]] = {
    "module": say_module,
    "version": say_version,
    "outside": say_outside,
    "file": say_file,
    **{name: lambda *_, key=name: phrase("here_" + key) for name in ALIKE},
}

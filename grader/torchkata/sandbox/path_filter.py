"""Removes paths of this machine from texts that student code printed, raised or returned.

Feedback must not show where the course and the libraries are installed, or by whom.
"""

import os
import re
import sys
import sysconfig
import tempfile
from functools import cache
from pathlib import Path

from ..inside.private_folder import MOUNTS
from .filesystem import in_namespace
from .installation import home_folders

SHORT = "..."  # replaces the path to a library or to the course
CUT = "\n[...]"
PACKAGES = ("site-packages/", "dist-packages/")
WORD = re.compile(r"[^\s'\"<>|:*?]+")
OWN_FOLDER = re.compile(rf"{re.escape(MOUNTS)}/\d+")


def without_places(text: str, folder: str = "") -> str:
    """Return a text without paths of this machine, as in ``.../torch/nn/modules/linear.py``.

    `folder`: the private folder of the code outside of a namespace; it becomes ``.``.
    """
    if "/" not in text:
        return text
    text = OWN_FOLDER.sub(".", text)
    if folder:
        text = pattern_of(folder).sub(".", text)
        text = pattern_of(os.path.dirname(folder)).sub(SHORT, text)
    for pattern, short in roots():
        text = pattern.sub(short, text)
    return WORD.sub(lambda found: without_packages(found[0]), text) if any(map(text.__contains__, PACKAGES)) else text


def without_packages(word: str) -> str:
    """Return a path without the part before the packages."""
    ends = [word.rfind(name) + len(name) for name in PACKAGES if name in word]
    return f"{word[: max(0, word.find('/'))]}{SHORT}/{word[max(ends) :]}" if ends else word


def cut_short(text: str, folder: str = "") -> str:
    """Return a text that was cut, with a mark at its end, and without a partial path there."""
    start = max(map(text.rfind, " \n\t'\"")) + 1
    slash = text.find("/", start)
    return without_places(text if slash < 0 else text[:slash], folder) + CUT


@cache
def roots() -> list[tuple[re.Pattern[str], str]]:
    """Return patterns of paths, the longest first, and their replacements."""
    standard = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    own = [*standard, sys.prefix, sys.base_prefix, sys.exec_prefix, *home_folders(), os.path.dirname(MOUNTS)]
    seen = [*own, *map(os.path.realpath, own)]
    paths = dict.fromkeys((*seen, *map(in_namespace, seen)), SHORT)
    paths |= {os.path.expanduser("~"): "~", tempfile.gettempdir(): "/tmp"}
    known = [path for path in paths if len(Path(path).parts) > 2 or path in ("/root", os.path.dirname(MOUNTS))]
    return [(pattern_of(path), paths[path]) for path in sorted(known, key=len, reverse=True)]


def pattern_of(path: str) -> re.Pattern[str]:
    """Return the pattern of a path, from its start to the end of its last name."""
    return re.compile(rf"(?<![\w.]){re.escape(path)}(?!\w)")

"""Where this engine is installed: in an environment that `make` has made, in another one, or in a checkout."""

import sys
from pathlib import Path

MARKER = "torchkata-environment"  # the file by which prepare.py knows its environments
PACKAGE = Path(__file__).resolve().parent.parent


def is_made_by_make() -> bool:
    """Tell whether this environment was made by `make`, which can make it afresh."""
    return Path(sys.prefix, MARKER).is_file()


def is_environment() -> bool:
    """Tell whether this Python is that of a virtual environment (or one of conda) and not the system's."""
    return sys.prefix != sys.base_prefix or Path(sys.prefix, "conda-meta").is_dir()


def home_folders() -> list[str]:
    """Return the folders that this engine was unpacked, checked out or installed in, without the environment itself."""
    found = [PACKAGE.parent]
    if PACKAGE.parent.name == "grader":  # a checkout
        found.append(PACKAGE.parent.parent)
    if is_made_by_make():  # the kit
        found.append(Path(sys.prefix).parent)
    return list(map(str, found))


def font_folder() -> Path | None:
    """Return where Matplotlib's list of fonts is kept, which takes seconds to make; None: in no place that is ours."""
    return Path(sys.prefix, "var", "torchkata-fonts") if is_environment() else None

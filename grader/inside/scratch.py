"""Private folders that vanish, whatever was done to them."""

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any


def remove_folder(folder: Path) -> None:
    """Remove `folder` with all in it: folders without permissions too, links without following them."""

    def open_up(function: Callable[[str], Any], name: str, _: Any) -> None:
        for path in (os.path.dirname(name), name):
            if not os.path.islink(path) and os.path.isdir(path):
                os.chmod(path, stat.S_IRWXU)
        if os.path.isdir(name) and not os.path.islink(name):
            shutil.rmtree(name, ignore_errors=True)
        elif os.path.lexists(name):
            os.unlink(name)

    if folder.exists():
        shutil.rmtree(folder, onerror=open_up)

"""Reports which exercises were saved. Editors write in place, or a new file that they rename: both count."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

from ..course.catalog import FOLDER

DEBOUNCE_MS = 60  # the longest wait while a file is still being written
STEP_MS = 15  # without a change, after which a save counts as complete
POLL_MS = 250  # between two looks at files of a drive that reports no changes
READ = (".py", ".ipynb", ".toml")  # endings of files that decide a verdict; data files of an exercise stay as they are
SILENT_DRIVES = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "drvfs", "vboxsf", "prl_fs", "virtiofs", "afs")
FUSE = "fuse."  # such as fuse.sshfs
MOUNTS = Path("/proc/mounts")
FIELDS = 3  # of a line there: device, folder, kind


async def saved(exercises: Path, poll: bool) -> AsyncIterator[list[str]]:
    """Yield the folders of the exercises of which a file was saved, again and again.

    `poll`: look at the files in intervals, where the system does not report changes. Where it cannot report any more
    because of its limits, the same is done. Raises OSError if the folder cannot be read.
    """
    from watchfiles import awatch  # here: importing it takes longer than the first frame may

    poll = poll or is_silent(exercises)
    while True:
        try:
            changes = awatch(
                exercises,
                watch_filter=lambda _, path: folder_of(exercises, path) != "",
                debounce=DEBOUNCE_MS,
                step=STEP_MS,
                poll_delay_ms=POLL_MS,
                force_polling=poll or None,
                ignore_permission_denied=True,
            )
            async for batch in changes:
                yield sorted({folder_of(exercises, path) for _, path in batch})
        except OSError:
            if poll or not exercises.is_dir():
                raise
            poll = True
        await asyncio.sleep(0)


def folder_of(exercises: Path, path: str) -> str:
    """Return the folder of the exercise to which a changed file belongs; empty if it decides no verdict."""
    try:
        folder, *inner = Path(path).relative_to(exercises).parts
    except ValueError:
        return ""
    hidden = any(part.startswith((".", "__")) for part in inner)
    return folder if inner and FOLDER.fullmatch(folder) and not hidden and path.endswith(READ) else ""


def is_silent(folder: Path, mounts: str | None = None) -> bool:
    """Tell whether a folder lies on a drive whose changes by other machines the system does not report.

    `mounts`: the text of /proc/mounts, which other systems than Linux do not have.
    """
    try:
        text = MOUNTS.read_text(encoding="utf-8", errors="replace") if mounts is None else mounts
    except OSError:
        return False
    lines = [line.split() for line in text.splitlines()]
    found = [(fields[1].replace("\\040", " "), fields[2]) for fields in lines if len(fields) >= FIELDS]
    inside = os.path.realpath(folder)
    above = [(len(place), kind) for place, kind in found if Path(inside).is_relative_to(place)]
    kind = max(above, default=(0, ""))[1]
    return kind in SILENT_DRIVES or kind.startswith(FUSE)

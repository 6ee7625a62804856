"""The archive of a whole class, as a platform gives it: unpacked first, by the same safe means as any other."""

import tempfile
from pathlib import Path

from ..notices import Notice
from ..sentences import say
from .archive import Unpacking
from .disk import kind_of, list_folder
from .layouts import Handed
from .members import WHOLE_CLASS, Meter
from .names import show_name, stem_of
from .refusal import ClassError, Refused


def unpack_class(archive: Path, unpacked: Path) -> tuple[Path, dict[Path, Notice]]:
    """Return the folder with what the archive of a class holds, and the notice on each file that was left out.

    Raises ClassError.
    """
    left_out: dict[str, Notice] = {}
    try:
        into = Path(tempfile.mkdtemp(prefix="class-", dir=unpacked))
        Unpacking(archive, into, Meter(WHOLE_CLASS), all_files=True, left_out=left_out).run()
        names = list_folder(into)
    except Refused as refusal:
        problem = say("class_archive", problem=refusal, file=show_name(archive.name))
        raise ClassError(problem) from refusal
    except OSError as error:
        raise ClassError(say("class_closed", folder=show_name(archive.name), problem=error.strerror)) from error
    # A folder that was packed as such has the archive's name.
    wrapped = len(names) == 1 and archive.name.startswith(names[0]) and kind_of(into / names[0]) == "folder"
    return (into / names[0] if wrapped else into), {into / name: notice for name, notice in left_out.items()}


def share_out(left_out: dict[Path, Notice], handed: list[Handed]) -> tuple[dict[Path, Notice], list[Handed]]:
    """Return which part of a submission each notice belongs to, and one more submission for each of nobody's."""
    parts = {part.path for one in handed for part in one.parts}
    owned: dict[Path, Notice] = {}
    strays = []
    for path, notice in left_out.items():
        owner = next((above for above in (path, *path.parents) if above in parts), None)
        if owner:
            owned.setdefault(owner, notice)
        else:
            strays.append(Handed(stem_of(path.name), (), refused=notice))
    return owned, strays

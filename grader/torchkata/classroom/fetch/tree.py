"""Writes the files of a commit: regular files only, under names that are safe, within the limits of a submission."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from ...intake.names import is_archive, is_litter, is_source, show_name
from ...intake.quota import SUBMISSION, Places
from ...intake.refused import Refused
from ...record.notices import Notice, notice
from .git import Git
from .repository import STATE

LINK, SUBMODULE = "120000", "160000"
CHUNK = 2**16  # bytes
LFS = b"version https://git-lfs.github.com/spec/"  # the beginning of a file that stands for another one
MAX_NAMED = 5


@dataclass(frozen=True)
class Blob:
    """One file of a commit."""

    name: str
    object: str
    size: int

    @property
    def rank(self) -> tuple[bool, str]:
        """Return the sort key: possible answers first, so that the limits cost other files."""
        return not (is_source(self.name) or is_archive(self.name)), self.name


@dataclass
class Tree:
    """What a commit holds: files, and the names of what is not taken."""

    blobs: list[Blob] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    submodules: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    pointers: list[str] = field(default_factory=list)

    def notices(self) -> list[Notice]:
        """Return a notice on each kind of what was not taken."""
        kinds = {
            "note_fetch_links": self.links,
            "note_fetch_submodules": self.submodules,
            "note_fetch_large": self.large,
            "note_fetch_names": self.odd,
            "note_fetch_lfs": self.pointers,
        }
        return [notice(cause, names=show_names(names)) for cause, names in kinds.items() if names]


def show_names(names: list[str]) -> str:
    """Return the first of many names."""
    shown = [show_name(name) for name in sorted(names)[:MAX_NAMED]]
    return ", ".join([*shown, *(["..."] if len(names) > MAX_NAMED else [])])


def write_tree(git: Git, commit: str, into: Path) -> list[Notice]:
    """Write the files of a commit into a new folder; return notices on what was left out.

    Raises Refused, Stopped, OSError.
    """
    into.mkdir()
    tree = sort_entries(git.ask(STATE, "ls-tree", "-r", "-l", "-z", "--full-tree", commit))
    places = Places(show_name(git.student), into, SUBMISSION.depth)
    targets = choose(tree, places)
    wanted = "".join(f"{blob.object}\n" for blob, _ in targets).encode()
    with git.must(STATE, "cat-file", "--batch", "--buffer", feed=wanted).output.open("rb") as source:
        for blob, path in targets:
            write_blob(git, source, blob, path, tree)
    return tree.notices()


def sort_entries(listed: bytes) -> Tree:
    """Return the tree in the output of ``git ls-tree``; litter is left out."""
    tree = Tree()
    for entry in filter(None, listed.split(b"\0")):
        facts, _, path = entry.partition(b"\t")
        mode, _, object_name, size = facts.decode("ascii", "replace").split()
        name = path.decode("utf-8", "surrogateescape")
        if any(is_litter(piece) for piece in name.split("/")):
            continue
        if mode == LINK:
            tree.links.append(name)
        elif mode == SUBMODULE:
            tree.submodules.append(name)
        elif not size.isdecimal() or int(size) > SUBMISSION.file:
            tree.large.append(name)
        else:
            tree.blobs.append(Blob(name, object_name, int(size)))
    return tree


def choose(tree: Tree, places: Places) -> list[tuple[Blob, Path]]:
    """Return the files to write with their paths; the others are named in the tree. Raises OSError."""
    chosen: list[tuple[Blob, Path]] = []
    left = SUBMISSION.total
    for blob in sorted(tree.blobs, key=lambda one: one.rank):
        if len(chosen) == SUBMISSION.files or blob.size > left:
            tree.large.append(blob.name)
            continue
        try:
            pieces = places.pieces(blob.name)
            path = places.claim(pieces, blob.name) if pieces else None
        except Refused:
            path = None
        if path is None:
            tree.odd.append(blob.name)
            continue
        chosen.append((blob, path))
        left -= blob.size
    return chosen


def write_blob(git: Git, source: IO[bytes], blob: Blob, path: Path, tree: Tree) -> None:
    """Write one file from the output of ``git cat-file --batch``. Raises Refused, OSError."""
    if source.readline(CHUNK).split() != [blob.object.encode(), b"blob", str(blob.size).encode()]:
        raise git.refuse("")
    with path.open("xb") as target:
        for piece in pieces_of(source, blob.size):
            target.write(piece)
            if piece.startswith(LFS) and target.tell() == len(piece):
                tree.pointers.append(blob.name)
    source.read(1)


def pieces_of(source: IO[bytes], size: int) -> Iterator[bytes]:
    """Yield the next `size` bytes in pieces."""
    while size and (piece := source.read(min(size, CHUNK))):
        size -= len(piece)
        yield piece

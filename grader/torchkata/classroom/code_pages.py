"""Writes a page with the code of each student of a class, from what was read for grading. Runs none of it."""

import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..cache.content_cache import digest
from ..inside.code_lines import read_text
from ..record.atomic_file import write_changed
from ..record.languages import selected
from ..report.code_page import Listing, kept_sections, section_of, show_code
from ..report.page import CODE, FEEDBACK, SUFFIX
from .answer_key import grader_version
from .journal import Journal
from .task import File, Task

DIGITS = 32  # of a digest


@dataclass(frozen=True)
class CodePages:
    """The folder `code` of the output folder `out`. `folders`: of the exercises of this run, by name.

    `kept`: folders of exercises whose results are kept from earlier runs: so is the code that was graded then.
    """

    out: Path
    folders: Mapping[str, str]
    kept: Sequence[str] = field(default=())

    def write(self, journal: Journal, student: str, task: Task | None) -> None:
        """Write the page of a student, unless it is there and the same; remove one without any code. Raises OSError."""
        file, key = page_of(self.out, student), f"{CODE}/{student}"
        mark = digest(task.fingerprint if task else "", grader_version(), selected(), *self.kept).hex()[:DIGITS]
        if (state := state_of(file)) and journal.find_written(key) == (mark, state):
            return
        self._write_page(file, student, task, mark)
        journal.note_written(key, mark, state_of(file))

    def _write_page(self, file: Path, student: str, task: Task | None, mark: str) -> None:
        before = read_page(file)
        if is_intact(before, mark):
            return
        sections = kept_sections(before.decode(errors="replace"), self.kept) if self.kept else {}
        for one in task.files if task else ():
            folder = self.folders[one.exercise]
            sections[folder] = section_of(listing_of(folder, one))
        if sections:
            page = show_code(student, sections, FEEDBACK)
            write_changed(file, page + seal_of(page.encode(errors="backslashreplace"), mark))
        else:
            file.unlink(missing_ok=True)


def page_of(out: Path, student: str) -> Path:
    """Return the file of a student's code, whether it exists or not."""
    return out / CODE / f"{student}{SUFFIX}"


def state_of(file: Path) -> str:
    """Return a text that changes with each write to a page; empty if there is none."""
    try:
        found = os.lstat(file)
    except OSError:
        return ""
    return f"{found.st_size}:{found.st_mtime_ns}" if stat.S_ISREG(found.st_mode) else ""


def read_page(file: Path) -> bytes:
    """Return the page of an earlier run; empty if there is none."""
    try:
        return b"" if file.is_symlink() else file.read_bytes()
    except OSError:
        return b""


def seal_of(page: bytes, mark: str) -> str:
    """Return the last line of a page: what it was made from, and its digest. To make it anew takes 30 times as long."""
    return f"<!-- {mark} {digest(page).hex()[:DIGITS]} -->\n"


def is_intact(page: bytes, mark: str) -> bool:
    """Return whether a page was made from this, and has not been edited."""
    seal = page[-len(seal_of(b"", mark)) :]
    return seal == seal_of(page[: -len(seal)], mark).encode()


def listing_of(folder: str, file: File) -> Listing:
    """Return the code of one exercise, as the page shows it."""
    if file.refused and not file.source:
        return Listing(folder, file.path, why=file.refused.text)
    helpers = [(name, decode(content), len(content)) for name, content in file.helpers]
    text = decode(file.source)
    return Listing(folder, file.path, text if text is not None else "", places=file.places, helpers=helpers)


def decode(source: bytes) -> str | None:
    """Return a file as text, as Python reads it or at least as UTF-8; None if it is not a text."""
    if b"\0" in source:
        return None
    try:
        return read_text(source)
    except (SyntaxError, UnicodeError, LookupError):
        return source.decode("utf-8", "replace")


def script_of(file: File) -> bytes:
    """Return what a student handed in as a script. The cells of a notebook begin with ``# %%``."""
    if file.refused and not file.source:
        return f"# {' '.join(file.refused.to_student.split())}\n".encode("utf-8", "backslashreplace")
    text = decode(file.source) or ""
    lines = text.split("\n")
    for at, (number, _) in reversed(list(enumerate(file.places[: len(lines)]))):
        above = file.places[at - 1][0] if at else 0
        if number != above:
            lines.insert(at, "# %%")
    return "\n".join(lines).encode("utf-8", "backslashreplace")

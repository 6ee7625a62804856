"""Why a file does not define a name that a check needs. The text is searched, never run or compiled."""

import contextlib
import difflib
import re
from collections.abc import Mapping
from functools import cached_property

from ..record.message import Message, phrase
from ..record.verdict import Verdict
from ..submission.notebook import Aside
from ..submission.reader import Answer
from ..submission.text_files import source_text
from .failures import StudentFailure
from .student_file import StudentFile

MAX_LINE = 200  # characters of a line that are searched: the patterns take quadratic time
MAIN = re.compile(r"if\s+\(?\s*(?:__name__\s*==|['\"]__main__)")
OWNER = re.compile(r"(?:async\s+)?(def|class)\s+(\w+)")
STAR = re.compile(r"\s*from\s+\S+\s+import\s+\*")


class Lookup:
    """Searches the text of a file for a name that is missing or not callable.

    `failures`: why cells of a notebook stopped, by index; for a plain file, why it stopped, under 0. `names`: what the
    file defines, and the type of each.
    """

    def __init__(
        self, answer: Answer, file: StudentFile, failures: Mapping[int, StudentFailure], names: Mapping[str, str]
    ) -> None:
        self._answer, self._file, self._failures, self._names = answer, file, failures, names

    @cached_property
    def _lines(self) -> list[str]:
        text = source_text(self._file.source)
        return [line[:MAX_LINE] for line in text.split("\n")]

    def missing(self, name: str) -> StudentFailure:
        """Return the failure for a missing name."""
        asked = self._asked_for()
        callables = [other for other, kind in self._names.items() if kind != "value" and other not in asked]
        near = difflib.get_close_matches(name, callables, n=1, cutoff=0.6)
        if (stopped := self._stopped_before(name, bool(near))) is not None:
            return stopped.again()
        facts = {"near": near[0]} if near else {}
        plain = phrase("missing_near" if near else "missing", file=self._file.name, name=name, **facts)
        return StudentFailure(Verdict.MISSING, self._hint(name) or plain)

    def _asked_for(self) -> set[str]:
        """Return the functions and classes of the skeleton: one of them is not a misspelling of another."""
        exercise = self._answer.exercise
        with contextlib.suppress(OSError):
            text = (exercise.public / exercise.file).read_text(encoding="utf-8", errors="replace")
            return {found[2] for line in text.split("\n") if (found := OWNER.match(line))}
        return set()

    def not_callable(self, name: str) -> StudentFailure:
        """Return the failure for a name that is not callable, with the line that rebinds it."""
        found = self._definitions(name)
        line = self._line_that_rebinds(name, found[0] + 1) if found else 0
        place = self._file.place(line)
        text = phrase("name_taken", name=name, place=place) if line else phrase("not_callable", name=name)
        return StudentFailure(Verdict.ERROR, text)

    def lost(self, name: str) -> Message | None:
        """Return the sentence about a name that is undefined because a part of the file stopped; else None."""
        stopped = self._stopped_before(name, near=True)
        return None if stopped is None else phrase("name_lost", name=name, problem=stopped.lines[0])

    def _stopped_before(self, name: str, near: bool) -> StudentFailure | None:
        """Return the failure that prevented the definition of `name`; None if there is none."""
        starts = self._answer.cells
        if not starts:
            return self._failures.get(0) if not near or self._mentions(name, 0, len(self._lines)) else None
        ends = [*starts[1:], len(self._lines)]
        wanted = (cell for cell in self._failures if self._mentions(name, starts[cell], ends[cell]))
        return next((self._failures[cell] for cell in wanted), None)

    def _mentions(self, name: str, start: int, end: int) -> bool:
        """Return whether some lines seem to define `name`, or have a star import."""
        word = re.escape(name)
        defines = re.compile(
            rf"\s*(?:async\s+)?(?:def|class)\s+{word}\b|\s*{word}\s*(?::[^=]*)?=|.*\bimport\b.*\b{word}\b"
        )
        return any(defines.match(line) or STAR.match(line) for line in self._lines[start:end])

    def _definitions(self, name: str) -> list[int]:
        """Return the indices of the lines that begin a function or class `name`."""
        defines = re.compile(rf"\s*(?:async\s+)?(?:def|class)\s+{re.escape(name)}\b")
        return [at for at, line in enumerate(self._lines) if defines.match(line)]

    def _hint(self, name: str) -> Message | None:
        """Return the sentence about where `name` is instead; None if that is unknown."""
        file = self._file.name
        found = self._definitions(name)
        for at in found:
            place = self._file.place(at + 1)
            for owner in self._owners(at):
                if MAIN.match(owner):
                    return phrase("missing_in_main", file=file, name=name, place=place)
                if kind := OWNER.match(owner):
                    key = "missing_in_class" if kind[1] == "class" else "missing_in_function"
                    return phrase(key, file=file, name=name, owner=kind[2][:80], place=place)
        deletes = re.compile(rf"del\b.*\b{re.escape(name)}\b")
        deleted = [at for at, line in enumerate(self._lines) if deletes.match(line)]
        if found and deleted and deleted[-1] > found[0]:
            return phrase("missing_deleted", file=file, name=name, place=self._file.place(deleted[-1] + 1))
        aside = next((one for one in self._answer.asides if one.name == name), None)
        return None if aside is None else explain_aside(aside, file)

    def _owners(self, at: int) -> list[str]:
        """Return the first lines of the blocks around a line, outermost first."""
        indent = indent_of(self._lines[at])
        owners: list[str] = []
        for line in reversed(self._lines[:at]):
            if indent == 0:
                break
            if line.strip() and not line.lstrip().startswith("#") and indent_of(line) < indent:
                indent = indent_of(line)
                owners.insert(0, line.strip())
        return owners

    def _line_that_rebinds(self, name: str, after: int) -> int:
        """Return the number of the last line below line `after` that gives `name` a value; 0 if none is found."""
        word = re.escape(name)
        patterns = (
            rf"[(\[\s]*(?:[\w.]+\s*,\s*)*\*?{word}\s*(?:,[\w.\s,*]*)?[)\]]*\s*(?::[^=]*)?=(?!=)",  # in a tuple too
            rf"for\b[^#'\"]*\b{word}\b[^#'\"]*\bin\b",
            rf"[^#]*\b(?:as|import)\s+{word}\b",
            rf"[^#]*\b{word}\s*:=",
        )
        binds = re.compile("|".join(patterns))
        for stripped in (False, True):  # unindented lines first: others may be inside a function
            for number in range(len(self._lines), after, -1):
                line = self._lines[number - 1]
                if binds.match(line.lstrip() if stripped else line):
                    return number
        return 0


def indent_of(line: str) -> int:
    """Return the width of the indentation of a line, in columns."""
    expanded = line.expandtabs(8)
    return len(expanded) - len(expanded.lstrip())


def explain_aside(aside: Aside, file: str) -> Message:
    """Return the sentence about a name that is defined in a part of the file that is not run."""
    if aside.why in ("markdown", "raw"):
        place = phrase("below_cell", cell=aside.cell) if aside.cell else phrase("above_cells")
        return phrase("missing_in_text", file=file, name=aside.name, kind=aside.why, place=place)
    return phrase(f"missing_in_{aside.why}", file=file, name=aside.name, cell=aside.cell)

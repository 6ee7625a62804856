"""Reads the code of a Jupyter notebook as one Python file. Runs none of it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..record.notices import Notice, notice
from .magics import OTHER, clean_cell
from .notebook_trimming import without_outputs
from .text_files import with_newlines

MAX_FILE_MB = 50  # with pictures
MAX_PARSED_MB = 5  # without outputs; parsing takes many times as much memory
LEFT_OUT = {  # tags of cells that are not run, as nbclient, nbgrader, Otter and Jupyter Book know them
    *("skip-execution", "skip", "skip-exec", "ungraded", "not-graded", "no-grade", "otter-ignore", "ignore"),
    *("remove-cell", "exclude", "scratch"),
}
DEFINED = re.compile(r"^(?:async\s+)?(?:def|class)\s+(\w{1,80})", re.MULTILINE)
PICTURE = re.compile(rb"(data:image/[\w.+-]{1,40};base64,)[A-Za-z0-9+/=]++")  # as Colab writes it into a cell
MAX_ASIDES = 200


class NotebookRefused(Exception):
    """A file is not a readable notebook. The notice names it and the remedy."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.text)
        self.notice = notice


@dataclass(frozen=True)
class Aside:
    """A function or class that is defined in a cell that is not run.

    `why` is ``markdown`` or ``raw`` (the cell's type), ``graded``, ``tag``, ``magic`` or ``written``. `cell` is its
    number; for one of another type that of the code cell above it, 0 where there is none.
    """

    why: str
    cell: int
    name: str


@dataclass(frozen=True)
class Script:
    """The code of a notebook. `places` has the (cell, line in it) of each line of the source, counted from 1.

    Cells are counted as Jupyter numbers them when all are run from the top: code cells that are not empty.
    """

    source: bytes
    places: tuple[tuple[int, int], ...]
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A cell that is not empty. `why`: the reason why it is not run; empty if it is run."""

    number: int
    text: str
    why: str


def looks_like_notebook(data: bytes) -> bool:
    """Tell whether a file is a notebook, whatever its name."""
    return data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" and all(
        re.search(rb'"%s"\s*:' % key, data) for key in (b"nbformat", b"cells")
    )


def source_of(notebook: bytes, file: str) -> Script:
    """Return the code cells of a notebook (nbformat 3 or 4) in order, without magics and shell lines.

    Raises NotebookRefused, with a notice that names `file`, if it is not a Python notebook.
    """
    lines: list[str] = []
    places: list[tuple[int, int]] = []
    asides: list[Aside] = []
    number = 0
    for cell in read_cells(notebook, file):
        number = cell.number
        names = DEFINED.findall(cell.text) if cell.why else []
        asides += [Aside(cell.why, cell.number, name) for name in names[: MAX_ASIDES - len(asides)]]
        if cell.why in ("", "magic", "written"):
            clean = clean_cell(cell.text)
            # An empty line separates an unfinished cell from the next.
            lines += [*clean, ""]
            places += [*((cell.number, line) for line in range(1, len(clean) + 1)), (cell.number, len(clean))]
    if not number:
        raise NotebookRefused(notice("notebook_empty", file=file))
    return Script("\n".join(lines).encode("utf-8", errors="replace"), tuple(places), tuple(asides))


def read_cells(notebook: bytes, file: str) -> Iterator[Cell]:
    """Yield the cells of a notebook that are not empty. Raises NotebookRefused."""
    document = parse(notebook, file)
    version = document.get("nbformat")
    if type(version) is not int or version < 1:
        raise NotebookRefused(notice("notebook_foreign", file=file))
    if version not in (3, 4):
        raise NotebookRefused(notice("notebook_old", file=file, version=version))
    language = language_of(document.get("metadata"))
    if language and "python" not in language:
        raise NotebookRefused(notice("notebook_language", file=file, language=language[:30]))
    sheets = [document] if version == 4 else document.get("worksheets")
    number = 0
    for cell in (cell for sheet in listed(sheets) for cell in listed(sheet.get("cells"))):
        kind = cell.get("cell_type")
        text = join_text(cell.get("input" if kind == "code" and version == 3 else "source", ""), file)
        if not text.strip() or kind not in ("code", "markdown", "raw"):
            continue
        number += kind == "code"
        yield Cell(number, text, kind if kind != "code" else why_left_out(cell.get("metadata"), text))


def parse(notebook: bytes, file: str) -> dict[str, Any]:
    """Return the JSON object in a notebook, without outputs where it is large. Raises NotebookRefused."""
    trimmed: bytes | None = notebook
    if len(notebook) > MAX_PARSED_MB * 2**20:
        trimmed = without_outputs(notebook) if len(notebook) <= MAX_FILE_MB * 2**20 else None
    if trimmed is None:
        raise NotebookRefused(notice("notebook_large", file=file, most=MAX_FILE_MB))
    if len(trimmed) > MAX_PARSED_MB * 2**20:
        trimmed = PICTURE.sub(rb"\1", trimmed)
    if len(trimmed) > MAX_PARSED_MB * 2**20:
        raise NotebookRefused(notice("notebook_long", file=file, most=MAX_PARSED_MB))
    try:
        document = json.loads(trimmed.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotebookRefused(notice("notebook_foreign", file=file)) from error
    if not isinstance(document, dict):
        raise NotebookRefused(notice("notebook_foreign", file=file))
    return document


def why_left_out(metadata: Any, text: str) -> str:
    """Return why a code cell is not run as Python: ``graded``, ``tag``, ``written``, ``magic``; empty if it is run."""
    if is_graded(metadata):
        return "graded"
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    words = {tag.casefold().replace("_", "-") for tag in tags if isinstance(tag, str)} if isinstance(tags, list) else ()
    if not LEFT_OUT.isdisjoint(words):
        return "tag"
    first = text.lstrip()
    if not OTHER.match(first):
        return ""
    return "written" if first.startswith(("%%writefile", "%%file")) else "magic"


def is_graded(metadata: Any) -> bool:
    """Tell whether a cell holds tests of nbgrader. They are the teacher's: nbgrader replaces what stands there."""
    facts = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return isinstance(facts, dict) and facts.get("grade") is True and facts.get("solution") is not True


def listed(value: Any) -> list[dict[str, Any]]:
    """Return the dictionaries in a value that should be a list of dictionaries."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def language_of(metadata: Any) -> str:
    """Return the language that a notebook states, empty if it states none."""
    for part, key in (("language_info", "name"), ("kernelspec", "language")):
        said = metadata.get(part) if isinstance(metadata, dict) else None
        if isinstance(said, dict) and isinstance(said.get(key), str):
            return str(said[key]).strip().casefold()
    return ""


def join_text(text: Any, file: str) -> str:
    """Return a cell's text, which is a string or a list of lines. Raises NotebookRefused."""
    if isinstance(text, list) and all(isinstance(line, str) for line in text):
        text = "".join(text)
    if not isinstance(text, str):
        raise NotebookRefused(notice("notebook_foreign", file=file))
    return with_newlines(text)

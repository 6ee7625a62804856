"""Reads the code out of a Jupyter notebook, as one file of Python. Nothing of it is run."""

import json
import re
from dataclasses import dataclass
from typing import Any

from .notices import Notice, notice

MOST = 5  # MB
KEPT = re.compile(r"%%(?:time|timeit|capture)\b")  # cell magics after which the rest is still Python
TIMED = re.compile(r"(\s*)%time\s+(\S.*)")
# None of these can begin or be a statement of Python.
MAGIC = re.compile(r"\s*(?:[%!?].*|[^\s=#'\"][^=#'\"]*=\s*[%!].*|[\w.%*]+\s*\?{1,2}\s*)")
TOKEN = re.compile(r"#.*|[rRbBuUfF]{0,2}('''|\"\"\"|'(?:\\.|[^'\\])*'?|\"(?:\\.|[^\"\\])*\"?)|[()\[\]{}]")


class NotebookRefused(Exception):
    """A file is no notebook that can be read. The notice names it and the remedy."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.text)
        self.notice = notice


@dataclass(frozen=True)
class Script:
    """The code of a notebook. `places` has the (cell, line in it) of each line of the source, counted from 1.

    Cells are counted as Jupyter numbers them when all are run from the top: code cells that are not empty.
    """

    source: bytes
    places: tuple[tuple[int, int], ...]


def source_of(notebook: bytes, file: str = "this file") -> Script:
    """Return the code cells of a notebook (nbformat 3 or 4) in order, without magics and shell lines.

    Raises NotebookRefused with a notice that names `file`, where it is no Python notebook.
    """
    texts = [text for text in read_cells(notebook, file) if text.strip()]
    if not texts:
        raise NotebookRefused(notice("notebook_empty", file=file))
    lines: list[str] = []
    places: list[tuple[int, int]] = []
    for cell, text in enumerate(texts, start=1):
        clean = clean_cell(text)
        # An empty line keeps an open end of one cell away from the next.
        lines += [*clean, ""]
        places += [*((cell, number) for number in range(1, len(clean) + 1)), (cell, max(1, len(clean)))]
    return Script("\n".join(lines).encode("utf-8", errors="replace"), tuple(places))


def read_cells(notebook: bytes, file: str) -> list[str]:
    """Return the texts of a notebook's code cells. Raises NotebookRefused."""
    if len(notebook) > MOST * 2**20:
        raise NotebookRefused(notice("notebook_large", file=file, most=MOST))
    try:
        document = json.loads(notebook.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotebookRefused(notice("notebook_foreign", file=file)) from error
    version = document.get("nbformat") if isinstance(document, dict) else None
    if type(version) is not int or version < 1:
        raise NotebookRefused(notice("notebook_foreign", file=file))
    if version not in (3, 4):
        raise NotebookRefused(notice("notebook_old", file=file, version=version))
    language = language_of(document.get("metadata"))
    if language not in ("", "python", "ipython"):
        raise NotebookRefused(notice("notebook_language", file=file, language=language[:30]))
    key = "source" if version == 4 else "input"
    sheets = [document] if version == 4 else document.get("worksheets")
    cells = [cell for sheet in listed(sheets) for cell in listed(sheet.get("cells"))]
    return [join_text(cell.get(key), file) for cell in cells if cell.get("cell_type") == "code"]


def listed(value: Any) -> list[dict[str, Any]]:
    """Return the dictionaries in a value that should be a list of them."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def language_of(metadata: Any) -> str:
    """Return the language that a notebook says it is written in; an empty text where it says nothing."""
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
    return text.replace("\r\n", "\n").replace("\r", "\n")


def clean_cell(text: str) -> list[str]:
    """Return the lines of a cell with magics and shell lines commented out; none of a cell in another language."""
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip())
    if lines[first].startswith("%%"):
        if not KEPT.match(lines[first]):
            return []
        lines[first] = "# " + lines[first]
    quote, depth, continued, dropped = "", 0, False, False
    for number, line in enumerate(lines):
        fresh = not quote and depth <= 0 and not continued
        if dropped or (fresh and MAGIC.fullmatch(line)):
            timed = None if dropped else TIMED.fullmatch(line)
            lines[number] = timed[1] + timed[2] if timed else f"# {line}" if dropped else comment_out(line)
            dropped = not timed and line.endswith("\\")
            if not timed:
                continue
        quote, depth = scan(lines[number], quote, max(depth, 0))
        continued = not quote and lines[number].endswith("\\")
    return lines


def comment_out(line: str) -> str:
    """Return a line as a comment; an indented one as a statement that does nothing: it may be alone in its block."""
    code = line.lstrip()
    indent = line[: len(line) - len(code)]
    return f"{indent}pass  # {code}" if indent else f"# {code}"


def scan(line: str, quote: str, depth: int) -> tuple[str, int]:
    """Return the triple quote and the number of brackets that are open after a line, from those open before it."""
    place = 0
    while place < len(line):
        if quote:
            end = re.compile(r"(?:\\.|(?!" + quote + r")[^\\])*" + quote).match(line, place)
            if not end:
                return quote, depth
            quote, place = "", end.end()
            continue
        token = TOKEN.search(line, place)
        if not token:
            break
        place = token.end()
        if token[1] in ("'''", '"""'):
            quote = token[1]
        elif token[0] in "([{":
            depth += 1
        elif token[0] in ")]}":
            depth -= 1
    return quote, depth

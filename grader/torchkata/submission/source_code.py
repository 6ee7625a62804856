"""Decodes a handed-in file to code, with notices on what was guessed."""

import fnmatch
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..record.message import phrase
from ..record.notices import Notice, Notices, notice
from ..record.sentences import show_name
from .magics import clean_script, scan
from .notebook import MAX_FILE_MB, Aside, NotebookRefused, looks_like_notebook, source_of
from .text_files import declares_encoding, decode_marked, encoding_of, foreign_kind, guess_text, is_utf8

MAX_SOURCE = 2**20  # bytes
MAX_FILE = MAX_FILE_MB * 2**20  # bytes: a notebook with its pictures
NOTEBOOK = ".ipynb"
MAX_GUESSED = 5 * 2**20  # bytes of a notebook for guessing its encoding
MERGE = re.compile(r"<{7} |>{7} |={7}\s*$")
IMPORTED = re.compile(r"^[ \t]*(?:from[ \t]+(\w+)[\w.]*[ \t]+import\b|import[ \t]+([\w. \t,]+))", re.MULTILINE)
RUN_CALL = re.compile(r"run_line_magic\(\s*['\"]run['\"]\s*,\s*f?['\"]\s*(?:-\w+\s+)*([\w.-]+)")
SCRIPT = re.compile(rb"^(?:def|import|from|class)[ \t]+\w", re.MULTILINE)  # of plain Python
UPLOAD = re.compile(rb"\bfiles\.upload\(")


@dataclass(frozen=True)
class Code:
    """The code of a file. If `refused` is set there is nothing to run, and the notice says why.

    `places` and `asides` are those of a notebook, as in `Script`.
    """

    source: bytes = b""
    refused: Notice | None = None
    notices: Notices = ()
    places: tuple[tuple[int, int], ...] = ()
    asides: tuple[Aside, ...] = ()


def read_code(data: bytes, name: str) -> Code:
    """Return the code in the bytes of a file called `name`, or a refusal with a sentence."""
    notices: list[Notice] = []
    try:
        marked = decode_marked(data)
    except UnicodeDecodeError:
        return Code(refused=notice("not_utf8", file=name))
    if marked is not None:
        original, data = data, marked.encode("utf-8", "replace")
        notices.append(notice("read_as_utf8", file=name, encoding=encoding_of(original)))
    if kind := foreign_kind(data):
        return Code(refused=notice(kind, file=name))
    if name.lower().endswith(NOTEBOOK) and SCRIPT.search(data) and data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] != b"{":
        return read_script(data, name, [*notices, notice("read_as_script", file=name)])
    if name.lower().endswith(NOTEBOOK) or looks_like_notebook(data):
        if not name.lower().endswith(NOTEBOOK):
            notices.append(notice("read_as_notebook", file=name))
        return read_notebook(data, name, tuple(notices))
    return read_script(data, name, notices)


def read_notebook(data: bytes, name: str, notices: Notices) -> Code:
    """Return the code cells of a notebook."""
    guessed = None if len(data) > MAX_GUESSED or is_utf8(data) else guess_text(data)
    if guessed is not None:
        data = guessed[0].encode("utf-8")
        notices = (*notices, notice("read_as_utf8", file=name, encoding=guessed[1]))
    try:
        script = source_of(data, name)
    except NotebookRefused as refusal:
        line = find_merge(data.decode("utf-8", "replace")) if refusal.notice.cause == "notebook_foreign" else 0
        return Code(refused=merge_refusal(name, line) if line else refusal.notice)
    return Code(script.source, refusal_of(script.source, name), notices, script.places, script.asides)


def read_script(data: bytes, name: str, notices: list[Notice]) -> Code:
    """Return the code of a script; magics are replaced as in a notebook."""
    data = data.rstrip(b"\x1a")  # which old Windows editors write at the end of a file
    if refused := refusal_of(data, name):
        return Code(refused=refused)
    if declares_encoding(data):  # the worker decodes it
        return Code(data, notices=tuple(notices))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        guessed = guess_text(data)
        if guessed is None:
            return Code(refused=notice("not_utf8", file=name))
        text = guessed[0]
        notices.append(notice("read_as_utf8", file=name, encoding=guessed[1]))
    if line := find_merge(text):
        return Code(refused=merge_refusal(name, line))
    return Code(clean_script(text).encode("utf-8"), notices=tuple(notices))


def refusal_of(source: bytes, name: str) -> Notice | None:
    """Return the notice on a file that cannot be Python."""
    if len(source) > MAX_SOURCE:
        return notice("too_big_file", file=name, most=MAX_SOURCE)
    return notice("not_text", file=name) if b"\0" in source else None


def merge_refusal(name: str, line: int) -> Notice:
    """Return the notice on a file with merge conflict markers."""
    return notice("file_merge", file=name, place=phrase("place", line=line))


def find_merge(text: str) -> int:
    """Return the number of the first merge conflict marker outside of strings, 0 if there is none."""
    if not any(mark in text for mark in ("<<<<<<< ", "=======", ">>>>>>> ")):
        return 0
    quote = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not quote and MERGE.match(line):
            return number
        quote, _ = scan(line, quote, 0)
    return 0


def remarks_on(source: bytes, name: str, beside: Iterable[str], helpers: Iterable[str]) -> Notices:
    """Return notices on files and uploads that the code asks for and does not get.

    `beside`: the Python files beside it. `helpers`: patterns of names that are accepted.
    """
    text = source.decode("utf-8", "replace")
    modules = {word for found in IMPORTED.findall(text) for word in re.findall(r"\w+", "".join(found))}
    asked = {f"{module}.py" for module in modules}.intersection(beside) | set(RUN_CALL.findall(text))
    asked -= written_files(text)
    names = sorted(one for one in asked if not any(fnmatch.fnmatchcase(one, pattern) for pattern in helpers))[:5]
    found = [notice("other_files", file=name, names=", ".join(map(show_name, names)))] if names else []
    return (*found, notice("uploads", file=name)) if UPLOAD.search(source) else tuple(found)


def written_files(text: str) -> set[str]:
    """Return the names of the files that cells of a notebook write."""
    return set(re.findall(r"run_cell_magic\('writefile', '(?:-a )?([\w.-]+)'", text))

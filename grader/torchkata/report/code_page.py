"""One HTML page with the code of one student as it was graded: every line has its number and an anchor. No script."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from urllib.parse import quote

from ..record.document import legal
from ..record.sentences import say
from .html import render
from .lines import harmless_text

MAX_LINES = 3000  # of one file
MAX_CHARACTERS = 500  # of one line
CUT = " […]"
END_OF_LINE = re.compile(r"\r\n|\r|\n")  # as Python counts lines
NOTEBOOK_LINE = tuple[int, int]  # (cell, line in it)


@dataclass(frozen=True)
class Listing:
    """The code for one exercise. `file`: its path in the submission; `why`: why there is none; else its `text`.

    `places`: of a notebook, the cell of each line. `helpers`: names and texts of files beside it, None if not a text.
    """

    folder: str
    file: str
    text: str = field(default="", repr=False)
    why: str = ""
    places: Sequence[NOTEBOOK_LINE] = field(default=(), repr=False)
    helpers: Sequence[tuple[str, str | None, int]] = field(default=(), repr=False)


def show_code(student: str, sections: Mapping[str, str], feedback: str) -> str:
    """Return the page. `sections`: folder -> HTML of `section_of`; `feedback`: relative folder of the feedback page."""
    link = quote(f"{feedback}/{legal(student)}.html")
    ordered = [(folder, sections[folder]) for folder in sorted(sections)]
    return render("code.html", title=say("page_code_title", student=student), sections=ordered, link=link)


def section_of(listing: Listing) -> str:
    """Return the code for one exercise as HTML: a section whose id is the folder."""
    parts = [f'<h2>{text_of(listing.folder)} <span class="soft">{text_of(listing.file)}</span></h2>']
    if listing.why:
        parts.append(f'<p class="soft">{text_of(say("page_code_nothing", why=listing.why))}</p>')
    else:
        parts += lists_of(listing.text, f"{listing.folder}-L", listing.places)
    for number, (name, text, size) in enumerate(listing.helpers, start=1):
        parts.append(f"<h3>{text_of(say('page_code_helper', file=name))}</h3>")
        if text is None:
            parts.append(f'<p class="soft">{text_of(say("page_code_binary", count=size))}</p>')
        else:
            parts += lists_of(text, f"{listing.folder}-H{number}-L", ())
    body = "\n".join(parts)
    return f'<section id="{text_of(listing.folder)}">\n{body}\n</section>\n'


def lists_of(text: str, anchor: str, places: Sequence[NOTEBOOK_LINE]) -> Iterator[str]:
    """Yield a list with the lines of a text, one for each cell of a notebook. `anchor`: ids without the number."""
    lines = END_OF_LINE.split(text)
    if lines[-1] == "":
        lines.pop()
    shown = list(enumerate(lines[:MAX_LINES], start=1))
    cell_of = [cell for cell, _ in places[: len(shown)]]
    cells = cell_of + cell_of[-1:] * (len(shown) - len(cell_of)) if places else [0] * len(shown)
    for cell, some in groupby(shown, key=lambda line: cells[line[0] - 1]):
        own = list(some)
        first = places[own[0][0] - 1][1] if places else 1
        if cell:
            yield f'<p class="soft">{text_of(say("page_code_cell", cell=cell))}</p>'
        items = "\n".join(f'<li id="{text_of(anchor)}{number}">{line_of(line)}</li>' for number, line in own)
        yield f'<ol start="{first}">\n{items}\n</ol>'
    if len(lines) > len(shown):
        yield f'<p class="soft">{text_of(say("page_code_more", count=len(lines) - len(shown)))}</p>'


def line_of(line: str) -> str:
    """Return one line as HTML: no control characters, and not longer than MAX_CHARACTERS."""
    cut = line if len(line) <= MAX_CHARACTERS else line[:MAX_CHARACTERS] + CUT
    return escape(cut if cut.isprintable() else harmless_text(cut))


def text_of(text: str) -> str:
    """Return a text as HTML."""
    return escape(legal(text))


def kept_sections(page: str, folders: Sequence[str]) -> dict[str, str]:
    """Return those sections of a page that are about `folders`. No code can end a section, because it is escaped."""
    found = {}
    for folder in folders:
        begin = page.find(f'<section id="{text_of(folder)}">\n')
        end = page.find("</section>\n", begin)
        if begin >= 0 and end >= 0:
            found[folder] = page[begin : end + len("</section>\n")]
    return found

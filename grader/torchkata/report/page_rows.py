"""The rows of a large class, in files beside the page, which loads them when they are shown.

A browser does not let a page from a disk read files, but it does load scripts. So each file is a script with one call,
whose argument is data (JSON in ASCII). The script of the page writes the texts into it as texts, never as HTML, and the
page's Content-Security-Policy allows no scripts but that one and files.
"""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from ..record.atomic_file import write_changed
from ..record.attention import Group
from ..record.document import legal
from .overview import Overview, Row

MAX_ROWS = 2000  # of a page that holds its rows itself
ROWS_A_FILE = 2000
PARTS = "index-rows"
EARLIER = "class_rows.js"  # a file of earlier versions
PART = re.compile(r"rows-\d{4,}\.js")
DIGITS = 4  # decimals of points, as `show_number` has


def write_parts(overview: Overview, folder: Path) -> None:
    """Write the rows of a large class; remove files of ours with rows of before.

    Raises OSError.
    """
    wanted = set[str]()
    if len(overview.rows) > MAX_ROWS:
        folder.mkdir(exist_ok=True)
        for name, text in show_parts(overview):
            write_changed(folder / name, text)
            wanted.add(name)
    for file in sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []:
        if (PART.fullmatch(file.name) or file.name == EARLIER) and file.name not in wanted:
            file.unlink()


def show_parts(overview: Overview) -> Iterator[tuple[str, str]]:
    """Yield name and content of each file."""
    groups = groups_of(overview.groups)
    rows = iter(overview.rows)
    number = 0
    while some := list(islice(rows, ROWS_A_FILE)):
        data = json.dumps([data_of(row, groups.get(row.student, ())) for row in some], separators=(",", ":"))
        yield f"rows-{number:04}.js", f"receiveRows({number}, {data.replace('<', chr(92) + 'u003c')});\n"
        number += 1


def groups_of(groups: Sequence[Group]) -> dict[str, list[int]]:
    """Return the numbers of the groups that each student is in."""
    found: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        for student in group.students:
            found.setdefault(student, []).append(number)
    return found


def data_of(row: Row, groups: Sequence[int]) -> list[Any]:
    """Return one row as data: id, name, status, total, [earned, ungraded] or null for each exercise, groups, mistakes,
    and whether there is code.
    """
    cells = [cell and [round(cell[0], DIGITS), round(cell[1], DIGITS)] for cell in row.points]
    total = None if row.total is None else round(row.total, DIGITS)
    who = [legal(row.student), legal(row.name), row.status_text]
    return [*who, total, cells, list(groups), list(row.mistakes), int(row.code)]

"""One page in HTML about a class, complete in itself: no script, nothing loaded from elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean, median
from urllib.parse import quote

from ..record.atomic_file import write_text
from ..record.document import Document, legal, show_number
from ..record.status import Status
from ..record.types import Verdict
from .attention_section import ROW, show_needs, text
from .histogram import draw_histogram
from .overview import ISOLATION, Overview, Row, gather

STYLE = Path(__file__).with_name("page.css")
FEEDBACK = "feedback"  # the folder of the feedback files, beside the page
FULL_SHARE = 55  # percent of colour in the cell of a student with all points: text stays readable on it


def show_page(
    documents: Iterable[Document],
    exercises: Sequence[tuple[str, float]],
    title: str,
    refused: Mapping[str, str] | None = None,
) -> str:
    """Return the page. `exercises`: folder and points of each. Only one document is held at a time.

    `refused`: the folder of each exercise that was not graded at all, and why.
    """
    overview = gather(documents, exercises, refused)
    parts = [
        show_heading(overview, title),
        show_totals(overview),
        show_needs(overview),
        show_students(overview),
        show_checks(overview),
    ]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n"
        f"<body>\n{''.join(parts)}</body>\n</html>\n"
    )


def breakable(folder: str) -> str:
    """Return the name of a folder that a narrow column may break between words."""
    return text(folder).replace("_", "_<wbr>")


def show_heading(overview: Overview, title: str) -> str:
    """Return title, numbers of students, and a warning where not everybody was graded in full isolation."""
    nothing = sum(row.status == Status.NOTHING for row in overview.rows)
    counts = [f"{len(overview.rows)} students", f"{len(overview.totals)} graded", f"{nothing} handed in nothing"]
    weak = [
        f"{count} with isolation “{text(level)}”" for level, count in overview.isolation.items() if level != ISOLATION
    ]
    warning = f"<p>Not everybody was graded in full isolation: {', '.join(weak)}.</p>\n" if weak else ""
    return f'<h1>{text(title)}</h1>\n<p class="soft">{" · ".join(counts)}</p>\n{warning}'


def show_totals(overview: Overview) -> str:
    """Return the figures of the class beside the histogram of the totals."""
    totals = overview.totals
    most = f" <small>of {show_number(overview.max_points)}</small>"
    figures = {
        "mean": (f"{mean(totals):.1f}" + most) if totals else "–",
        "median": (f"{median(totals):.1f}" + most) if totals else "–",
        "all points": f"{sum(total >= overview.max_points for total in totals)} <small>students</small>",
        "need attention": f"{len({concern.student for concern in overview.concerns} - {''})} <small>students</small>",
    }
    terms = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>\n" for name, value in figures.items())
    chart = draw_histogram(totals, overview.max_points)
    return (
        f'<section class="top">\n<div><h2>The class</h2>\n<dl class="figures">\n{terms}</dl></div>\n'
        f"<div><h2>Totals</h2>\n{chart}</div>\n</section>\n"
    )


def show_students(overview: Overview) -> str:
    """Return the table of students and exercises, coloured by the share of the points."""
    folders = "".join(f'<th class="exercise">{breakable(folder)}</th>' for folder, _ in overview.exercises)
    head = f'<tr><th>student</th><th>name</th>{folders}<th class="number">total</th><th>status</th></tr>'
    rows = enumerate(overview.rows)
    body = "\n".join(show_student(row, number, overview.exercises) for number, row in rows)
    return (
        '<section>\n<h2>Students</h2>\n<div class="scroll"><table class="grid">\n'
        f"<thead>{head}</thead>\n<tbody>\n{body}\n</tbody>\n</table></div>\n</section>\n"
    )


def show_student(row: Row, number: int, exercises: Sequence[tuple[str, float]]) -> str:
    """Return the row of one student, with a link to the feedback that is written beside the page."""
    cells = "".join(show_cell(cell, *exercise) for cell, exercise in zip(row.points, exercises, strict=True))
    total = "–" if row.total is None else show_number(row.total)
    feedback = text(quote(f"{FEEDBACK}/{legal(row.student)}.txt"))
    return (
        f'<tr id="{ROW}{number}"><td class="id"><a href="{feedback}">{text(row.student)}</a></td>'
        f'<td class="name">{text(row.name)}</td>{cells}'
        f'<td class="number"><strong>{total}</strong></td><td class="soft">{text(row.status_text)}</td></tr>'
    )


def show_cell(cell: tuple[float, float] | None, folder: str, most: float) -> str:
    """Return the points of one exercise. A dashed frame: some of them could not be graded."""
    label = f' data-exercise="{text(folder)}"'  # shown where the table has no heading
    if cell is None:
        return f'<td class="cell none"{label}>–</td>'
    points, ungraded = cell
    share = FULL_SHARE * max(0.0, min(1.0, points / most)) if most else 0.0
    kind, note = ("cell ungraded", f' title="{show_number(ungraded)} points not graded"') if ungraded else ("cell", "")
    shown = show_number(points) + (" + ?" if ungraded else "")
    return f'<td class="{kind}"{label}{note} style="--share:{share:.0f}%">{shown}</td>'


def show_checks(overview: Overview) -> str:
    """Return the table of checks, the hardest first."""
    rows = []
    hardest = sorted(overview.checks.items(), key=lambda item: item[1][Verdict.PASS] / item[1].total())
    for (folder, claim), verdicts in hardest:
        share = 100 * verdicts[Verdict.PASS] / verdicts.total()
        others = [f"{count} {verdict}" for verdict, count in verdicts.most_common() if verdict != Verdict.PASS]
        bar = f'<div><span style="width:{share:.0f}%"></span></div>'
        passed = f"{verdicts[Verdict.PASS]} of {verdicts.total()}"
        rows.append([text(claim), text(folder), bar, passed, text(", ".join(others))])
    table = show_table(
        ["check", "exercise", "", "passed", "other verdicts"], rows, {1: "folder", 2: "bar", 3: "number"}
    )
    return f"<section>\n<h2>Checks, the hardest first</h2>\n{table}</section>\n"


def show_table(heads: Sequence[str], rows: Iterable[Sequence[str]], kinds: dict[int, str] | None = None) -> str:
    """Return a table of cells that are HTML already; on a narrow screen each row is a block.

    `kinds`: the class of some columns.
    """
    marks = [f' class="{kinds[place]}"' if kinds and place in kinds else "" for place in range(len(heads))]
    head = "".join(f"<th{mark}>{name}</th>" for mark, name in zip(marks, heads, strict=True))
    lines = ["".join(f"<td{mark}>{cell}</td>" for mark, cell in zip(marks, row, strict=True)) for row in rows]
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    table = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>"
    return f'<div class="scroll"><table class="stack">\n{table}\n</table></div>\n'


def write_page(
    documents: Iterable[Document],
    exercises: Sequence[tuple[str, float]],
    title: str,
    file: Path,
    refused: Mapping[str, str] | None = None,
) -> None:
    """Write the page to `file`, whole or not at all. Raises OSError."""
    write_text(file, show_page(documents, exercises, title, refused))

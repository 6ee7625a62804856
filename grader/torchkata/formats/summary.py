"""One graded submission as Markdown for the summary of a workflow's step on GitHub."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..record.audience import to_student
from ..record.document import Document, exercises_of, explain
from ..record.sentences import say
from ..record.status import show_status
from ..record.types import Verdict
from ..report.blocks import is_untouched
from ..report.lines import MAX_PRINTED_LINES
from ..report.shown_check import worth
from ..report.submission_page import remarks_on, say_points
from .markdown import fenced, inline, table
from .places import show_place

MARK = "<!-- torchkata summary -->"  # the first line, by which the file is known
MAX_BYTES = 1_000_000  # GitHub takes 1 MiB for each step; a workflow may add some lines
MAX_TEXT = 20_000  # characters of one explanation
ALWAYS, TABLE, DETAIL = range(3)  # the order in which blocks are kept
SIGNS: dict[str, str] = {Verdict.PASS: "✅", Verdict.TODO: "⬜", Verdict.MISSING: "⬜", Verdict.GRADER: "⚠️"}
FAILED = "❌"


@dataclass(frozen=True)
class Block:
    """A part of the summary between blank lines. `rank`: when it is kept."""

    text: str
    rank: int = ALWAYS


def show_summary(document: Document) -> str:
    """Return the summary: points, notices, a table of exercises, then the checks and why they failed.

    Explanations that do not fit into MAX_BYTES are left out, with a sentence that says so.
    """
    exercises = exercises_of(document)
    title = say_points(document) if exercises else show_status(document.get("status", ""))
    blocks = [Block(f"{MARK}\n# {inline(title)}"), *(Block(f"> {inline(remark)}") for remark in remarks_on(document))]
    if exercises:
        blocks.append(Block(overview(exercises)))
    blocks += [block for exercise in exercises for block in blocks_of(exercise, len(exercises) > 1)]
    return fit(blocks)


def overview(exercises: list[Document]) -> str:
    """Return the table of all exercises."""
    heading = [inline(say(f"table_{name}")) for name in ("exercise", "points", "checks")]
    return table(
        heading, [[inline(one["folder"]), inline(say_points(one)), counts(one["checks"])] for one in exercises], 1
    )


def counts(checks: list[Document]) -> str:
    """Return how many checks have each verdict."""
    verdicts = Counter(check["verdict"] for check in checks)
    return ", ".join(f"{count} {sign(verdict)} {verdict}" for verdict, count in verdicts.most_common())


def sign(verdict: str) -> str:
    """Return the sign of a verdict."""
    return SIGNS.get(verdict, FAILED)


def blocks_of(exercise: Document, several: bool) -> Iterator[Block]:
    """Yield the blocks about one exercise. A repeated explanation becomes a reference to the first one.

    Of `several`, the tables of those that are done or not begun are folded, and what waits there is not explained.
    """
    yield Block(f"## {inline(exercise['folder'])}", TABLE)
    for notice in exercise["notices"]:
        yield Block(f"> {inline(to_student(notice))}", TABLE)
    heading = [inline(say(f"summary_{name}")) for name in ("verdict", "claim")] + [inline(say("table_points"))]
    rows = [
        [f"{sign(check['verdict'])} {check['verdict']}", inline(check["claim"]), inline(worth(check))]
        for check in exercise["checks"]
    ]
    untouched = several and is_untouched(exercise)
    done = several and all(check["verdict"] == Verdict.PASS for check in exercise["checks"])
    yield Block(folded(exercise, table(heading, rows, 2)) if untouched or done else table(heading, rows, 2), TABLE)
    if untouched:
        return
    shown: dict[str, str] = {}
    for check in exercise["checks"]:
        if text := explain(check)[:MAX_TEXT]:
            yield Block(detail(exercise, check, shown.get(text, ""), text), DETAIL)
            shown.setdefault(text, check["claim"])


def folded(exercise: Document, text: str) -> str:
    """Return a table that opens with a click on how many checks have each verdict."""
    return f"<details>\n<summary>{counts(exercise['checks'])}</summary>\n\n{text}\n\n</details>"


def detail(exercise: Document, check: Document, same: str, text: str) -> str:
    """Return why a check failed, and what was printed. `same`: the claim of a check with the same text, or empty."""
    place = show_place(exercise, check)
    title = f"**{check['verdict']}** {inline(check['claim'])}" + (f" ({inline(place)})" if place else "")
    parts = [title, inline(say("as_at", claim=same)) if same else fenced(text)]
    if check["output"].strip():
        parts += [inline(say("printed")), fenced(check["output"], MAX_PRINTED_LINES)]
    return "\n\n".join(parts)


def fit(blocks: list[Block]) -> str:
    """Return the blocks as one text of at most MAX_BYTES, tables before explanations."""
    cut = inline(say("summary_cut", count=len(blocks)))
    size, kept = len(cut.encode()) + 2, set[int]()
    for number, block in sorted(enumerate(blocks), key=lambda one: one[1].rank):
        needed = len(block.text.encode()) + 2
        if size + needed <= MAX_BYTES:
            size += needed
            kept.add(number)
    texts = [block.text for number, block in enumerate(blocks) if number in kept]
    left_out = len(blocks) - len(texts)
    return "\n\n".join([*texts, *([inline(say("summary_cut", count=left_out))] if left_out else [])]) + "\n"

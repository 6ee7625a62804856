"""The checks on the page about a class: how hard each is, how well it tells students apart, and what it confuses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..record.sentences import say
from ..record.types import Verdict
from .item_analysis import LEAST_STUDENTS, Tally
from .overview import Overview

HARDEST = 20  # checks that are shown unfolded
CONFUSES = 3  # mistakes of a check that are shown


@dataclass(frozen=True)
class CheckRow:
    """How a class did in one check. `index`: its discrimination as text, or why there is none (`without`).

    `confuses`: number, words and count of the commonest mistakes in it; `others`: the other verdicts.
    """

    folder: str
    claim: str
    share: str
    passed: str
    index: str
    without: bool
    suspicious: bool
    confuses: Sequence[tuple[int, str, int]]
    others: str


def check_rows(overview: Overview) -> list[CheckRow]:
    """Return the checks, hardest first."""
    hardest = sorted(overview.checks.items(), key=lambda item: item[1].difficulty)
    return [row_of(overview, *key, tally) for key, tally in hardest]


def row_of(overview: Overview, folder: str, claim: str, tally: Tally) -> CheckRow:
    """Return the row of one check."""
    found = tally.discrimination
    verdicts = [f"{count} {verdict}" for verdict, count in tally.verdicts.most_common() if verdict != Verdict.PASS]
    made = sorted(tally.mistakes.items(), key=lambda item: (-item[1], item[0]))[:CONFUSES]
    return CheckRow(
        folder,
        claim,
        f"{100 * tally.difficulty:.0f}",
        say("page_passed_of", passed=tally.verdicts[Verdict.PASS], total=tally.verdicts.total()),
        why_none(tally) if found is None else f"{found:.2f}".replace("-", "−"),
        found is None,
        tally.is_suspicious,
        [(number, overview.mistakes[number].words, count) for number, count in made],
        ", ".join(verdicts),
    )


def why_none(tally: Tally) -> str:
    """Return why a check has no discrimination."""
    if tally.tried < LEAST_STUDENTS:
        return say("page_index_few")
    return say("page_index_alike")


def by_exercise(rows: Sequence[CheckRow], folders: Sequence[str]) -> Iterator[tuple[str, list[CheckRow]]]:
    """Yield each exercise with its checks, if the page has more of them than it shows unfolded."""
    for folder in folders if len(rows) > HARDEST else ():
        if own := [row for row in rows if row.folder == folder]:
            yield folder, own

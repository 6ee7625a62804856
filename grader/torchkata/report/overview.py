"""The overview of a class: counts, and one row for each student."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..record.attention import Concern, Group, concerns_of, group_concerns
from ..record.document import Document, checks_of, exercises_of
from ..record.status import Status, show_status

ISOLATION = "full"


@dataclass(frozen=True)
class Row:
    """One student. `points`: (earned, ungraded) for each exercise, None if there is no record."""

    student: str
    name: str
    status: str
    points: tuple[tuple[float, float] | None, ...]

    @property
    def status_text(self) -> str:
        """Return the sentence for the status."""
        return show_status(self.status)

    @property
    def total(self) -> float | None:
        """Return the earned points; None if there is no record."""
        earned = [cell[0] for cell in self.points if cell is not None]
        return sum(earned) if earned else None


@dataclass
class Overview:
    """A class, built from one document after the other. `exercises`: folder and maximum points of each."""

    exercises: Sequence[tuple[str, float]]
    rows: list[Row] = field(default_factory=list)
    checks: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)  # (exercise, claim) -> verdicts
    concerns: list[Concern] = field(default_factory=list)
    isolation: Counter[str] = field(default_factory=Counter)

    @property
    def max_points(self) -> float:
        """Return the sum of the maximum points of all exercises."""
        return sum(points for _, points in self.exercises)

    @property
    def totals(self) -> list[float]:
        """Return the total points of each student with a record."""
        return [row.total for row in self.rows if row.total is not None]

    @property
    def groups(self) -> list[Group]:
        """Return the concerns grouped by cause, most frequent first."""
        return group_concerns(self.concerns)

    def add(self, document: Document) -> None:
        """Add one document. Only short texts and numbers of it are kept."""
        student, status = str(document.get("student", "")), str(document.get("status", Status.GRADED))
        found = {e["folder"]: (e["points"], e["ungraded_points"]) for e in exercises_of(document)}
        points = tuple(found.get(folder) for folder, _ in self.exercises)
        self.rows.append(Row(student, str(document.get("name", "")), status, points))
        for exercise, check in checks_of(document):
            self.checks.setdefault((exercise["folder"], check["claim"]), Counter())[check["verdict"]] += 1
        if found:
            self.isolation[str(document.get("isolation", ISOLATION))] += 1
        self.concerns += concerns_of(document, (folder for folder, _ in self.exercises))


def gather(
    documents: Iterable[Document], exercises: Sequence[tuple[str, float]], concerns: Iterable[Concern] = ()
) -> Overview:
    """Return the overview of a class. Only one document is in memory at a time.

    `concerns`: those of the whole class.
    """
    overview = Overview(exercises, concerns=list(concerns))
    for document in documents:
        overview.add(document)
    return overview

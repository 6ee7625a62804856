"""The overview of a class: counts, one row for each student, the mistakes, and the results in each check."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..record.attention import Concern, Group, concerns_of, group_concerns
from ..record.document import Document, exercises_of
from ..record.status import Status, show_status
from .item_analysis import Tally, was_tried

ISOLATION = "full"
Sentences = Mapping[tuple[str, str], str]  # (folder of the exercise, name of a stored mistake) -> its sentence


@dataclass(frozen=True, slots=True)
class Row:
    """One student. `points`: (earned, ungraded) for each exercise, None if there is no record.

    `mistakes`: numbers in `Overview.mistakes`; `code`: there is a page with the student's code.
    """

    student: str
    name: str
    status: str
    points: tuple[tuple[float, float] | None, ...]
    mistakes: tuple[int, ...] = ()
    code: bool = False

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
class Mistake:
    """A mistake that students made. `name`: of the stored wrong answer, empty if unknown; `rows`: who made it."""

    folder: str
    name: str
    sentence: str
    rows: list[int] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Return the name in words; without one, the sentence."""
        return self.name.replace("_", " ").strip() or self.sentence


@dataclass
class Overview:
    """A class, built from one document after the other. `exercises`: folder and maximum points of each.

    `sentences`: of the stored mistakes, for records that hold only the name of a mistake, or only its sentence.
    """

    exercises: Sequence[tuple[str, float]]
    rows: list[Row] = field(default_factory=list)
    checks: dict[tuple[str, str], Tally] = field(default_factory=dict)  # (exercise, claim) -> results
    mistakes: list[Mistake] = field(default_factory=list)  # in the order in which they were found
    graded: Counter[str] = field(default_factory=Counter)  # folder -> students with a result
    concerns: list[Concern] = field(default_factory=list)
    isolation: Counter[str] = field(default_factory=Counter)
    sentences: Sentences = field(default_factory=dict, repr=False)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)
    _names: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for (folder, name), sentence in self.sentences.items():
            self._names.setdefault((folder, sentence), name)

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

    @property
    def commonest(self) -> list[int]:
        """Return the numbers of the mistakes, the commonest first."""
        return sorted(range(len(self.mistakes)), key=lambda number: (-len(self.mistakes[number].rows), number))

    def add(self, document: Document, code: bool = False) -> None:
        """Add one document. Only short texts and numbers of it are kept. `code`: there is a page with the code."""
        student, status = str(document.get("student", "")), str(document.get("status", Status.GRADED))
        exercises = exercises_of(document)
        found = {e["folder"]: (e["points"], e["ungraded_points"]) for e in exercises}
        points = tuple(found.get(folder) for folder, _ in self.exercises)
        total = sum(earned for earned, _ in found.values())
        made = dict.fromkeys(number for exercise in exercises for number in self._add_checks(exercise, total))
        for number in made:
            self.mistakes[number].rows.append(len(self.rows))
        self.graded.update(found.keys())
        self.rows.append(Row(student, str(document.get("name", "")), status, points, tuple(made), code))
        if found:
            self.isolation[str(document.get("isolation", ISOLATION))] += 1
        self.concerns += concerns_of(document, (folder for folder, _ in self.exercises))

    def _add_checks(self, exercise: Document, total: float) -> list[int]:
        """Add the checks of one exercise of a student; return the numbers of the mistakes in them."""
        rest, made = total if was_tried(exercise) else None, []
        for check in exercise["checks"]:
            tally = self.checks.setdefault((exercise["folder"], check["claim"]), Tally())
            tally.add(check, rest)
            if (number := self._number_of(exercise["folder"], check)) is not None:
                tally.mistakes[number] += 1
                made.append(number)
        return made

    def _number_of(self, folder: str, check: Document) -> int | None:
        """Return the number of the mistake in a check, None without one.

        With minimal feedback a record holds no names; where hints are off, it holds no sentences.
        """
        name, sentence = check.get("mistake", ""), check.get("hint", "")
        name = name or self._names.get((folder, sentence), "")
        if not name and not sentence:
            return None
        number = self._numbers.setdefault((folder, name or sentence), len(self.mistakes))
        if number == len(self.mistakes):
            self.mistakes.append(Mistake(folder, name, sentence or self.sentences.get((folder, name), "")))
        return number


def gather(
    documents: Iterable[Document],
    exercises: Sequence[tuple[str, float]],
    concerns: Iterable[Concern] = (),
    sentences: Sentences | None = None,
) -> Overview:
    """Return the overview of a class. Only one document is in memory at a time.

    `concerns`: those of the whole class; `sentences`: those of the stored mistakes.
    """
    overview = Overview(exercises, concerns=list(concerns), sentences=sentences or {})
    for document in documents:
        overview.add(document)
    return overview

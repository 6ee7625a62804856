"""Grade one submission and return one record. All commands grade through this module."""

from pathlib import Path
from typing import TYPE_CHECKING

from ..course import missing_packages as packages
from ..course.catalog import Exercise, answer_keys
from ..course.seeds import course_seed
from ..errors import CourseError, IsolationMissing, NothingToGrade
from ..inside import uncompiled
from ..record.sentences import say
from ..record.verdict import Record
from ..sandbox.handover import Taken
from ..sandbox.levels import Level
from ..sandbox.limits import Limits
from ..sandbox.zygote import Zygote
from ..submission.reader import Answer, libraries_of, needed_libraries
from .progress import Progress

if TYPE_CHECKING:
    from .collection import Collection
    from .rules import Known
    from .sealed import HintFinder

SILENT = Progress()  # nobody listens
MAX_COLLECTIONS = 8  # that one grader keeps, each for a different set of exercises
# Of each check file: its text, a digest of the other files that it may read, and the limits of its checks.
CheckFiles = dict[Path, tuple[bytes | None, bytes, Limits]]


class Grader:
    """Marks submissions one after the other, with one zygote and one collection of the checks.

    `isolation`: exactly this level, instead of the best one that is supported. Raises IsolationMissing at first use.
    `taken`: a zygote of that level which another process has started.
    """

    def __init__(self, isolation: Level | None = None, taken: Taken | None = None) -> None:
        uncompiled.install()
        self._zygote = Zygote(isolation, taken)
        self._level: Level | None = None
        self._collections: list[tuple[CheckFiles, Collection]] = []  # least recently used first

    @property
    def level(self) -> Level:
        """Return the level of isolation. Raises IsolationMissing."""
        if self._level is None:  # it stays the same, even if the zygote is restarted
            self._level = self._zygote.level
        return self._level

    def mark(
        self,
        answers: list[Answer],
        hidden: bool = True,
        progress: Progress = SILENT,
        stop_early: bool = False,
        minimal: bool = False,
        seed: str = "",
        checks: frozenset[str] | None = None,
        hints: bool = True,
        policy: str = "",
        recorder: "HintFinder | None" = None,
        known: "Known | None" = None,
    ) -> Record:
        """Run the checks on all `answers` and return the record.

        Ctrl-C stops at once; the record has what was graded until then. `hidden`: run hidden checks if there is an
        answer key. `progress`: receives what happens. `stop_early`: stop after the first failed check. The others,
        `checks` is called `only` there: see `Rules`. Raises CourseError if the course has no seed, or if only some
        exercises have an answer key: the sums would be meaningless.
        """
        import pytest

        from .rules import Rules
        from .run import Grading

        level = self.level
        keyless = [answer.exercise.folder for answer in answers if answer.exercise.secret is None]
        if hidden and 0 < len(keyless) < len(answers):
            raise CourseError(say("refused_some_keys", folders=keyless))
        hidden = hidden and not keyless
        for solutions in answer_keys(answer.exercise for answer in answers) if hidden else ():
            course_seed(solutions)  # fail now, once: later each check would fail
        rules = Rules(hidden, minimal, seed, checks, hints, policy=policy, recorder=recorder, known=known or {})
        grading = Grading(answers, rules, self._zygote, progress)
        try:
            complete = self._collect([answer.exercise for answer in answers], hidden).run(grading, stop_early)
        except KeyboardInterrupt:
            complete = False
        except pytest.UsageError as error:  # the checks could not be collected
            grading.note_problem(str(error))
            complete = True
        if not complete:
            self._forget_checks()  # pytest was left in the middle of one: the next run would fail
        return Record(grading.finish(complete), hidden, level, complete)

    def prepare(self, libraries: list[str]) -> None:
        """Ask the zygote to import libraries. Does not wait."""
        self._zygote.preload(libraries)

    def collect(self, exercises: list[Exercise], hidden: bool = True) -> None:
        """Collect all checks of `exercises` now, for submissions to any of them. Raises pytest.UsageError."""
        self._collect(exercises, hidden)

    def wait(self) -> None:
        """Wait until the zygote forks, after its imports. Raises what a `Worker` does."""
        from ..sandbox.worker import Worker

        Worker(self._zygote, Limits()).close()

    def freeze(self) -> None:
        """Prepare the zygote for many submissions. Does not wait."""
        self._zygote.freeze()

    def _collect(self, exercises: list[Exercise], hidden: bool) -> "Collection":
        """Return the checks of `exercises`, collected again if a check file was edited.

        The files are read each time, because an edit may leave size and modification time unchanged.
        """
        from .collection import Collection

        wanted = {file: (*read, e.limits) for e in exercises for file, read in e.check_texts(hidden).items()}
        for number, (files, collection) in enumerate(self._collections):
            if wanted.items() <= files.items():
                self._collections.append(self._collections.pop(number))
                return collection
        stale = [one for one in self._collections if any(one[0].get(file, now) != now for file, now in wanted.items())]
        for one in stale or self._collections[: -MAX_COLLECTIONS + 1]:
            self._collections.remove(one)
            one[1].close()
        sources = {file: source for file, (source, *_) in wanted.items() if source is not None}
        self._collections.append((wanted, Collection(exercises, hidden, sources)))
        return self._collections[-1][1]

    def close(self) -> None:
        """End the zygote and all its workers, and drop the collected checks."""
        self._forget_checks()
        self._zygote.close()

    def _forget_checks(self) -> None:
        while self._collections:
            self._collections.pop()[1].close()


def mark(
    answers: list[Answer],
    hidden: bool,
    progress: Progress = SILENT,
    isolation: Level | None = None,
    minimal: bool = False,
    seed: str = "",
    confined: bool = False,
    policy: str = "",
) -> Record:
    """Mark one submission with a new grader; see `Grader.mark`. `confined`: refuse level none.

    Raises IsolationMissing, CourseError, and NothingToGrade if a package is missing.
    """
    grader = Grader(isolation)
    try:
        with_key = hidden and all(answer.exercise.secret for answer in answers)
        grader.prepare(libraries_of(answers[0], with_key))  # first, since it takes longest
        import pytest  # noqa: F401 - meanwhile the zygote starts

        libraries = [name for answer in answers for name in needed_libraries(answer, with_key)]
        missing = packages.first_missing([*packages.ALWAYS, *libraries])
        if missing:  # else answers would be judged for an import that fails here
            raise NothingToGrade(missing)
        if grader.level is Level.NONE and confined:
            raise IsolationMissing(say("not_confined"))
        return grader.mark(answers, hidden, progress, minimal=minimal, seed=seed, policy=policy)
    finally:
        grader.close()

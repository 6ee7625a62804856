"""What needs the teacher's attention: causes for each student, and the same causes grouped over the class.

The rule: an exercise with zero points, a file that was not found or did not load, a row that is not graded, a failure
of the grader, and every guess is listed. Nothing that a student wrote decides whether it is listed. Student code
influences only the cause of a file that does not load: the type of the error, and its first line as a title.
"""

import string
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .document import Document, exercises_of, message_text, messages_of, teacher_text
from .languages import sentences
from .sentences import render, say
from .status import Status, show_status
from .types import Verdict

MAX_TEXT = 300  # characters of the text of one concern
TITLED_BY_TEXT = ("load_error", "load_module")  # students with the same error form a group
SAID_BY_TITLE = ("handed_nothing", "handed_empty", "fetch_empty")  # their sentences add only the name
EXCEPTION = ("raised", "raised_bare")  # keys of the line that names an exception
WHOLE: dict[str, str] = {
    verdict: f"all_{verdict.lower()}" for verdict in Verdict if verdict not in (Verdict.PASS, Verdict.GRADER)
}
PARTLY = {Verdict.GRADER: "some_grader", Verdict.CRASH: "some_crash"}


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that needs attention. `student` is empty if it concerns everybody.

    `exercise`: folder of the exercise, or empty for the whole submission. `status`: why the submission was not graded,
    or empty.
    """

    cause: str
    student: str
    exercise: str
    text: str
    status: str = ""

    @property
    def sentence(self) -> str:
        """Return the text, with the folder of its exercise."""
        return f"{self.exercise}: {self.text}" if self.exercise else self.text


@dataclass(frozen=True)
class Who:
    """One student of a group, with the combined exercises, statuses and texts."""

    student: str
    exercises: str
    status: str
    text: str


@dataclass
class Group:
    """All concerns of one cause."""

    title: str
    remedy: str
    concerns: list[Concern] = field(default_factory=list)

    @property
    def students(self) -> list[str]:
        """Return the students, each once; an empty string stands for everybody."""
        return list(dict.fromkeys(concern.student for concern in self.concerns))

    def say(self, concern: Concern) -> str:
        """Return the text of a concern without the remedy, which the group shows."""
        return concern.text.removesuffix(self.remedy).rstrip() or concern.text

    @property
    def says_all(self) -> bool:
        """Return whether the title says everything about each student."""
        return all(concern.cause in SAID_BY_TITLE or self.say(concern) == self.title for concern in self.concerns)

    @property
    def common(self) -> str:
        """Return the text that all concerns share; empty if they differ."""
        texts = {self.say(concern) for concern in self.concerns}
        return texts.pop() if len(texts) == 1 else ""

    @property
    def people(self) -> list[Who]:
        """Return each student with the combined texts, in the order of `students`."""
        mine: dict[str, list[Concern]] = {}
        for concern in self.concerns:
            mine.setdefault(concern.student, []).append(concern)
        return [
            Who(
                student,
                ", ".join(distinct(concern.exercise for concern in concerns)),
                ", ".join(distinct(concern.status for concern in concerns)),
                " ".join(distinct(map(self.say, concerns))),
            )
            for student, concerns in mine.items()
        ]


def distinct(texts: Iterable[str]) -> list[str]:
    """Return the texts that are not empty, each once."""
    return list(dict.fromkeys(filter(None, texts)))


def concerns_of(document: Document, folders: Iterable[str] = ()) -> list[Concern]:
    """Return the concerns of one submission. `folders`: the exercises that must have a result."""
    student, status = str(document.get("student", "")), document.get("status", Status.GRADED)
    other = "" if status == Status.GRADED else show_status(status)
    found = [("", notice["cause"], teacher_text(notice)) for notice in document.get("notices") or []]
    if other and not found:
        found.append(("", "no_result", say("no_result", status=other)))
    if document.get("complete") is False:
        found.append(("", "incomplete", say("incomplete")))
    exercises = exercises_of(document)
    for exercise in exercises:
        found += [(exercise["folder"], cause, text) for cause, text in causes_of(exercise)]
    if not other:
        graded = {exercise["folder"] for exercise in exercises}
        found += [(folder, "no_record", say("no_record")) for folder in folders if folder not in graded]
    concerns = [Concern(cause, student, folder, str(text)[:MAX_TEXT], other) for folder, cause, text in found]
    return list(dict.fromkeys(concerns))


def causes_of(exercise: Document) -> Iterator[tuple[str, str]]:
    """Yield (cause, sentence) for each concern of one exercise."""
    for notice in exercise.get("notices") or []:
        yield notice["cause"], teacher_text(notice)
    checks = exercise["checks"]
    verdicts = Counter(check["verdict"] for check in checks)
    problem = exercise.get("problem")
    if problem:
        yield problem["cause"], teacher_text(problem)
    elif is_zero(exercise, verdicts):
        yield cause_of_zero(checks, verdicts)
    for verdict, cause in PARTLY.items():
        count = verdicts[verdict]
        if count and not (verdict is Verdict.CRASH and (problem or count == len(checks))):
            yield cause, say(cause, count=count, total=len(checks), problem=first_problem(checks, verdict))


def is_zero(exercise: Document, verdicts: Counter[str]) -> bool:
    """Return whether an exercise has no points for another reason than a failure of the grader."""
    earned = exercise["points"] or (verdicts[Verdict.PASS] and not exercise["max_points"])
    return not earned and verdicts.keys() != {Verdict.GRADER}


def cause_of_zero(checks: Sequence[Document], verdicts: Counter[str]) -> tuple[str, str]:
    """Return (cause, sentence) for an exercise without points whose file was loaded."""
    if not checks:
        return "no_check", say("no_check")
    if verdicts[Verdict.PASS]:
        return "no_points", say("no_points")
    if len(verdicts) > 1:
        counts = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())
        return "none_passed", say("none_passed", counts=counts)
    (verdict,) = verdicts
    cause = WHOLE[verdict]
    return cause, say(cause, problem=first_problem(checks, verdict))


def first_problem(checks: Sequence[Document], verdict: str) -> str:
    """Return the exception in the first check with this verdict, or the last line of its text."""
    check = next(check for check in checks if check["verdict"] == verdict)
    messages = messages_of(check)
    raised = next((render(line) for line in messages if verdict == Verdict.ERROR and line.key in EXCEPTION), "")
    failed = next((say("text", text=line.facts["problem"]) for line in messages if line.key == "grader_failed"), "")
    lines = (raised or failed or message_text(check)).strip().splitlines() or [""]
    return lines[0 if raised else -1].strip()[:MAX_TEXT]


def group_concerns(concerns: Iterable[Concern]) -> list[Group]:
    """Return the groups, largest first."""
    groups: dict[tuple[str, str], Group] = {}
    for concern in concerns:
        key = concern.cause, concern.text if concern.cause in TITLED_BY_TEXT else ""
        if key not in groups:
            groups[key] = Group(title_of(concern), sentences().get(f"do_{concern.cause}", ""))
        groups[key].concerns.append(concern)
    return sorted(groups.values(), key=lambda group: -len(group.students))


def title_of(concern: Concern) -> str:
    """Return the title of a concern's group: that of its cause, or its sentence without the facts."""
    table = sentences()
    if concern.cause in TITLED_BY_TEXT or not {f"title_{concern.cause}", concern.cause} & table.keys():
        return concern.text
    if title := table.get(f"title_{concern.cause}"):
        return title
    parts = string.Formatter().parse(table[concern.cause])
    return "".join(text + ("" if name is None else "…") for text, name, _, _ in parts)

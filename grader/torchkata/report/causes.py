"""What is not right in an exercise, one cause after the other, so that each is explained once."""

import json
from dataclasses import dataclass, field
from typing import Any

from ..record.document import Document
from ..record.verdict import Verdict

WHOLE_FILE = "file"  # no other explanation is this text: theirs are JSON
UNFINISHED = (Verdict.TIMEOUT, Verdict.CRASH)  # after the first one, a function may not even be called again


@dataclass(frozen=True)
class Cause:
    """One thing that is not right. `check`: the first check that failed for it; `others`: the later ones.

    A hint belongs to a cause, because checks with equal messages may fail for different mistakes.
    """

    check: Document
    others: list[Document] = field(default_factory=list)

    @property
    def checks(self) -> list[Document]:
        """Return all checks that failed for this cause, in their order."""
        return [self.check, *self.others]

    @property
    def hint(self) -> str:
        """Return the sentence of the recognised mistake; empty if there is none."""
        return next((check["hint"] for check in self.checks if check["hint"]), "")

    @property
    def max_points(self) -> float:
        """Return the points of its checks."""
        return sum((float(check["max_points"]) for check in self.checks), 0.0)


def causes_of(exercise: Document) -> list[Cause]:
    """Return the causes of the checks that did not pass, in the order of the checks; empty if all pass."""
    causes: list[tuple[str, Cause]] = []
    for check in exercise["checks"]:
        if check["verdict"] == Verdict.PASS:
            continue
        key = key_of(exercise, check)
        cause = next((known for other, known in causes if belongs(check, key, known, other)), None)
        if cause is None:
            causes.append((key, Cause(check)))
        else:
            cause.others.append(check)
    return [cause for _, cause in causes]


def belongs(check: Document, key: str, cause: Cause, other: str) -> bool:
    """Return whether a check failed for a known cause, which has the key `other`.

    A hint decides, if there is one. A wrong value without a hint may come from another mistake than one with a hint.
    """
    if check["verdict"] == Verdict.WRONG or (check["hint"] and cause.hint):
        if check["hint"] != cause.hint:
            return False
        return bool(check["hint"]) or key == other
    return key == other


def key_of(exercise: Document, check: Document) -> str:
    """Return a text that is equal for checks with the same explanation, whatever they called the function with."""
    verdict, message, place = check["verdict"], check["message"], check.get("place")
    if is_of_file(exercise, check):
        return WHOLE_FILE
    if not message:  # nothing is said of it, so nothing is known
        return text(verdict, check["name"])
    name = message[0]["facts"].get("name")
    if verdict == Verdict.TODO:
        return text(verdict, place or name)
    if verdict in UNFINISHED:
        return text(verdict, name or message)
    if verdict == Verdict.ERROR and place and message[0]["key"].startswith("raised"):
        return text(verdict, message[0]["facts"].get("type"), place)
    return text(verdict, place or called(check), message)


def is_of_file(exercise: Document, check: Document) -> bool:
    """Return whether a check failed because nothing in the file can be run."""
    return bool(exercise.get("problem")) and check["verdict"] not in (Verdict.PASS, Verdict.WRONG, Verdict.GRADER)


def called(check: Document) -> object:
    """Return the name of what a check called last; None if it called nothing."""
    facts = (check.get("call") or {}).get("facts", {})
    return facts.get("name") or facts.get("call")


def text(*facts: Any) -> str:
    """Return facts as one text, to compare."""
    return json.dumps(facts, sort_keys=True)

"""Which parts of a reference each check reaches: the others may change, and the check still gets the same values.

A check that reaches nothing of what an answer defines anew makes the same calls on it as on the reference, and gets
the same results: it passes if the reference does. What code could keep from one call for another function is not seen,
so `verify` leaves such checks out only where it is quick, with one seed.
"""

import ast
import builtins
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ..checks.session import Session
from ..checks.steps import Call
from ..marking.mistake import Mistake
from ..marking.names_used import defined_in, names_used
from ..marking.plan import Plan
from ..marking.stored import StoredAnswers
from ..record.verdict import CheckResult, Verdict

Import = tuple[str, str, str]  # the name in the file, the module, the name in the module
Known = dict[str, frozenset[str]]  # checks, and the functions that each calls


@dataclass(frozen=True)
class Reach:
    """What the checks reach of the reference `source`.

    `called`: the functions that each check calls. `used`: the names that these use, directly or through others; checks
    for which they are unknown, and those that the reference fails, are left out.
    """

    source: bytes = b""
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)
    used: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def passed_with(self, answer: bytes) -> Known:
        """Return the checks that cannot tell the reference from it with the functions of `answer` in place of its own.

        With each check are the functions that it calls. Raises SyntaxError.
        """
        changed = changed_by(answer, self.source)
        if changed is None:
            return {}
        return {check: self.called[check] for check, used in self.used.items() if changed.isdisjoint(used)}

    def checks_of(self, name: str) -> frozenset[str] | None:
        """Return the checks that may reach a function or class of the reference; None: all of them."""
        passed = {check for check, used in self.used.items() if name not in used}
        return frozenset(self.called.keys() - passed) or None


class Tracer:
    """Takes the place of the hints of a run: keeps the functions that each check calls, and finds nothing."""

    def __init__(self) -> None:
        self.called: dict[str, frozenset[str]] = {}

    def consider(self, result: CheckResult, calls: list[Call], plan: Plan, results: dict[str, CheckResult]) -> None:
        """Keep the functions that one case of a check has called."""
        name = result.check.name
        self.called[name] = self.called.get(name, frozenset()) | {call.step.root for call in calls}

    def settle(self, session: Session | None, results: dict[str, CheckResult], last: bool) -> dict[str, Mistake]:
        """Return no mistakes."""
        return {}

    def reach(self, stored: StoredAnswers, results: list[CheckResult]) -> Reach:
        """Return what the checks reached. `results`: of the reference."""
        passed = {result.check.name for result in results if result.verdict is Verdict.PASS}
        reference = stored.reference
        used = {name: names_used(reference.module, called) for name, called in self.called.items() if called}
        known = {name: names for name, names in used.items() if names is not None and name in passed}
        return Reach(b"".join(reference.parts), self.called, known)


def changed_by(answer: bytes, reference: bytes) -> frozenset[str] | None:
    """Return the names that an answer defines and that are others in the reference; None if unknown.

    Unknown is the effect of other statements at the top, of ``global``, and of a name that hides one of Python's own.
    Raises SyntaxError.
    """
    names, imports = defined_in(answer), imports_in(answer)
    if names is None or any(isinstance(node, ast.Global) for node in ast.walk(ast.parse(answer))):
        return None
    changed = names - {name for name, *_ in imports & imports_in(reference)}
    return None if any(hasattr(builtins, name) for name in changed) else frozenset(changed)


@lru_cache(maxsize=1000)
def imports_in(source: bytes) -> frozenset[Import]:
    """Return what the import statements at the top of a file bind. Raises SyntaxError."""
    found: set[Import] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Import):
            found |= {(one.asname or one.name.partition(".")[0], one.name, "") for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {(one.asname or one.name, node.module or "", one.name) for one in node.names}
    return frozenset(found)

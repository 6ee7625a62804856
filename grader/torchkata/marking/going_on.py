"""A check that goes on after a failure, to see more of a wrong answer.

A check ends at its first failure, often a call in which many mistakes look alike. With the answer key, a run on the
reference lists the calls that were not reached (`further_calls`). A student's copy has no reference, so the check
itself goes on: a statement that fails is passed over. Nothing that happens then changes a verdict or a message.
"""

import ast
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from _pytest.outcomes import OutcomeException

from ..checks.session import Session
from ..checks.steps import Call
from ..checks.student_module import Student
from ..checks.uncounted import UncountedCalls
from ..explain.failures import MachineFault
from .check_file import keep, present
from .plan import Plan

MAX_CALLS = 150  # of one check
PASSED_OVER = (
    *(ast.Expr, ast.Assert, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Return, ast.Delete),
    *(ast.For, ast.If, ast.With),
)


FAILURES = "__failures__"  # name of what a statement may raise


class Enough(BaseException):
    """No more calls are made."""


class GoingOn(Student):
    """The student's module for a check that goes on. It stops after a call that ends the process."""

    def __init__(self, session: Session, uncounted: UncountedCalls) -> None:
        super().__init__(session, visible=True)
        self._uncounted_calls = uncounted

    def _perform(self, *given: Any) -> Any:
        if len(self.calls) >= MAX_CALLS or not self._uncounted_calls.possible:
            raise Enough
        try:
            return super()._perform(*given)
        except MachineFault as fault:
            raise Enough from fault


class Lenient(ast.NodeTransformer):
    """Lets each statement inside of a function pass over what it raises."""

    def __init__(self) -> None:
        self._depth = 0

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Change the statements of a function."""
        self._depth += 1
        self.generic_visit(node)
        self._depth -= 1
        return node

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Change a statement."""
        super().generic_visit(node)
        if not self._depth or not isinstance(node, PASSED_OVER):
            return node
        handler = ast.ExceptHandler(ast.Name(FAILURES, ast.Load()), None, [ast.Pass()])
        return ast.copy_location(ast.Try([node], [handler], [], []), node)


@lru_cache(maxsize=64)
def lenient(source: bytes, file: str) -> CodeType | None:
    """Return a check file whose functions go on; None if it may loop for ever then. Raises SyntaxError."""
    tree = ast.parse(source)
    if any(isinstance(node, ast.While) for node in ast.walk(tree)):
        return None
    return compile(ast.fix_missing_locations(Lenient().visit(tree)), file, "exec", dont_inherit=True)


def run_on(source: bytes, file: Path, name: str, /, **values: Any) -> None:
    """Run the check `name` of a file with the values of its parameters, and go on after failures."""
    code = lenient(source, str(file))
    if code is None:
        return
    module = ModuleType(f"{file.parent.name}.{file.stem}")
    module.__file__ = str(file)
    vars(module)[FAILURES] = Exception, OutcomeException  # the latter: what pytest.raises raises
    with suppress(Exception, OutcomeException), present({module.__name__: module}):
        exec(code, vars(module))
        vars(module)[name](**{**values, **keep(values)})


def later_calls(session: Session, uncounted: UncountedCalls, plan: Plan, made: list[Call]) -> list[Call] | None:
    """Return the calls that the failure of a check prevented, of the functions that it had called; `made`: until then.

    None if none can be made, for want of time or because the process of the student's code ended.
    """
    if not uncounted.possible:
        return None
    student = GoingOn(session, uncounted)
    with uncounted.aside(), suppress(Enough, Exception, OutcomeException):
        plan.go_on(student)
    called = {call.step.root for call in made}
    return [call for call in student.calls[len(made) :] if call.step.root in called]

"""The pytest plugin: fixtures for checks, the mark `points`, verdicts instead of tracebacks.

It works the same in `torchkata grade` (which passes a `Grading`), in a manual pytest run and in an editor's test panel.
"""

import copy
from collections.abc import Callable, Generator
from pathlib import Path

import numpy as np
import pytest
from _pytest.outcomes import OutcomeException

from ..checks.reference import Reference
from ..checks.student_module import Student
from ..course.catalog import Exercise, load_exercises
from ..errors import CourseError
from ..explain.failures import MachineFault, StudentFailure
from ..inside.seed import SEED, seed_everything
from ..record.message import phrase
from ..record.sentences import say
from ..record.verdict import CheckResult, Verdict
from ..submission.reader import find_answers
from .check_run import CheckRun
from .item_plan import ItemPlan, name_of
from .rules import Rules
from .run import Grading

GRADING = pytest.StashKey[Grading]()
CHECK = pytest.StashKey[CheckRun]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options for manual runs."""
    group = parser.getgroup("torchkata")
    group.addoption("--seed", metavar="TEXT", default="", help=say("help_pytest_seed"))
    group.addoption("--submission", metavar="PATH", help=say("help_pytest_submission"))


def pytest_configure(config: pytest.Config) -> None:
    """Register the mark `points`."""
    config.addinivalue_line("markers", f"points(number): {say('help_pytest_points')}")


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the processes of a manual run."""
    grading = config.stash.get(GRADING, None)
    if grading is not None:
        grading.close()


def grading_of(config: pytest.Config, check_file: Path) -> Grading:
    """Return the grading of this run. In a manual run, create one for the course of `check_file`."""
    if GRADING not in config.stash:
        course = check_file.parent.parent.parent
        exercises = load_exercises(course)
        submission = Path(config.getoption("--submission") or course / "exercises")
        if not submission.exists():
            raise pytest.UsageError(say("pytest_no_submission", path=submission))
        rules = Rules(seed=config.getoption("--seed"), at_once=True)
        config.stash[GRADING] = Grading(find_answers(submission, exercises), rules)
    return config.stash[GRADING]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Attach a `CheckRun` to each check, with a timeout above the limits of the student's process."""
    for item in (item for item in items if item.get_closest_marker("points") is not None):
        try:
            check = item.stash[CHECK] = find_check(item, grading_of(config, item.path))
            check.seed  # noqa: B018 - a missing seed is reported here, once
        except (LookupError, CourseError) as error:
            raise pytest.UsageError(str(error)) from error
        if item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(check_seconds(check.run.exercise)))


def find_check(item: pytest.Item, grading: Grading) -> CheckRun:
    """Return the check of a pytest item. Raises LookupError if the submission has no file for it."""
    check = grading.find_check(item.path.parent, item.path, name_of(item), item.name)
    if check is None:
        raise LookupError(say("pytest_no_file", file=item.path))
    return check


def check_seconds(exercise: Exercise) -> float:
    """Return the seconds that one check may take, including the grader's own work."""
    return exercise.limits.seconds * 2 + 60


def check_of(request: pytest.FixtureRequest) -> CheckRun:
    """Return the check that requests a fixture. In a manual run, a test without points may request it too."""
    check: CheckRun | None = request.node.stash.get(CHECK, None)
    return check or find_check(request.node, grading_of(request.config, request.path))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Seed the shared random generators, so that a check does not depend on those before it."""
    seed_shared_generators(item.stash.get(CHECK, None))


def seed_shared_generators(check: CheckRun | None) -> None:
    """Seed the global random generators for one check.

    In a hidden check the seed depends on the secret of the course, because inputs may be drawn without `rng`, for
    example the weights of a new layer.
    """
    seed_everything(SEED if check is None or check.visible else check.seed)


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """Return the student's module, which runs in a separate process."""
    return check_of(request).ask_for_student()


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Reference:
    """Return the reference solution of the check's exercise."""
    return check_of(request).run.reference


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Return a NumPy generator that differs between checks and is the same in each run."""
    return np.random.default_rng(check_of(request).seed)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Judge a check after its call (or a failed set-up), and show the verdict instead of a traceback."""
    report = yield
    check = item.stash.get(CHECK, None)
    if check is not None and (call.when == "call" or call.excinfo is not None):
        error = call.excinfo.value if call.excinfo else None
        if not isinstance(error, KeyboardInterrupt):
            result = judge_or_fail(check, error)
            if report.failed:
                report.longrepr = "\n".join(filter(None, (f"{result.verdict}: {result.text}", result.hint)))
    return report


def judge_or_fail(check: CheckRun, error: BaseException | None) -> CheckResult:
    """Return the result of a check that ended with `error`. An exception in the judge is a failure of the grader."""
    try:
        return check.judge(error)
    except (Exception, OutcomeException) as problem:  # the latter: a timeout of the check
        return check.fail(problem)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Run a check. If the machine failed in it, repeat it with reset random generators and a new process."""
    names = pyfuncitem._fixtureinfo.argnames
    values = {name: pyfuncitem.funcargs[name] for name in names}
    generators = {name: copy.deepcopy(one) for name, one in values.items() if isinstance(one, np.random.Generator)}
    check = pyfuncitem.stash.get(CHECK, None)

    def run_again(student: object = None, run: Callable[..., object] = pyfuncitem.obj) -> None:
        seed_shared_generators(check)
        again = {**values, **copy.deepcopy(generators)}
        run(**{n: student if student and isinstance(v, Student) else v for n, v in again.items()})

    if check is not None:
        check.plan = ItemPlan(pyfuncitem, check.seed, run_again)
    try:
        return (yield)
    except MachineFault:
        pass
    if check is not None:
        check.forget_calls()
    try:
        run_again()
    except MachineFault as fault:
        problem = phrase("grader_failed", problem=phrase("machine_fault", problem=fault.problem))
        raise StudentFailure(Verdict.GRADER, problem) from fault
    return True


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """End the student's process after the last check of an exercise, and release the calls of the check."""
    if (check := item.stash.get(CHECK, None)) is not None:
        check.forget_calls()
        check.leave(nextitem.stash.get(CHECK, None) if nextitem else None)

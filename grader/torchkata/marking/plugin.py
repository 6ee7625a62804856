"""pytest's face of the grader: the fixtures of checks, the mark for points, verdicts instead of tracebacks.

It works the same under `torchkata grade` (which hands it a `Grading`), by hand and in an editor's test panel.
"""

import copy
from collections.abc import Generator
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
from ..record.verdict import CheckResult, Verdict
from ..submission.reader import find_answers
from .exercise_run import CheckRun, Rules
from .run import Grading

GRADING = pytest.StashKey[Grading]()
CHECK = pytest.StashKey[CheckRun]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of runs by hand."""
    group = parser.getgroup("torchkata")
    group.addoption("--seed", metavar="TEXT", default="", help="other inputs of hidden checks, for an exam")
    group.addoption("--submission", metavar="PATH", help="the student's folder or file (default: exercises/)")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the mark that gives a check its points."""
    config.addinivalue_line("markers", "points(number): what this check is worth")


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the processes of a run by hand."""
    grading = config.stash.get(GRADING, None)
    if grading is not None:
        grading.close()


def grading_of(config: pytest.Config, check_file: Path) -> Grading:
    """Return the grading of this run; where `make grade` gave none, begin one for the course of `check_file`."""
    if GRADING not in config.stash:
        course = check_file.parent.parent.parent
        exercises = load_exercises(course)
        submission = Path(config.getoption("--submission") or course / "exercises")
        if not submission.exists():
            raise pytest.UsageError(f"--submission {submission}: there is no such file or folder")
        rules = Rules(seed=config.getoption("--seed"))
        config.stash[GRADING] = Grading(find_answers(submission, exercises), rules)
    return config.stash[GRADING]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Hand each check what it needs, and give it a limit of its own behind the limits of the student's process."""
    for item in (item for item in items if item.get_closest_marker("points") is not None):
        try:
            check = item.stash[CHECK] = find_check(item, grading_of(config, item.path))
            check.seed  # noqa: B018 - where there is none, it is reported now and once
        except (LookupError, CourseError) as error:
            raise pytest.UsageError(str(error)) from error
        if item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(check_seconds(check.run.exercise)))


def find_check(item: pytest.Item, grading: Grading) -> CheckRun:
    """Return the check that an item is. Raises LookupError if the submission has no file for it."""
    check = grading.find_check(item.path.parent, item.path, name_of(item), item.name)
    if check is None:
        remedy = "Keep the name of the skeleton."
        raise LookupError(f"{item.path}: the submission has no file for these checks. {remedy}")
    return check


def check_seconds(exercise: Exercise) -> float:
    """Return how long one check may take, the grader's own part included."""
    return exercise.limits.seconds * 2 + 60


def check_of(request: pytest.FixtureRequest) -> CheckRun:
    """Return the check that asks for a fixture; a test without points may ask too, by hand."""
    check: CheckRun | None = request.node.stash.get(CHECK, None)
    return check or find_check(request.node, grading_of(request.config, request.path))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let every check begin with the same random numbers, whatever ran before it in this process."""
    seed_shared_generators(item.stash.get(CHECK, None))


def seed_shared_generators(check: CheckRun | None) -> None:
    """Seed the random generators that all code shares, for one check.

    In a hidden check they depend on the secret of the course, for its inputs may be drawn without `rng`: the weights of
    a fresh layer, say.
    """
    seed_everything(SEED if check is None or check.visible else check.seed)


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """Return the student's module, which lives in a process of its own."""
    return check_of(request).ask_for_student()


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Reference:
    """Return the reference solution of the check's exercise."""
    return check_of(request).run.reference


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Return a NumPy generator: other inputs for each check, the same at each run."""
    return np.random.default_rng(check_of(request).seed)


def name_of(item: pytest.Item) -> str:
    """Return the name of a check, without the case of a parametrised one."""
    return str(getattr(item, "originalname", item.name))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Judge a check when it has run (or could not be set up), and show the verdict in place of a traceback."""
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
    """Return the result of a check that ended with `error`. Whatever goes wrong meanwhile is the grader's failure."""
    try:
        return check.run.judge(check, error)
    except (Exception, OutcomeException) as problem:  # the latter: the check's time is over
        return check.run.fail(check, problem)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Run a check once more where this machine failed in it, with fresh random numbers and a fresh process."""
    generators = {
        name: copy.deepcopy(value)
        for name, value in pyfuncitem.funcargs.items()
        if isinstance(value, np.random.Generator)
    }
    try:
        return (yield)
    except MachineFault:
        pyfuncitem.funcargs.update(generators)
    check = pyfuncitem.stash.get(CHECK, None)
    if check is not None:
        check.forget_calls()
    seed_shared_generators(check)
    try:
        pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames})
    except MachineFault as fault:
        problem = phrase("grader_failed", problem=phrase("machine_fault", problem=fault.problem))
        raise StudentFailure(Verdict.GRADER, problem) from fault
    return True


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """End the student's process after the last check of an exercise; let go of what the check called."""
    if (check := item.stash.get(CHECK, None)) is not None:
        check.forget_calls()
        check.leave(nextitem.stash.get(CHECK, None) if nextitem else None)

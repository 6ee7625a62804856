"""pytest's face of the grader: the fixtures of checks, the mark for points, verdicts instead of tracebacks.

It works the same under `make grade` (which hands it a `Grading`), by hand and in an editor's test panel.
"""

import copy
from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest
from _pytest.outcomes import OutcomeException

from ..checks.reference import Reference
from ..checks.student_module import Student
from ..course.catalog import load_exercises
from ..errors import CourseError
from ..explain.failures import MachineFault, StudentFailure
from ..inside.seed import SEED, seed_everything
from ..record.message import phrase
from ..record.verdict import CheckResult, Verdict
from ..submission.reader import find_answers
from .run import Grading

GRADING = pytest.StashKey[Grading]()
STUDENT = pytest.StashKey[Student]()


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
    """Return the grading of this run; where `make grade` gave none, begin one for the kit of `check_file`."""
    if GRADING not in config.stash:
        kit = check_file.parent.parent.parent
        exercises = load_exercises(kit)
        submission = Path(config.getoption("--submission") or kit / "exercises")
        if not submission.exists():
            raise pytest.UsageError(f"--submission {submission}: there is no such file or folder")
        config.stash[GRADING] = Grading(find_answers(submission, exercises), seed=config.getoption("--seed"))
    return config.stash[GRADING]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give each check a limit of its own behind the limits of the student's process."""
    for item in filter(is_check, items):
        try:
            seconds = grading_of(config, item.path).exercise_of(item.path).limits.seconds * 2 + 60
            seed_of(item)  # where there is none, it is said now and once
        except (LookupError, CourseError) as error:
            raise pytest.UsageError(str(error)) from error
        if item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(seconds))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let every check begin with the same random numbers, whatever ran before it in this process.

    In a hidden check they depend on the secret of the course, for its inputs may be drawn without `rng`: the weights of
    a fresh layer, say.
    """
    seed_shared_generators(item)


def seed_shared_generators(item: pytest.Item) -> None:
    """Seed the random generators that all code shares, for one check."""
    seed_everything(seed_of(item) if is_hidden(item) else SEED)


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """Return the student's module, which lives in a process of its own."""
    grading = grading_of(request.config, request.path)
    module = Student(grading.session_of(request.path), grading.is_visible(request.path))
    request.node.stash[STUDENT] = module
    return module


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Reference:
    """Return the reference solution of the check's exercise."""
    return grading_of(request.config, request.path).reference_of(request.path)


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Return a NumPy generator: other inputs for each check, the same at each run."""
    return np.random.default_rng(seed_of(request.node))


def name_of(item: pytest.Item) -> str:
    """Return the name of a check, without the case of a parametrised one."""
    return str(getattr(item, "originalname", item.name))


def is_check(item: pytest.Item) -> bool:
    """Tell whether a test is a check of an exercise."""
    return item.get_closest_marker("points") is not None


def is_hidden(item: pytest.Item) -> bool:
    """Tell whether a test is a check that students must not foresee."""
    return is_check(item) and not grading_of(item.config, item.path).is_visible(item.path)


def seed_of(item: pytest.Item) -> int:
    """Return the seed of a check's inputs. Raises CourseError where the course has none and none can be made."""
    return grading_of(item.config, item.path).seed_of(item.path, item.name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Judge a check when it has run (or could not be set up), and show the verdict in place of a traceback."""
    report = yield
    if is_check(item) and (call.when == "call" or call.excinfo is not None):
        error = call.excinfo.value if call.excinfo else None
        if not isinstance(error, KeyboardInterrupt):
            result = judge_or_fail(item, error)
            if report.failed:
                report.longrepr = "\n".join(filter(None, (f"{result.verdict}: {result.text}", result.hint)))
    return report


def judge_or_fail(item: pytest.Item, error: BaseException | None) -> CheckResult:
    """Return the result of a check that ended with `error`. Whatever goes wrong meanwhile is the grader's failure."""
    grading, module = grading_of(item.config, item.path), item.stash.get(STUDENT, None)
    try:
        return grading.judge(item.path, name_of(item), error, module.calls if module else [])
    except (Exception, OutcomeException) as problem:  # the latter: the check's time is over
        return grading.fail(item.path, name_of(item), problem)


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
    if module := pyfuncitem.stash.get(STUDENT, None):
        module.calls.clear()
    seed_shared_generators(pyfuncitem)
    try:
        pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames})
    except MachineFault as fault:
        problem = phrase("grader_failed", problem=phrase("machine_fault", problem=fault))
        raise StudentFailure(Verdict.GRADER, problem) from fault
    return True


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """End the student's process after the last check of an exercise; let go of what the check called."""
    if is_check(item):
        if module := item.stash.get(STUDENT, None):
            module.calls.clear()
        grading_of(item.config, item.path).leave(item.path, nextitem.path if nextitem else None)

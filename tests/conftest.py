"""Fixtures: a kit that may be changed, the command that grades a source. Parts of the proof, and what it lacks here."""

import contextlib
import fcntl
import gc
import importlib
import json
import os
import re
import shutil
import stat
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from torchkata.formats.nbgrader_api import SLOW, without

from tests.support.doors import SMALL_KIT, Graded, run_command
from tests.support.parts import ONLY_NAMED, PART_OF, PARTS, table
from tests.support.warm import share

with without(SLOW):  # else each process of the tests would spend two seconds on a grammar that none of them uses
    import jsonschema  # noqa: F401

START = time.monotonic()
LEVELS = "TESTS_MISSING_LEVELS"  # a variable by which the first process of a run tells the others


def pytest_addoption(parser):
    """Add ``--part``."""
    parser.getgroup("torchkata").addoption("--part", default="", help=f"only these parts: {', '.join(PARTS)}")


def pytest_configure(config):
    """Refuse parts that there are not."""
    unknown = [part for part in parts_of(config) if part not in PARTS]
    if unknown:
        raise pytest.UsageError(f"There is no part {', '.join(unknown)}. The parts are {', '.join(PARTS)}.")
    os.environ["PYTHONDONTWRITEBYTECODE"] = ""  # else each of the many processes would compile the grader again
    if config.getoption("numprocesses", None) and "PYTEST_XDIST_WORKER" not in os.environ:
        missing_levels()  # now: else each of the processes would ask the doctor
        sharing = contextlib.ExitStack()
        sharing.enter_context(share())
        config.add_cleanup(sharing.close)


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session):
    """Import the files of tests, each process from another one on: so one process compiles each of them for all."""
    place = getattr(session.config, "workerinput", None)
    if place is None or [Path(word).name for word in session.config.args] != ["tests"]:
        return
    wanted = parts_of(session.config) or PARTS.keys() - ONLY_NAMED
    names = sorted(name.removesuffix(".py") for name, part in PART_OF.items() if part in wanted)
    first = len(names) * int(place["workerid"].removeprefix("gw")) // place["workercount"]
    for name in names[first:] + names[:first]:
        with contextlib.suppress(Exception):  # it is raised again, and said, when the file is collected
            importlib.import_module(f"tests.{name}")


def parts_of(config):
    """Return the parts that were asked for; none: all."""
    return [part.strip() for part in config.getoption("--part").split(",") if part.strip()]


def pytest_ignore_collect(collection_path, config):
    """Leave out the files of other parts, and those of a part that nobody named, unless a file itself is named."""
    part, wanted = PART_OF.get(collection_path.name), parts_of(config)
    named = part in wanted or any(word.startswith(str(collection_path)) for word in absolute(config))
    return True if part and not named and (wanted or part in ONLY_NAMED) else None


def absolute(config):
    """Return the files and tests that the command line names."""
    return [os.path.abspath(config.invocation_params.dir / word) for word in config.args]


def show_parts(terminalreporter):
    """Print how long each part took."""
    seconds, tests = Counter(), Counter()
    for report in (one for reports in terminalreporter.stats.values() for one in reports):
        if isinstance(report, pytest.TestReport) and (part := PART_OF.get(Path(report.fspath).name)):
            seconds[part] += report.duration
            tests[part] += report.when == "call"
    if len(seconds) > 1:
        terminalreporter.write_line("\n".join(["", *table(seconds, tests, time.monotonic() - START)]))


def missing_levels():
    """Return the levels that this machine does not have, with what the doctor says of each."""
    if LEVELS not in os.environ:
        shown = run_command("doctor", cold=True).stdout
        reasons = re.findall(r"^To get level (\w+): .*\nWhat went wrong: (.*)$", shown, re.MULTILINE)
        os.environ[LEVELS] = json.dumps(dict(reasons))
    return json.loads(os.environ[LEVELS])


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Run first what takes long, so that no core waits for it at the end.

    Skip what needs a level of isolation that cannot be had here; the tests of the other levels take its place.
    """
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    for item in items:
        wanted = [mark.args[0] for mark in item.iter_markers("needs_level")]
        wanted += [item.callspec.params["level"]] if "level" in getattr(item, "fixturenames", ()) else []
        for level in wanted:
            if level in missing_levels():
                item.add_marker(pytest.mark.skip(f"not proved here, level {level}: {missing_levels()[level]}"))


def pytest_collection_finish():
    """Have looking for garbage pass over the thousands of tests, and forks not copy them."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter):
    """Print how long each part took, what was not proved on this machine, and why."""
    show_parts(terminalreporter)
    skipped = [report.longrepr for report in terminalreporter.getreports("skipped") if report.longrepr]
    reasons = [reason.removeprefix("Skipped: ") for _, _, reason in skipped]
    for reason in sorted(set(reasons)):
        terminalreporter.write_line(f"{reasons.count(reason)} skipped: {reason}")


@pytest.fixture
def kit(tmp_path):
    """Return a copy of the small kit that a test may change."""
    copy = tmp_path / "kit"
    shutil.copytree(SMALL_KIT, copy, ignore=shutil.ignore_patterns("__pycache__", ".cache"))
    return copy


@pytest.fixture(scope="module")
def grader():
    """Return a grader that the tests of a file share."""
    from torchkata.marking.grader import Grader

    made = Grader()
    yield made
    made.close()


@pytest.fixture
def grade(request, tmp_path):
    """Return a function that grades a source (text, bytes, or a path) as a submission to the small exercise.

    By the small kit itself, of which the warm commands have collected the checks; by its copy where a test asks for it.
    """
    kit = request.getfixturevalue("kit") if "kit" in request.fixturenames else SMALL_KIT

    def run(submission, *words):
        if not isinstance(submission, Path):
            file = tmp_path / "submission" / "small.py"
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(submission if isinstance(submission, bytes) else submission.encode())
            submission = file
        document = tmp_path / "record.json"
        done = run_command("--course", kit, "grade", submission, "--json", document, *words)
        record = json.loads(document.read_text()) if document.exists() else {}
        return Graded(done.returncode, done.stdout, done.stderr, record)

    return run


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Return a function that does a thing once for all processes of the tests, and gives its result to each."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def get(name, make):
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            kept = shared / f"{name}.json"
            if not kept.exists():
                kept.write_text(json.dumps(make()))
            return json.loads(kept.read_text())

    return get


@pytest.fixture(scope="session")
def proofs(request, once, tmp_path_factory):
    """Return what came of the proofs that tests of this run want: all of one pool, which grades a thousand answers."""
    from tests.support.proofs import PROOFS, prove

    wanted = {name for item in request.session.items for name in item.fixturenames}
    return once("proofs", lambda: prove([name for name in PROOFS if name in wanted], tmp_path_factory.mktemp("proofs")))


@pytest.fixture(scope="session")
def verified(proofs):
    """Return what `verify` says of each exercise, and what was seen meanwhile of the results of hidden checks."""
    return proofs["verified"]


@pytest.fixture(scope="session")
def five_seeds(proofs):
    """Return what `verify` says of each exercise with as many seeds as authors have it try."""
    return proofs["five_seeds"]


@pytest.fixture(scope="session")
def mutated(proofs):
    """Return what `mutants` says of each exercise."""
    return proofs["mutated"]


@pytest.fixture(scope="session")
def some_mutated(proofs):
    """Return what `mutants` says of a few exercises."""
    return proofs["some_mutated"]


@pytest.fixture(scope="session")
def odd_values(proofs):
    """Return the verdicts on odd values, by exercise and value."""
    return proofs["odd_values"]


@pytest.fixture(scope="session")
def unusual_programs(proofs):
    """Return the checks that each unusual program failed."""
    return proofs["unusual_programs"]


@pytest.fixture(scope="session")
def autograder(tmp_path_factory):
    """Return an autograder for the small exercise, a zip."""
    file = tmp_path_factory.mktemp("release") / "autograder.zip"
    done = run_command("--course", SMALL_KIT, "autograder-zip", "--out", file)
    assert done.returncode == 0, done.stderr
    assert "It holds the answer key." in done.stdout
    return file


@pytest.fixture(scope="session")
def browser():
    """Return a browser (`tests/support/browser.py`); without one the test is skipped, and the summary says why."""
    from tests.support.browser import Browser, why_missing

    if reason := why_missing():
        pytest.skip(reason)
    opened = Browser()
    yield opened
    opened.close()


@pytest.fixture
def container(autograder, tmp_path):
    """Return what Gradescope makes of the autograder: source/, submission/, results/, and the program beside them."""
    root = tmp_path / "autograder"
    for folder in ("source", "submission", "results"):
        (root / folder).mkdir(parents=True)
    with zipfile.ZipFile(autograder) as archive:
        archive.extractall(root / "source")
        for member in archive.infolist():  # as unzip does
            (root / "source" / member.filename).chmod(stat.S_IMODE(member.external_attr >> 16))
    shutil.copy(root / "source" / "run_autograder", root)
    return root

"""The checks of some exercises, collected by pytest once and run for one submission after the other."""

import contextlib
import copy
import io
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path

import pytest
from _pytest._io import TerminalWriter
from _pytest.config import _prepareconfig
from _pytest.outcomes import Exit, OutcomeException

from .. import interrupt
from ..course.catalog import Exercise
from ..submission.reader import Answer
from . import plugin
from .check_file import CheckFile, changeable, keep, present
from .exercise_run import Rules
from .run import Grading

OPTIONS = [
    *("-c", os.devnull, "--noconftest", "--import-mode=importlib", "--assert=plain", "--capture=no"),
    *("--continue-on-collection-errors", "-p", "no:logging"),
    *("-p", "pytest_timeout", "--timeout-method=signal"),
    *("-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:warnings", "-p", "no:doctest", "-p", "no:junitxml"),
    *("-p", "no:unraisableexception", "-p", "no:threadexception"),  # they collect garbage, for a tenth of a second
]
NO_PLUGINS = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"  # the option of this name is newer than the oldest pytest we work with
ENVIRONMENT = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", NO_PLUGINS)  # may change what pytest does with our checks


class NoTerminal:
    """Takes what pytest-timeout writes, in place of pytest's terminal. Must be hashable for pytest 8.0."""

    def __init__(self) -> None:
        self._tw = TerminalWriter(io.StringIO())


class Collection:
    """A session of pytest with the checks of `exercises` collected, from the texts in `sources`.

    Every run begins alike: with fresh fixtures, and with the values that the files of checks had when collected.
    """

    def __init__(self, exercises: list[Exercise], hidden: bool, sources: dict[Path, bytes]) -> None:
        self._problems: list[str] = []
        self._failed = False
        self._sources = sources
        files = [str(file) for exercise in exercises for file in exercise.check_files(hidden)]
        root = os.path.commonpath(files) if len(files) > 1 else os.path.dirname(files[0])
        with undisturbed():
            options = [*OPTIONS, f"--rootdir={root}", f"--confcutdir={root}"]
            self._config = _prepareconfig([*options, *files], [self, plugin])
            self._config.stash[plugin.GRADING] = Grading([Answer(e) for e in exercises], Rules(hidden))
            self._session = pytest.Session.from_config(self._config)
            try:
                self._config._do_configure()
                self._config.hook.pytest_sessionstart(session=self._session)
                self._config.hook.pytest_collection(session=self._session)
            except BaseException:
                self.close()
                raise
        items = self._session.items
        self._items = [(item, item.path.parent, item.path, plugin.name_of(item), item.name) for item in items]
        self._modules = {module.__name__: module for item in items if (module := getattr(item, "module", None))}
        self._kept = [(values, keep(values)) for values in changeable(self._modules, items)]

    def pytest_pycollect_makemodule(self, module_path: Path, parent: pytest.Collector) -> pytest.Module:
        """Have a file of checks run from the text that was read."""
        file: CheckFile = CheckFile.from_parent(parent, path=module_path)
        file.source = self._sources.get(module_path)
        return file

    def pytest_configure(self, config: pytest.Config) -> None:
        """Stand in for the terminal: pytest-timeout writes there before it ends a check, and would fail without."""
        config.option.tbstyle = "line"  # the plugin shows the verdict in its place
        config.pluginmanager.register(NoTerminal(), "terminalreporter")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep why a file of checks could not be read."""
        if report.failed:
            self._problems.append(f"{report.nodeid}: {str(report.longrepr).strip().splitlines()[-1]}")

    def pytest_runtest_logstart(self) -> None:
        """Notice a Ctrl-C that was lost."""
        interrupt.check()

    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport | None:
        """Report a failed check without the traceback, which takes long to gather: the verdict takes its place."""
        if call.excinfo is None or call.excinfo.errisinstance(OutcomeException):
            return None  # passed, skipped or out of time: pytest has nothing to gather
        assert call.when != "collect"
        return pytest.TestReport(item.nodeid, item.location, {}, "failed", None, call.when)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note that a check failed."""
        self._failed |= report.failed

    def run(self, grading: Grading, stop_early: bool = False) -> bool:
        """Run the checks of all answers of `grading`; return False if it was interrupted.

        `stop_early`: no further than the first check that fails.
        """
        self._config.stash[plugin.GRADING] = grading
        for problem in self._problems:
            grading.note_problem(problem)
        self._failed = False
        for values, kept in self._kept:
            values.update(copy.deepcopy(kept))
        items = self._begin(grading)
        with undisturbed(), present(self._modules):
            try:
                for item, following in zip_longest(items, items[1:]):
                    self._run_check(item, following)
                    if self._failed and stop_early:
                        break
                return True
            except (KeyboardInterrupt, Exit):
                return False
            finally:
                self._forget(items)

    def _begin(self, grading: Grading) -> list[pytest.Item]:
        """Return the items that are about an answer of this submission, and wanted, each with its check."""
        items = []
        for item, folder, file, name, case in self._items:
            check = grading.find_check(folder, file, name, case)
            if check is not None and check.run.wants(name):
                item.stash[plugin.CHECK] = check
                items.append(item)
        return items

    def _run_check(self, item: pytest.Item, following: pytest.Item | None) -> None:
        """Run one check. What goes wrong outside of it, as where its time is over meanwhile, ends that check alone."""
        try:
            self._config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        except (KeyboardInterrupt, Exit):
            raise
        except BaseException as problem:
            self._failed = True
            with contextlib.suppress(Exception, OutcomeException):
                self._session._setupstate.teardown_exact(None)
            check = item.stash[plugin.CHECK]
            check.run.fail(check, problem)
            check.leave(following.stash[plugin.CHECK] if following else None)
        finally:
            forget_exception()

    def _forget(self, items: list[pytest.Item]) -> None:
        """Tear down what is left, and let go of what belongs to the submission."""
        with contextlib.suppress(Exception):
            self._session._setupstate.teardown_exact(None)
        for item in items:
            del item.stash[plugin.CHECK]
        del self._config.stash[plugin.GRADING]

    def close(self) -> None:
        """End the session."""
        if plugin.GRADING in self._config.stash:
            del self._config.stash[plugin.GRADING]
        self._config._ensure_unconfigure()


def forget_exception() -> None:
    """Let go of the last exception, which pytest keeps for debuggers with all that was at hand where it was raised."""
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        if hasattr(sys, name):
            delattr(sys, name)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hide for a while the variables that would change what pytest does, and warnings of stored wrong answers."""
    kept = {name: os.environ.pop(name) for name in ENVIRONMENT if name in os.environ}
    folder = Path.cwd()
    os.environ[NO_PLUGINS] = "1"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        del os.environ[NO_PLUGINS]
        os.environ.update(kept)
        os.chdir(folder)

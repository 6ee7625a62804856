"""The checks of some exercises: pytest collects them once and runs them for many submissions."""

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
from .item_plan import name_of
from .rules import Rules
from .run import Grading

OPTIONS = [
    *("-c", os.devnull, "--noconftest", "--import-mode=importlib", "--assert=plain", "--capture=no"),
    *("--continue-on-collection-errors", "-p", "no:logging"),
    *("-p", "pytest_timeout", "--timeout-method=signal"),
    *("-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:warnings", "-p", "no:doctest", "-p", "no:junitxml"),
    *("-p", "no:faulthandler", "-p", "no:pastebin", "-p", "no:setuponly", "-p", "no:setupplan", "-p", "no:stepwise"),
    *("-p", "no:unraisableexception", "-p", "no:threadexception"),  # each forces a garbage collection of 0.1 s
]
NO_PLUGINS = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"  # the option is newer than the oldest supported pytest
ENVIRONMENT = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", NO_PLUGINS)  # variables that change how pytest runs checks


class NoTerminal:
    """Receives the output of pytest-timeout instead of pytest's terminal. Must be hashable for pytest 8.0."""

    def __init__(self) -> None:
        self._tw = TerminalWriter(io.StringIO())


class Collection:
    """A pytest session in which the checks of `exercises` are collected from the texts in `sources`.

    Every run starts in the same state: with fresh fixtures, and with the values that the check files had at collection.
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
        self._items = [(item, item.path.parent, item.path, name_of(item), item.name) for item in items]
        self._modules = {module.__name__: module for item in items if (module := getattr(item, "module", None))}
        self._kept = [(values, keep(values)) for values in changeable(self._modules, items)]

    def pytest_pycollect_makemodule(self, module_path: Path, parent: pytest.Collector) -> pytest.Module:
        """Run a check file from the text that was read."""
        file: CheckFile = CheckFile.from_parent(parent, path=module_path)
        file.source = self._sources.get(module_path)
        return file

    def pytest_configure(self, config: pytest.Config) -> None:
        """Register a terminal: pytest-timeout writes to it before it ends a check, and fails without one."""
        config.option.tbstyle = "line"  # the plugin shows the verdict instead
        config.pluginmanager.register(NoTerminal(), "terminalreporter")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep the reason if a check file could not be collected."""
        if report.failed:
            self._problems.append(f"{report.nodeid}: {str(report.longrepr).strip().splitlines()[-1]}")

    def pytest_runtest_logstart(self) -> None:
        """Handle a Ctrl-C that was swallowed."""
        interrupt.check()

    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport | None:
        """Report a failed check without a traceback, which is slow to build: the verdict replaces it."""
        if call.excinfo is None or call.excinfo.errisinstance(OutcomeException):
            return None  # passed, skipped or timed out: pytest builds no traceback
        assert call.when != "collect"
        return pytest.TestReport(item.nodeid, item.location, {}, "failed", None, call.when)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Record that a check failed."""
        self._failed |= report.failed

    def run(self, grading: Grading, stop_early: bool = False) -> bool:
        """Run the checks on all answers of `grading`. Return False if it was interrupted.

        `stop_early`: stop after the first check that fails.
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
        """Return the items to run for which this submission has an answer, each with its check."""
        items = []
        for item, folder, file, name, case in self._items:
            check = grading.find_check(folder, file, name, case)
            if check is not None and check.run.runs(name):
                item.stash[plugin.CHECK] = check
                items.append(item)
        return items

    def _run_check(self, item: pytest.Item, following: pytest.Item | None) -> None:
        """Run one check. An error outside of it, for example a late timeout, ends only this check."""
        try:
            self._config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        except (KeyboardInterrupt, Exit):
            raise
        except BaseException as problem:
            self._failed = True
            with contextlib.suppress(Exception, OutcomeException):
                self._session._setupstate.teardown_exact(None)
            check = item.stash[plugin.CHECK]
            check.fail(problem)
            check.leave(following.stash[plugin.CHECK] if following else None)
        finally:
            forget_exception()

    def _forget(self, items: list[pytest.Item]) -> None:
        """Tear down the fixtures and release the objects of the submission."""
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
    """Release the last exception, which pytest keeps for debuggers together with all objects in its frames."""
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        if hasattr(sys, name):
            delattr(sys, name)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Temporarily hide variables that change how pytest runs, and warnings of stored wrong answers."""
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

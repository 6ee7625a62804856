"""Import nbgrader in half the usual time, and open its gradebook."""

import importlib
import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ..errors import GradebookError
from ..inside.page_tables import without_collections
from ..record.sentences import say

SLOW = "rfc3987_syntax"  # jsonschema builds a grammar with it, which takes 1 s; no notebook is validated here
UNSYNCED = ("synchronous = OFF", "journal_mode = OFF", "cache_size = -32768")  # of a file that is dropped on an error
COURSE = "default_course"  # of nbgrader, if the course has no name


def import_nbgrader() -> Any:
    """Return the module nbgrader.api. Raises GradebookError if it is not installed."""
    try:
        with without(SLOW), without_collections():
            api: Any = importlib.import_module("nbgrader.api")
            for module in ("sqlalchemy", "alembic.script"):
                importlib.import_module(module)
    except ImportError as error:
        raise GradebookError(say("nbgrader_missing", problem=error)) from error
    if hasattr(api, "get_alembic_version"):
        api.get_alembic_version = latest_version  # the original runs a command that imports everything again
    return api


@contextmanager
def without(module: str) -> Iterator[None]:
    """Hide an optional module from imports while the block runs."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


def latest_version() -> str:
    """Return the version of the tables of a new gradebook, as `alembic heads` prints it."""
    folder = importlib.import_module("nbgrader.dbutil").ALEMBIC_DIR
    return str(importlib.import_module("alembic.script").ScriptDirectory(folder).get_current_head())


@contextmanager
def opened(api: Any, address: Any, course: str = COURSE, synced: bool = True) -> Iterator[Any]:
    """Yield the gradebook at a database URL. `synced`: each commit waits for the disk."""
    with quiet(), api.Gradebook(address, course_id=course) as gradebook:
        gradebook.db().expire_on_commit = False  # otherwise everything is read again after each commit
        if not synced:
            for setting in UNSYNCED:
                gradebook.db().connection().exec_driver_sql(f"PRAGMA {setting}")
        yield gradebook


@contextmanager
def quiet() -> Iterator[None]:
    """Suppress warnings about nbgrader's own code, which users cannot fix, and its log of raised errors."""
    log = logging.getLogger("tornado.application")
    before, log.disabled = log.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.disabled = before

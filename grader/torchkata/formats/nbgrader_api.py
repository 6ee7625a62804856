"""How nbgrader is imported, in half the time that it would take, and how its gradebook is opened."""

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

SLOW = "rfc3987_syntax"  # jsonschema builds a grammar with it, for a second; no notebook is checked here
COURSE = "default_course"  # where nobody names one


def import_nbgrader() -> Any:
    """Return the module nbgrader.api. Raises GradebookError if it is not installed."""
    try:
        with without(SLOW), without_collections():
            api: Any = importlib.import_module("nbgrader.api")
            importlib.import_module("sqlalchemy")
    except ImportError as error:
        raise GradebookError(say("nbgrader_missing", problem=error)) from error
    if hasattr(api, "get_alembic_version"):
        api.get_alembic_version = latest_version  # its own runs a command that imports all once more
    return api


@contextmanager
def without(module: str) -> Iterator[None]:
    """Have a module that others import only if it is there not be there for a while."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


def latest_version() -> str:
    """Return the version of a new gradebook's tables, as the command `alembic heads` tells it."""
    folder = importlib.import_module("nbgrader.dbutil").ALEMBIC_DIR
    return str(importlib.import_module("alembic.script").ScriptDirectory(folder).get_current_head())


@contextmanager
def opened(api: Any, address: Any, assignment: str, course: str = COURSE) -> Iterator[Any]:
    """Yield the gradebook at an address, with `assignment` in it."""
    with quiet(), api.Gradebook(address, course_id=course) as gradebook:
        gradebook.db().expire_on_commit = False  # else all is read again after each of nbgrader's many commits
        gradebook.update_or_create_assignment(assignment, course_id=course)
        yield gradebook


@contextmanager
def quiet() -> Iterator[None]:
    """Keep back the warnings of nbgrader's own calls, which nobody here can act on, and its log of what it raises."""
    log = logging.getLogger("tornado.application")
    before, log.disabled = log.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.disabled = before

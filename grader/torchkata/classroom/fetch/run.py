"""The command ``fetch``: reads the list, fetches, writes ``fetched.json``, and reports."""

import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ...errors import ClassError
from ...intake.fetched import Fetched, State, read_fetched, write_fetched
from ...intake.names import show_name
from ...record.sentences import say
from .access import read_access
from .fetching import Run, fetch_all
from .folder import match, working_in
from .git import require_git
from .listing import Wanted, read_list

SAVED_EVERY = 2.0  # seconds
SHORT = 10  # digits of a commit


@dataclass(frozen=True)
class FetchOptions:
    """The options for fetching. `before`: a date with time and zone, or empty; `jobs`: repositories at a time."""

    before: str = ""
    jobs: int = 1
    force: bool = False


def fetch_class(listed: Path, out: Path, options: FetchOptions, environment: Mapping[str, str]) -> int:
    """Fetch the repositories in a list into a folder, and report; return the exit status.

    Raises ClassError where nothing can be fetched, or nothing could be.
    """
    before, access = read_date(options.before), read_access(environment)
    require_git()
    wanted = read_list(listed)
    if not wanted:
        raise ClassError(say("fetch_nobody", file=show_name(listed.name)))
    try:
        with working_in(out) as work:
            run = Run(out, work, listed.resolve().parent, before, access, options.force)
            rows, gone = match(out, wanted, read_fetched(out))
            report(fetch_rows(run, options.jobs, wanted, rows, gone), rows, out)
    except OSError as error:
        raise ClassError(say("class_unwritten", place=error.filename or out, problem=error.strerror)) from error
    for row in gone:
        print(say("fetch_unlisted", student=show_name(row.student), folder=out / row.folder), file=sys.stderr)
    return 0


def read_date(text: str) -> datetime | None:
    """Return the date in a text, in UTC; None for an empty text. Raises ClassError where time or zone is missing."""
    if not text:
        return None
    try:
        date = datetime.fromisoformat(text)
    except ValueError:
        date = None
    if date is None or date.tzinfo is None:
        raise ClassError(say("fetch_date", text=show_name(text)))
    return date.astimezone(UTC)


def fetch_rows(run: Run, jobs: int, wanted: list[Wanted], before: list[Fetched], gone: list[Fetched]) -> list[Fetched]:
    """Return the new rows. The file is written before, so that each folder is known as ours, and now and then."""
    after = [*before]
    write_fetched(run.out, (*after, *gone))
    saved = time.monotonic()
    try:
        for number, row in enumerate(fetch_all(run, jobs, zip(wanted, before, strict=True))):
            after[number] = row
            show(row, before[number])
            if time.monotonic() - saved > SAVED_EVERY:
                write_fetched(run.out, (*after, *gone))
                saved = time.monotonic()
    finally:
        write_fetched(run.out, (*after, *gone))
    return after


def show(row: Fetched, earlier: Fetched) -> None:
    """Print what happened to one repository, nothing where nothing changed."""
    if row.problem:
        key = "fetch_kept_state" if row.state is State.FETCHED else "text"
        print(say(key, text=row.problem.text, date=row.fetched), file=sys.stderr)
    elif row.commit != earlier.commit or earlier.state is not State.FETCHED:
        commit, date = row.commit[:SHORT], row.committed
        print(say("fetch_new", student=show_name(row.student), commit=commit, date=date), flush=True)
    if row.commit != earlier.commit:
        for one in row.notices:
            print(say("fetch_about", student=show_name(row.student), text=one.text), file=sys.stderr)


def report(rows: list[Fetched], earlier: list[Fetched], out: Path) -> None:
    """Print how many were fetched. Raises ClassError if none could be, although there are repositories."""
    kinds = Counter(kind_of(*pair) for pair in zip(rows, earlier, strict=True))
    counts = [say(f"fetch_count_{kind}", count=count) for kind, count in kinds.items()]
    print(say("fetch_done", counts=counts, folder=out))
    if kinds["failed"] == len(rows):
        raise ClassError(say("fetch_none_fetched"))


def kind_of(row: Fetched, earlier: Fetched) -> str:
    """Return what happened to one repository, as a tag."""
    if row.problem:
        return "empty" if row.state is State.EMPTY else "failed"
    return "unchanged" if row.commit == earlier.commit and earlier.state is State.FETCHED else "new"

"""Fetches the repositories of a class: each fails or succeeds alone, and only what changed is fetched."""

import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from ...intake.fetched import Fetched, State
from ...intake.names import show_name
from ...intake.refused import Refused
from ...record.notices import Notice, distinct, notice
from .access import Access
from .address import Address, parse_address
from .git import Git, Stopped
from .listing import Wanted
from .repository import find_head, find_state, get_state
from .tree import write_tree

replace = msgspec.structs.replace


@dataclass(frozen=True)
class Run:
    """One run: where to, the state of which date, with which token. `force`: fetch again what is there."""

    out: Path
    work: Path
    beside: Path  # paths in the list are relative to this folder
    before: datetime | None
    access: Access
    force: bool
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    stop: threading.Event = field(default_factory=threading.Event)

    def fetch(self, wanted: Wanted, known: Fetched) -> Fetched:
        """Return what is known of one repository now. Raises Stopped; any other problem is in the row."""
        row = replace(known, name=wanted.name, email=wanted.email)
        if not row.folder:
            return row
        address = parse_address(wanted.repository, self.beside)
        if address is None:
            cause = "fetch_address" if wanted.repository else "fetch_none"
            return self.fail(row, notice(cause, student=show_name(wanted.student)))
        if self.is_final(row, address):
            return row
        place = self.work / str(threading.get_ident())
        try:
            place.mkdir()
            return self.update(row, Git(place, self.access.unlock(address), wanted.student, self.stop))
        except Refused as refusal:
            return self.fail(row, refusal.notice)
        except Stopped:
            raise
        except Exception as error:  # a fault of ours, or of the disk, costs only this repository
            problem = (error.strerror if isinstance(error, OSError) else "") or f"{type(error).__name__}: {error}"
            facts = {"student": show_name(wanted.student), "repository": show_name(address.url, 200)}
            return self.fail(row, notice("fetch_failed", **facts, problem=show_name(problem, 200)))
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def is_final(self, row: Fetched, address: Address) -> bool:
        """Tell whether the state of the date was fetched after that date.

        Then it stays: whoever pushes later may give a commit any date.
        """
        if self.force or self.before is None or row.before != self.date or row.repository != address.url:
            return False
        after = bool(row.fetched) and datetime.fromisoformat(row.fetched) >= self.before
        return after and (row.state is State.EMPTY or (row.state is State.FETCHED and self.is_there(row)))

    @property
    def date(self) -> str:
        """Return the date as it is stored, empty without one."""
        return self.before.isoformat() if self.before else ""

    def is_there(self, row: Fetched) -> bool:
        """Tell whether the folder of a repository is there."""
        return (self.out / row.folder).is_dir()

    def update(self, row: Fetched, git: Git) -> Fetched:
        """Return the row with the state of the repository, whose files are written where they changed.

        Raises Refused, Stopped, OSError.
        """
        now, url = self.now().isoformat(timespec="seconds"), git.address.url
        fresh = Fetched(
            student=row.student,
            name=row.name,
            email=row.email,
            folder=row.folder,
            repository=url,
            state=State.EMPTY,
            fetched=now,
            before=self.date,
        )
        if (head := find_head(git)) is None:
            return self.clear(fresh, git.work, notice("fetch_empty", student=show_name(row.student)))
        same = (row.repository, row.before, row.head, row.state) == (url, self.date, head.commit, State.FETCHED)
        if same and self.is_there(row) and not self.force:
            return replace(row, fetched=now, problem=None)
        commit = find_state(git, head.commit, self.before)
        if not commit:
            problem = notice("fetch_late", student=show_name(row.student), date=self.date)
            return self.clear(fresh, git.work, problem)
        committed = get_state(git, commit)
        notices = distinct([*head.notices, *write_tree(git, commit, git.work / "files")])
        self.put(row, git.work / "files")
        state = {"state": State.FETCHED, "commit": commit, "committed": committed, "head": head.commit}
        return replace(fresh, notices=notices, **state)

    def put(self, row: Fetched, files: Path) -> None:
        """Put a folder in the place of an earlier one. Raises OSError."""
        target = self.out / row.folder
        if target.is_dir():
            target.rename(files.with_name("earlier"))
        files.rename(target)

    def clear(self, row: Fetched, work: Path, problem: Notice) -> Fetched:
        """Return the row of a repository without a state; an earlier state does not stay. Raises OSError."""
        if self.is_there(row):
            (self.out / row.folder).rename(work / "earlier")
        return replace(row, problem=problem)

    def fail(self, row: Fetched, problem: Notice) -> Fetched:
        """Return the row of a repository that could not be fetched; an earlier state stays."""
        there = row.state is State.FETCHED and self.is_there(row)
        return replace(row, state=State.FETCHED if there else State.FAILED, problem=problem)


def fetch_all(run: Run, jobs: int, pairs: Iterable[tuple[Wanted, Fetched]]) -> Iterator[Fetched]:
    """Yield the row of each repository, in order; several are fetched at a time. Raises KeyboardInterrupt."""
    pairs = list(pairs)
    with ThreadPoolExecutor(jobs) as executor:
        try:
            yield from executor.map(lambda pair: run.fetch(*pair), pairs)
        except Stopped:
            raise KeyboardInterrupt from None
        finally:
            run.stop.set()
            executor.shutdown(cancel_futures=True)

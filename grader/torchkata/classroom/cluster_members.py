"""The workers of a Dask cluster: examined before their first task, left out where they cannot grade."""

import asyncio
import time
from collections import defaultdict
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from typing import Any

from ..errors import ClassError
from ..record.sentences import say, show_name
from .answer_key import Key
from .cluster_connection import in_time, missing_module, tell_apart
from .cluster_worker import describe_engine, examine, receive
from .progress import Watch

LOOK_EVERY = 1.0  # seconds between two looks at the list of workers
MAX_EXAMINATION = 150.0  # seconds: torch may import from a slow disk
MAX_TRIES = 3  # to reach a worker again
MAX_FAILURES = 2  # in a row, before a worker is left out
MAX_NAMES, MAX_REASON = 4, 400  # workers in one sentence; characters of a reason, which comes from another machine


@dataclass(eq=False)
class Member:
    """One worker. `proven`: it has graded a submission; `failures`: how many it could not grade since then."""

    address: str
    name: str
    host: str
    threads: int
    task: Future[Any]  # the examination, then the receipt of the key
    since: float = field(default_factory=time.monotonic)
    examined: bool = False
    ready: bool = False
    proven: bool = False
    failures: int = 0
    tries: int = 0
    out: bool = False


class Members:
    """The workers of a cluster. Each one is examined and then gets the key, once, also one that joins later."""

    def __init__(
        self, client: Any, address: str, key: Key, run: str, isolation: str, wait: float, watch: Watch
    ) -> None:
        self._client, self._address, self._wait, self._watch = client, address, wait, watch
        self._examination = (describe_engine(), isolation)
        self._receipt = (key.fingerprint, key.data, run)
        self._members: dict[str, Member] = {}
        self._out: dict[str, list[str]] = defaultdict(list)  # names of workers by the reason
        self._told: set[tuple[str, str]] = set()
        self._next_look = 0.0
        self._lost_one = False  # a worker that could grade, or might have
        self._idle_since: float | None = None

    def look(self) -> None:
        """Take in what has changed. Raises ClassError if the cluster is lost, or nobody there can grade."""
        if time.monotonic() >= self._next_look:
            self._look_who_is_there()
            self._next_look = time.monotonic() + LOOK_EVERY
        for member in self._members.values():
            if not member.ready and not member.out:
                self._advance(member)
        self._wait_for_one()

    def ready(self) -> list[Member]:
        """Return the workers that can grade."""
        return [member for member in self._members.values() if member.ready and not member.out]

    def pending(self) -> list[Future[Any]]:
        """Return what must be done before more workers are ready."""
        return [member.task for member in self._members.values() if not member.ready and not member.out]

    def present(self, address: str) -> Member | None:
        """Return the worker at an address, whether it is left out or not; None if it is gone."""
        return self._members.get(address)

    def note_success(self, address: str) -> None:
        """Note that a worker has graded a submission."""
        if member := self._members.get(address):
            member.proven, member.failures = True, 0

    def note_failure(self, address: str, reason: str) -> None:
        """Note that a worker could not grade; leave it out if that has become usual.

        One that has proven itself stays as long as there is no other.
        """
        if (member := self._members.get(address)) and not member.out:
            member.failures += 1
            alone = self.ready() == [member]
            if member.failures >= MAX_FAILURES and not (alone and member.proven):
                self._leave_out(member, say("cluster_failed", count=member.failures, problem=reason))

    def forgive(self, address: str) -> None:
        """Take back a failure: others could not grade that submission either."""
        if member := self._members.get(address):
            member.failures = max(0, member.failures - 1)

    def left_out(self) -> list[str]:
        """Return a sentence for each reason for which workers were left out."""
        sentences = []
        for reason, names in self._out.items():
            more = len(names) - MAX_NAMES
            shown = [*names[:MAX_NAMES], *([say("cluster_more", count=more)] if more > 0 else [])]
            sentences.append(say("cluster_left_out", names=shown, reason=reason))
        return sentences

    def _look_who_is_there(self) -> None:
        try:
            workers = in_time(self._list_workers)
        except Exception as error:
            raise ClassError(say("cluster_lost")) from error
        if self._client.status != "running":  # what was returned is what it last knew
            raise ClassError(say("cluster_lost"))
        for address in [address for address in self._members if address not in workers]:
            member = self._members.pop(address)
            member.task.cancel()
            self._lost_one |= not member.out
        for address, facts in workers.items():
            if address not in self._members:
                given = str(facts.get("name", address))
                name = show_name(address if given == address else f"{given} ({address})")
                task = self._ask(address, examine, *self._examination)
                host, threads = str(facts.get("host", "")), int(facts.get("nthreads", 1))
                self._members[address] = Member(address, name, host, threads, task)

    def _list_workers(self) -> dict[str, Any]:
        """Return the facts about each worker, by address."""
        # Not Client.scheduler_info: it returns what the client keeps, and replaces every two seconds by no workers.
        return dict(self._client.sync(self._client.scheduler.identity, n_workers=-1)["workers"])

    def _ask(self, address: str, act: Any, *words: Any) -> Future[Any]:
        """Have a worker do something beside its tasks: a task that cannot be read would end the worker instead."""

        async def ask() -> Any:
            return (await self._client.run(act, *words, workers=[address], on_error="return"))[address]

        return asyncio.run_coroutine_threadsafe(ask(), self._client.loop.asyncio_loop)

    def _advance(self, member: Member) -> None:
        """Go on with a worker that is not ready yet."""
        if not member.task.done():
            if time.monotonic() - member.since > MAX_EXAMINATION:
                self._leave_out(member, say("cluster_no_answer", seconds=MAX_EXAMINATION))
            return
        found = answer_of(member.task)
        if isinstance(found, OSError | KeyError) and member.tries < MAX_TRIES:  # it has ended, or is out of reach
            member.tries, member.examined = member.tries + 1, False
            member.task = self._ask(member.address, examine, *self._examination)
        elif isinstance(found, Exception):
            bare = missing_module(found)
            self._leave_out(member, say("cluster_bare", problem=bare) if bare else f"{type(found).__name__}: {found}")
        elif member.examined:
            member.ready = True
        elif differences := tell_apart(found["engine"]):
            self._leave_out(member, say("cluster_differs", differences=differences))
        elif "problem" in found:
            self._leave_out(member, found["problem"])
        else:
            member.examined = True
            member.task = self._ask(member.address, receive, *self._receipt)

    def _leave_out(self, member: Member, reason: str) -> None:
        member.out = True
        reason = show_name(" ".join(reason.split()), MAX_REASON)
        self._out[reason].append(member.name)
        if (member.host, reason) not in self._told:
            self._told.add((member.host, reason))
            self._watch.tell(say("cluster_left_out", names=[member.name], reason=reason))

    def _wait_for_one(self) -> None:
        """Show what is waited for. Raises ClassError if every worker is left out, or none came in time."""
        if self.ready():
            self._idle_since = None
            self._watch.wait_for("")
            return
        if pending := self.pending():
            self._watch.wait_for(say("cluster_examined", count=len(pending)))
            return
        if self._members and not self._lost_one:
            raise ClassError(say("cluster_all_out", sentences="\n".join(self.left_out())))
        if self._idle_since is None:
            self._idle_since = time.monotonic()
            self._watch.tell(say("cluster_waiting", address=self._address, seconds=self._wait))
        left = self._wait - (time.monotonic() - self._idle_since)
        if left <= 0:
            out = "".join(f"\n{sentence}" for sentence in self.left_out())
            raise ClassError(say("cluster_nobody", address=self._address, seconds=self._wait, sentences=out))
        self._watch.wait_for(say("cluster_countdown", seconds=left))


def answer_of(task: Future[Any]) -> Any:
    """Return the answer of a worker, or the exception in its place. Raises ClassError if the cluster is lost."""
    try:
        return task.result()
    except CancelledError as error:
        raise ClassError(say("cluster_lost")) from error
    except Exception as error:
        return error

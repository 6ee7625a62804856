"""Grades a class on a Dask cluster."""

import contextlib
import secrets
from collections.abc import Iterator

from .answer_key import Key
from .cluster_connection import connect, in_time
from .cluster_grading import Grading
from .cluster_members import Members
from .cluster_worker import forget
from .pool import Graded
from .progress import Watch
from .task import Task, TaskSettings

TIMEOUT = 2  # seconds to disconnect from a cluster


class Cluster:
    """A Dask cluster; `wait`: seconds to wait for a worker that can grade. Raises ClassError."""

    def __init__(self, address: str, key: Key, wait: float) -> None:
        self._client = connect(address)
        self._address, self._key, self._wait = address, key, wait
        self._run = secrets.token_hex(8)  # another run may use the same key
        self._members: Members | None = None

    def grade(self, settings: TaskSettings, tasks: Iterator[Task], watch: Watch) -> Iterator[Graded]:
        """Yield each task with its outcome. Raises ClassError if the cluster is lost or nobody there can grade."""
        examination = (self._key, self._run, settings.isolation)
        self._members = Members(self._client, self._address, *examination, self._wait, watch)
        yield from Grading(self._client, self._members, settings).grade(tasks)

    def left_out(self) -> list[str]:
        """Return a sentence for each reason for which workers were left out."""
        return self._members.left_out() if self._members else []

    def stop(self) -> None:
        """Disconnect from the cluster, which drops pending tasks; its workers forget the key."""
        client = self._client
        with contextlib.suppress(Exception):  # a cluster that is lost may never answer
            if client.status == "running":
                in_time(lambda: client.run(forget, self._key.fingerprint, self._run, on_error="ignore"), TIMEOUT)
        with contextlib.suppress(Exception):
            client.close(timeout=TIMEOUT)

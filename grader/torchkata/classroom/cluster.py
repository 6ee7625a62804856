"""Grades a class on a Dask cluster."""

import contextlib
import importlib
import logging
import secrets
import threading
from concurrent.futures import Executor
from typing import Any

from ..errors import ClassError
from ..record.sentences import say
from .answer_key import Key

TIMEOUT = 2  # seconds to disconnect from a cluster


class ClusterPool:
    """The workers of a Dask cluster. Its scheduler reassigns the tasks of a lost worker.

    Each worker gets the `key` once, those that join later too; when the class is graded they forget it.
    """

    def __init__(self, address: str, key: Key) -> None:
        try:
            distributed: Any = importlib.import_module("distributed")
        except ImportError as error:
            raise ClassError(say("cluster_package", problem=error)) from error
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            self._client = distributed.Client(address, timeout=20, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClassError(say("cluster_silent", address=address)) from error
        self._plugin = f"torchkata-key-{key.fingerprint}-{secrets.token_hex(4)}"  # another run may use the same key
        self._give(key)
        self._executor: Executor = self._client.get_executor(pure=False)
        self.deaths: tuple[type[BaseException], ...] = (distributed.scheduler.KilledWorker,)

    def _give(self, key: Key) -> None:
        """Send the key to all workers, as a plugin: scattered data would be lost with the last worker that has it."""
        from .cluster_plugin import KeyPlugin

        try:
            self._client.register_plugin(KeyPlugin(key), name=self._plugin)
        except Exception as error:
            self._client.close(timeout=TIMEOUT)
            raise ClassError(say("cluster_key", problem=error)) from error

    @property
    def executor(self) -> Executor:
        """Return the workers."""
        return self._executor

    def width(self) -> int:
        """Return two tasks for each thread that the cluster has now."""
        return max(2, 2 * int(sum(self._client.nthreads().values())))

    def renew(self) -> None:
        """Do nothing: the cluster restarts its workers itself."""

    def stop(self) -> None:
        """Disconnect from the cluster, which drops pending tasks."""
        forgetting = threading.Thread(target=self._take_back, daemon=True)
        forgetting.start()
        forgetting.join(TIMEOUT)  # a cluster that is lost may never answer
        with contextlib.suppress(Exception):
            self._client.close(timeout=TIMEOUT)

    def _take_back(self) -> None:
        """Have the workers forget the key."""
        with contextlib.suppress(Exception):
            self._client.unregister_worker_plugin(self._plugin)

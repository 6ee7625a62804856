"""Grades a class on a Dask cluster."""

import contextlib
import importlib
import logging
from concurrent.futures import Executor
from typing import Any

from ..errors import ClassError


class ClusterPool:
    """The workers of a Dask cluster. Its scheduler reassigns the tasks of a lost worker."""

    def __init__(self, address: str) -> None:
        try:
            distributed: Any = importlib.import_module("distributed")
        except ImportError as error:
            raise ClassError(f"--cluster needs distributed ({error}): pip install 'torchkata[cluster]'") from error
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            self._client = distributed.Client(address, timeout=20, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClassError(f"--cluster {address}: no scheduler answers there. Start it: dask scheduler") from error
        self._executor: Executor = self._client.get_executor(pure=False)
        self.deaths: tuple[type[BaseException], ...] = (distributed.scheduler.KilledWorker,)

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
        with contextlib.suppress(Exception):
            self._client.close(timeout=2)

"""Connects to the scheduler of a Dask cluster, or says within seconds why it does not."""

import importlib
import logging
import os
import re
import ssl
import threading
import warnings
from collections.abc import Callable
from typing import Any

from ..errors import ClassError
from ..record.sentences import say
from .cluster_worker import describe_engine

CONNECT = 3  # seconds for the scheduler to take the connection
PATIENCE = 6  # seconds for an answer: a web server, say, takes the connection and never answers
CODE = "code"  # the name of the fingerprint among the versions
TALKATIVE = ("distributed", "tornado", "asyncio")  # loggers that write tracebacks of what is said in a sentence here
MISSING = re.compile(r"No module named '[\w.]+'")
SETTINGS = re.compile(r"ssl_context|TLS.config|encryption.required")
PLACE = re.compile(r"^in <.*>: ")  # where in Dask an error was


def connect(address: str) -> Any:
    """Return a client of the scheduler at `address`, which has the versions of this machine. Raises ClassError."""
    try:
        dask: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise ClassError(say("cluster_package", problem=error)) from error
    except Exception as error:  # Dask reads its settings while it is imported: a file of them is damaged
        problem = " ".join(str(error).split())
        raise ClassError(say("cluster_settings", address=address, problem=problem, place=settings_folder())) from error
    for name in [name for name in logging.root.manager.loggerDict if name.startswith(TALKATIVE)]:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module="distributed")  # it warns of other versions, which are refused below

    def begin() -> Any:
        client = dask.Client(address, timeout=CONNECT, set_as_default=False)
        return client, client.run_on_scheduler(describe_engine)

    try:
        client, engine = in_time(begin)
    except Exception as error:
        if missing := missing_module(error):
            raise ClassError(say("cluster_scheduler_bare", address=address, problem=missing)) from error
        key = "cluster_settings" if is_of_settings(error) else "cluster_silent"
        facts = {"address": address, "problem": reason_of(error), "place": settings_folder()}
        raise ClassError(say(key, **facts)) from error
    if differences := tell_apart(engine):
        raise ClassError(say("cluster_scheduler", address=address, differences=differences))
    return client


def in_time(act: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """Return what `act` returns. Raises what it raises, and TimeoutError where it takes longer than `seconds`."""
    done: list[tuple[Any, Exception | None]] = []

    def attempt() -> None:
        try:
            done.append((act(), None))
        except Exception as error:
            done.append((None, error))

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    thread.join(seconds)
    if not done:
        raise TimeoutError(say("cluster_no_answer", seconds=seconds))
    result, error = done[0]
    if error is not None:
        raise error
    return result


def reason_of(error: BaseException) -> str:
    """Return the deepest cause of a failed connection that says something, without the place in Dask.

    A last attempt that the timeout cut off is caused by a CancelledError, which has no text.
    """
    causes = causes_of(error)
    texts = [PLACE.sub("", str(cause)) for cause in causes]
    return next((text for text in reversed(texts) if text), type(causes[-1]).__name__)


def causes_of(error: BaseException) -> list[BaseException]:
    """Return an error with its causes, the deepest one last."""
    causes = [error]
    while (cause := causes[-1].__cause__) is not None:
        causes.append(cause)
    return causes


def is_of_settings(error: BaseException) -> bool:
    """Tell whether a connection failed because of Dask's settings here: certificates, or TLS for one side alone.

    Without settings for ``tls://`` Dask says so by a TypeError, and a certificate that is missing is a file.
    """
    causes = causes_of(error)
    return isinstance(causes[-1], FileNotFoundError | PermissionError | ssl.SSLError) or any(
        SETTINGS.search(str(cause)) for cause in causes
    )


def settings_folder() -> str:
    """Return where Dask was told to read its settings, or that it was not."""
    return os.environ.get("DASK_CONFIG") or say("cluster_not_set")


def missing_module(error: Exception) -> str:
    """Return what says of a remote `error` that a module is missing there, empty if it says something else."""
    found = MISSING.search(str(error))  # Dask passes the exception itself on or only its text
    return found[0] if found else ""


def tell_apart(engine: dict[str, str]) -> list[str]:
    """Return how the versions of another machine differ from those of this one, empty if they do not."""
    here = describe_engine()
    apart = [name for name in here if engine.get(name) != here[name]]
    versions = [name for name in apart if name != CODE]
    if apart and not versions:
        return [say("cluster_code")]
    return [say("cluster_version", name=name, there=engine.get(name, "?"), here=here[name]) for name in versions]

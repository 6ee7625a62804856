"""Describes an exception of the student's code, with only the frames of the student's file."""

import builtins
import contextlib
import errno
import linecache
import sys
import traceback
from collections.abc import Callable
from typing import Any

from . import reserve
from .reasons import reason_for

MAX_MESSAGE = 2000  # characters
MAX_FRAMES = 6
NO_MEMORY = (
    *("can't allocate memory", "not enough memory", "Unable to allocate", "Cannot allocate memory"),
    *("std::bad_alloc", "[enforce fail at alloc_cpu"),
    "error return without exception set",  # CPython had no memory for the frame of a call, and forgot to say so
)


def describe(error: BaseException, file: str) -> dict[str, Any]:
    """Return the description of an exception.

    Type name, message, nearest built-in type, whether memory ran out, a reason, frames within `file`, syntax place.
    """
    short = ran_short(error)
    reserve.release()  # for this description and the reply
    message = ""
    with contextlib.suppress(BaseException):
        message = str(error)[:MAX_MESSAGE]
    reason = ("", "")
    with contextlib.suppress(BaseException):
        reason = reason_for(error)
    bases = [kind.__name__ for kind in type(error).__mro__ if getattr(builtins, kind.__name__, None) is kind]
    walk = traceback.walk_tb(error.__traceback__)
    frames = [[line, frame.f_code.co_name[:80]] for frame, line in walk if frame.f_code.co_filename == file]
    return {
        "type": type(error).__name__[:80],
        "builtin": bases[0],
        "message": message,
        "memory": short or any(words in message for words in NO_MEMORY),
        "errno": error.errno if isinstance(error, OSError) and type(error.errno) is int else None,
        "reason": reason[0],
        "subject": reason[1],
        "frames": frames[:2] + frames[2:][-(MAX_FRAMES - 2) :],
        "syntax": syntax_place(error, file) if isinstance(error, SyntaxError) else None,
    }


def ran_short(error: BaseException) -> bool:
    """Tell whether memory ran out. Where it is short, torch's messages are cut and CPython loses the exception."""
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
        return True
    if isinstance(error, getattr(sys.modules.get("torch"), "OutOfMemoryError", ())):  # of a tensor of one number
        return True
    return type(error) in (RuntimeError, SystemError) and reserve.is_short()


def syntax_place(error: SyntaxError, file: str) -> list[Any] | None:
    """Return [line number, column from 1, text of the line] of a syntax error in `file`."""
    if error.filename != file or not isinstance(error.lineno, int):
        return None
    text = linecache.getline(file, error.lineno) or str(error.text or "")
    return [error.lineno, int(error.offset or 1), text.rstrip()[:200]]


def swallow(action: Callable[[], Any]) -> None:
    """Call `action` and ignore exceptions: the student's code may have broken it."""
    with contextlib.suppress(BaseException):
        action()

"""Failures in the student's process, as a verdict and messages."""

import re
from collections.abc import Callable

from ..inside import wire
from ..inside.children import THREADS
from ..record.message import Lines, Message, phrase
from ..record.sentences import text_of as words_of
from ..record.verdict import Verdict
from ..sandbox.limits import Limits
from ..sandbox.worker import NO_MEMORY, OOM, OVERFULL
from .advice import advise, text_of
from .error_messages import Sizes, explain_exception, hint_on, public_type
from .frames import frames_of, show_error, show_frames
from .student_file import StudentFile

Lost = Callable[[str], Message | None]
UNDEFINED = re.compile(r"name '(\w{1,80})' is not defined")
ENDS = ("exit", "signal", "wait", "unknown", "reply", "SIGKILL")  # ends of a process that have a sentence
LIMITS = {  # cause of an end -> verdict, sentence, and the limit in it
    OVERFULL: (Verdict.CRASH, "overfull", "megabytes", "scratch_mb"),
    THREADS: (Verdict.CRASH, "overthreaded", "threads", "threads"),
    NO_MEMORY: (Verdict.MEMORY, "memory", "memory", "memory_mb"),
    OOM: (Verdict.MEMORY, "memory_machine", "memory", "memory_mb"),
}
FAULTS = ("SIGSEGV", "SIGBUS", "SIGABRT", "SIGFPE", "SIGILL", "SIGSYS")


class StudentFailure(Exception):
    """A call that returned no value. A visible check shows `lines`.

    `redacted` returns what a hidden check shows, which reveals little of its inputs. It may show `sizes`, the sizes of
    the arguments that the check itself chose.
    """

    def __init__(
        self,
        verdict: Verdict,
        *lines: Message,
        redacted: Callable[[Sizes], Lines] | None = None,
        error: tuple[str, str] = ("", ""),
        sizes: Sizes = (),
    ) -> None:
        super().__init__(*lines)
        self.verdict = verdict
        self.lines = lines
        self._redacted = redacted
        self.error = error  # type and message of the student's exception
        self._sizes = sizes

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """Return what a visible check shows, as text."""
        return words_of(self.lines)

    @property
    def redacted(self) -> Lines:
        """Return the messages for hidden checks. They are computed lazily."""
        return self.lines if self._redacted is None else self._redacted(self._sizes)

    def again(self, sizes: Sizes = ()) -> "StudentFailure":
        """Return a copy to raise: an exception that was raised keeps its traceback and all objects in it."""
        return StudentFailure(self.verdict, *self.lines, redacted=self._redacted, error=self.error, sizes=sizes)


class MachineFault(Exception):
    """The machine, not the student's code, seems to have ended a step. The check is then repeated."""

    def __init__(self, problem: Message) -> None:
        super().__init__(problem)
        self.problem = problem


def failure_of_reply(message: wire.Message, file: StudentFile, name: str, lost: Lost) -> StudentFailure | None:
    """Return the failure in the reply to a call of `name`; None if the call succeeded.

    `lost` returns the sentence about a name that is undefined because a part of the file stopped, or None.
    """
    if message["outcome"] == "too_large":
        return StudentFailure(Verdict.WRONG, phrase("too_large_reply", name=name))
    return failure_of_call(message, file, name, lost) if message["outcome"] == "raised" else None


def failure_of_call(
    raised: wire.Message, file: StudentFile, name: str, lost: Lost = lambda name: None
) -> StudentFailure:
    """Return the failure for an exception in a call of `name`.

    A hidden check shows text from the submitted file and from closed lists, never text from the worker.
    """
    kind, message, builtin = text_of(raised, "type"), text_of(raised, "message"), text_of(raised, "builtin")
    frames = frames_of(raised, file)
    if raised.get("memory") is True:
        return StudentFailure(Verdict.MEMORY, phrase("memory", name=name, memory=file.limits.memory_mb))
    if builtin == "NotImplementedError" and raised.get("reason") not in ("gpu", "forward"):  # torch raises it for these
        sure = [frame for frame in frames[-1:] if frame[0] in file.stubs]
        return StudentFailure(
            Verdict.TODO, show_todo(name, frames, file), redacted=lambda _: (show_todo(name, sure, file),)
        )
    advice, discreet_advice = (advise(raised, bool(frames), file.here, redacted) for redacted in (False, True))
    undefined = UNDEFINED.match(message) if builtin == "NameError" else None
    gone = lost(undefined[1]) if undefined else None
    hints = advice or ((gone,) if gone else hint_on(builtin, message))
    lines = (show_error(kind, message), *show_frames(frames, file), *hints)

    def redacted(sizes: Sizes) -> Lines:
        sure = [frame for frame in frames[-1:] if frame in file.code]
        shown, hint = explain_exception(public_type(builtin), message, name, sizes)
        return (show_error(public_type(builtin), shown), *show_frames(sure, file), *(discreet_advice or hint))

    return StudentFailure(Verdict.ERROR, *lines, redacted=redacted, error=(kind, message))


def failure_of_end(cause: str, name: str) -> StudentFailure:
    """Return the failure for a process that ended while it ran `name` (empty: while the file was loaded).

    `cause` is the tag of a signal, an exit status or an invalid reply. A hidden check shows it.
    """
    tag, _, number = cause.partition(":")
    kind = "exit" if tag == "exit" else "signal" if tag in FAULTS else "other"
    end = phrase(f"end_{tag}", number=number) if tag in ENDS else cause
    key, facts = ("crash", {"name": name}) if name else ("crash_import", {})
    shown, redacted = (phrase(key, **facts, cause=said) for said in (end, phrase("cause_" + kind)))
    return StudentFailure(Verdict.CRASH, shown, redacted=lambda _: (redacted,))


def failure_of_limit(cause: str, name: str, limits: Limits) -> StudentFailure:
    """Return the failure for a process that ended at a limit, by one of the causes in LIMITS; `name` as above."""
    verdict, key, unit, limit = LIMITS[cause]
    key, called = (key, {"name": name}) if name else (f"{key}_import", {})
    return StudentFailure(verdict, phrase(key, **called, **{unit: getattr(limits, limit)}))


def show_todo(name: str, frames: list[tuple[int, str]], file: StudentFile) -> Message:
    """Return the sentence about unfinished code, with the place of the last of `frames`."""
    line = phrase("todo_line", place=file.place(frames[-1][0])) if frames else ""
    return phrase("todo", name=name, line=line)

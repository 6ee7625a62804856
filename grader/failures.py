"""What went wrong in the student's process, as a verdict and the words for it."""

import builtins
from typing import Any

from .inside.wire import Message
from .sentences import say
from .verdict import Verdict


class StudentFailure(Exception):
    """A call that gave no value. `discreet` is the text for hidden checks: nothing in it can carry their inputs."""

    def __init__(
        self, verdict: Verdict, text: str, discreet: str | None = None, error: tuple[str, str] = ("", "")
    ) -> None:
        super().__init__(text)
        self.verdict = verdict
        self.text = text
        self.discreet = text if discreet is None else discreet
        self.error = error  # type and message of the student's exception


def failure_of_call(raised: Message, file: str, name: str, memory_mb: int) -> StudentFailure:
    """Return the failure that an exception in a call of `name` is."""
    kind, message, builtin = text_of(raised, "type"), text_of(raised, "message"), text_of(raised, "builtin")
    frames = frames_of(raised)
    if raised.get("memory") is True:
        return StudentFailure(Verdict.MEMORY, say("memory", name=name, memory=memory_mb))
    if builtin == "NotImplementedError":
        line = say("todo_line", line=frames[-1][0]) if frames else ""
        return StudentFailure(Verdict.TODO, say("todo", name=name, line=line))
    advice = advise(builtin, bool(frames))
    shown = show_frames(frames, file)
    text = "\n".join([show_error(kind, message), *shown, *advice])
    discreet = "\n".join([show_error(public_type(builtin), ""), *shown, *advice])
    return StudentFailure(Verdict.ERROR, text, discreet, (kind, message))


def failure_of_loading(raised: Message, file: str, memory_mb: int) -> StudentFailure:
    """Return the failure that an exception while the file loads is. No hidden input was there to leak."""
    if raised.get("memory") is True:
        return StudentFailure(Verdict.MEMORY, say("memory_import", memory=memory_mb))
    kind, message = text_of(raised, "type"), text_of(raised, "message")
    syntax = raised.get("syntax")
    if isinstance(syntax, list) and [type(part) for part in syntax] == [int, int, str]:
        line, column, text = syntax
        caret = " " * max(0, min(column, len(text) + 1) - 1) + "^"
        message = message.rsplit(" (", 1)[0]  # the rest repeats file and line
        place = [say("syntax", file=file, line=line), say("frame_text", text=text), say("frame_text", text=caret)]
        return StudentFailure(Verdict.ERROR, "\n".join([show_error(kind, message), *place]))
    advice = [*advise(text_of(raised, "builtin"), True), say("raised_import")]
    lines = [show_error(kind, message), *show_frames(frames_of(raised), file), *advice]
    return StudentFailure(Verdict.ERROR, "\n".join(lines), error=(kind, message))


def text_of(message: Message, key: str) -> str:
    """Return the text `key` of a message from a worker; an empty one where it is something else."""
    value = message.get(key)
    return value[:2000] if isinstance(value, str) else ""


def public_type(name: str) -> str:
    """Return `name` if it is a built-in exception: other names are the student's and may say anything."""
    kind = getattr(builtins, name, None)
    return name if isinstance(kind, type) and issubclass(kind, BaseException) else "Exception"


def show_error(kind: str, message: str) -> str:
    """Return the line on an exception."""
    return say("raised", type=kind, message=message) if message else say("raised_bare", type=kind)


def frames_of(raised: Message) -> list[tuple[int, str, str]]:
    """Return (line, function, text of the line) of each frame of the student's file."""
    frames = raised.get("frames")
    good: list[tuple[int, str, str]] = []
    for frame in frames if isinstance(frames, list) else []:
        if isinstance(frame, list) and len(frame) == 3 and type(frame[0]) is int:
            good.append((frame[0], str(frame[1])[:80], str(frame[2])[:200]))
    return good[:8]


def show_frames(frames: list[tuple[int, str, str]], file: str) -> list[str]:
    """Return the lines that show frames."""
    lines = []
    for line, function, text in frames:
        key = "frame_module" if function == "<module>" else "frame"
        lines.append(say(key, file=file, line=line, function=function))
        if text:
            lines.append(say("frame_text", text=text))
    return lines


def advise(builtin: str, has_frames: bool) -> list[str]:
    """Return the advice on some exceptions that beginners meet here."""
    keys: dict[Any, str] = {("SystemExit", True): "exit_called", ("EOFError", True): "input_called"}
    key = keys.get((builtin, has_frames), "wrong_arguments" if builtin == "TypeError" and not has_frames else "")
    return [say(key)] if key else []

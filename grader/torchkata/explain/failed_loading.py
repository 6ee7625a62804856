"""Explain why a student's file did not load, in full and in one line.

No redaction is needed: a file is loaded before it receives any hidden input."""

from ..inside import wire
from ..inside.alarm import UNFINISHED
from ..record.message import Message, change_texts, phrase
from ..record.sentences import show_name
from ..record.verdict import Verdict
from .advice import advise, advise_syntax, text_of
from .error_messages import hint_on
from .failures import StudentFailure
from .frames import frames_of, show_error, show_frames
from .student_file import StudentFile
from .syntax_advice import explain_syntax, mixes_tabs

MAX_ERROR = 200  # characters


def failure_of_loading(raised: wire.Message, file: StudentFile, key: str = "raised_import") -> StudentFailure:
    """Return the failure for an exception during loading.

    `key`: of the sentence about the consequences.
    """
    if raised.get("memory") is True:
        return StudentFailure(Verdict.MEMORY, phrase("memory_import", memory=file.limits.memory_mb))
    kind, message = text_of(raised, "type"), text_of(raised, "message")
    if kind == UNFINISHED:
        frames = show_frames(frames_of(raised, file), file)
        return StudentFailure(Verdict.TIMEOUT, phrase("timeout_import", seconds=file.limits.seconds), *frames)
    syntax = raised.get("syntax")
    if isinstance(syntax, list) and [type(part) for part in syntax] == [int, int, str]:
        line, column = syntax[:2]
        text = (syntax[2].splitlines() or [""])[0][:200]
        caret = " " * max(0, min(column, len(text) + 1) - 1) + "^"
        message = message.rsplit(" (", 1)[0]  # the rest repeats the file and line
        place = [phrase("syntax", file=file.name, place=file.place(line))]
        place += [phrase("frame_text", text=text), phrase("frame_text", text=caret)]
        sentence = explain_syntax(message, text, column, file.place(line), mixes_tabs(file.source))
        advice = advise_syntax(message, syntax[2]) or ((sentence,) if sentence else ())
        return StudentFailure(Verdict.ERROR, show_error(kind, message), *place, *advice, error=(kind, message))
    advice = advise(raised, True, file.here, redacted=False, loading=True) or hint_on(
        text_of(raised, "builtin"), message
    )
    lines = (show_error(kind, message), *show_frames(frames_of(raised, file), file), *advice, phrase(key))
    return StudentFailure(Verdict.ERROR, *lines, error=(kind, message))


def brief(raised: wire.Message, file: StudentFile) -> tuple[Message | str, Message]:
    """Return the place and the error of an exception during loading, each as one short line."""
    kind, message = text_of(raised, "type"), text_of(raised, "message")
    syntax = raised.get("syntax")
    frames = frames_of(raised, file)
    line = syntax[0] if syntax else frames[0][0] if frames else 0
    place = file.place(line) if line else file.name
    if kind == "SystemExit":
        return place, phrase("exit_raised")
    first = (message.rsplit(" (", 1)[0] if syntax else message).strip().partition("\n")[0].rstrip(" .:")
    return place, change_texts(show_error(show_name(kind), first), lambda text: show_name(text, MAX_ERROR))

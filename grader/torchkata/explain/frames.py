"""The lines that show an exception of student code: its type and message, and the places in the student's file."""

import re

from ..inside import wire
from ..inside.failure import MAX_FRAMES
from ..record.message import Lines, Message, phrase
from .student_file import StudentFile

LIBRARY = re.compile(r" \((?:(?:\.\.\.)?/[^()]*|unknown location)\)$")  # after "cannot import name"


def show_error(kind: str, message: str) -> Message:
    """Return the line about an exception, without the path of an installed library."""
    message = "" if kind == "SystemExit" and message == "None" else LIBRARY.sub("", message)
    return phrase("raised", type=kind, message=message) if message else phrase("raised_bare", type=kind)


def frames_of(raised: wire.Message, file: StudentFile) -> list[tuple[int, str]]:
    """Return (line, function) of each frame in the student's file; invalid frames are dropped.

    A comprehension has a frame of its own. It is left out if it is on the same line as the frame above.
    """
    good: list[tuple[int, str]] = []
    for line, function in raised.get("frames", [])[:MAX_FRAMES]:
        if 0 < line <= len(file.lines):
            known = function.isidentifier() and function.encode() in file.source
            if known or not good or good[-1][0] != line:
                good.append((line, function if known else ""))
    return good


def show_frames(frames: list[tuple[int, str]], file: StudentFile) -> Lines:
    """Return the lines that show frames, with the text of the submitted file."""
    lines: list[Message] = []
    for line, function in frames:
        facts = {"file": file.name, "place": file.place(line)}
        lines.append(phrase("frame", **facts, function=function) if function else phrase("frame_module", **facts))
        if text := file.lines[line - 1]:
            lines.append(phrase("frame_text", text=text))
    return tuple(lines)

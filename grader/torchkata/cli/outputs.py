"""The option ``--write FORMAT=FILE``: read, refused before anything is graded, and carried out."""

import argparse
import difflib
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import OutputRefused, TorchkataError
from ..formats.gradescope import HIDDEN, VISIBILITIES
from ..formats.writers import FORMATS, Context
from ..record.atomic_file import what_is_in_the_way, write_text
from ..record.document import Document
from ..record.sentences import say
from . import standard_streams
from .options import GRADER_FAILED, REFUSED

STANDARD_OUTPUT = "-"


@dataclass(frozen=True)
class Output:
    """One file that is wanted. `file` is None for the standard output; `option` is how it was asked for."""

    format: str
    file: Path | None
    option: str

    @property
    def place(self) -> str:
        """Return what no two outputs may have in common: where the file is, whatever links lead there."""
        return os.path.realpath(self.file) if self.file else STANDARD_OUTPUT

    def say(self, key: str, **facts: object) -> str:
        """Return a sentence about this output."""
        return say(key, option=self.option, file=self.file or STANDARD_OUTPUT, **facts)


def add_outputs(verb: argparse.ArgumentParser) -> None:
    """Add the options on what is written where."""
    text = say("help_write", formats=", ".join(FORMATS))
    outputs: dict[str, Any] = {"dest": "outputs", "action": "append", "default": []}
    verb.add_argument("--write", type=read_pair, metavar="FORMAT=FILE", help=text, **outputs)
    verb.add_argument("--json", type=read_file, metavar="FILE", help=say("help_json"), **outputs)
    text = say("help_hidden_visibility", default=HIDDEN)
    verb.add_argument("--hidden-visibility", choices=VISIBILITIES, help=text)


def read_pair(text: str) -> Output:
    """Return what ``FORMAT=FILE`` asks for. Raises argparse.ArgumentTypeError."""
    name, sign, file = text.partition("=")
    if not (name and sign and file):
        raise argparse.ArgumentTypeError(say("write_pair", text=text))
    if name not in FORMATS:
        near = difflib.get_close_matches(name.lower(), FORMATS, 1)
        key, facts = ("write_unknown_near", {"near": near[0]}) if near else ("write_unknown", {})
        raise argparse.ArgumentTypeError(say(key, name=name, known=", ".join(FORMATS), **facts))
    return Output(name, None if file == STANDARD_OUTPUT else Path(file), f"--write {name}:")


def read_file(text: str) -> Output:
    """Return what ``--json FILE`` asks for."""
    return Output("json", None if text == STANDARD_OUTPUT else Path(text), "--json")


def refuse(outputs: Sequence[Output], hidden_visibility: str | None, context: Context) -> None:
    """Raise a TorchkataError where one of `outputs` cannot be written, before anything is graded."""
    places: set[str] = set()
    for output in outputs:
        if output.place in places:
            raise OutputRefused(output.say("write_twice" if output.file else "write_twice_out"))
        places.add(output.place)
        refuse_file(output)
        FORMATS[output.format].prepare(context)
    if hidden_visibility and not any(output.format == "gradescope" for output in outputs):
        raise OutputRefused(say("write_visibility"))


def refuse_file(output: Output) -> None:
    """Raise OutputRefused where something else is in the way of a file, or its folder is missing."""
    if output.file is None:
        return
    if not output.file.absolute().parent.is_dir():
        raise OutputRefused(output.say("write_folder"))
    kind = say(f"write_kind_{output.format}")
    problem = what_is_in_the_way(output.file, FORMATS[output.format].is_ours, kind)
    if problem:
        raise OutputRefused(output.say("write_in_the_way", problem=problem))


def write_all(outputs: Iterable[Output], document: Document, context: Context) -> list[tuple[str, int]]:
    """Write each output. Return for each that could not be written a sentence and an exit status."""
    return list(filter(None, (write_one(output, document, context) for output in outputs)))


def write_one(output: Output, document: Document, context: Context) -> tuple[str, int] | None:
    """Write one output, whole or not at all; return a sentence and an exit status where it could not be."""
    try:
        text = FORMATS[output.format].show_for_platform(document, context)
        if output.file is None:
            standard_streams.write_file(text)
        else:
            write_text(output.file, text)
    except OSError as error:
        return output.say("write_failed", problem=error.strerror or error), REFUSED
    except TorchkataError as error:
        return output.say("write_not", problem=error), error.status
    except Exception as error:  # a fault of one format costs only its own file
        return output.say("write_broken", problem=f"{type(error).__name__}: {error}"), GRADER_FAILED
    return None


def report(problems: Iterable[tuple[str, int]]) -> int:
    """Print what could not be written; return the highest of the exit statuses, 0 where there is none."""
    status = 0
    for sentence, one in problems:
        print(sentence, file=sys.stderr)
        status = max(status, one)
    return status

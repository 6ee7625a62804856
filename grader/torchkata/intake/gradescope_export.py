"""Reads who handed in what from an export of Gradescope.

The export has one folder for each submission, and beside them ``submission_metadata.yml``:

    ---
    submission_12345:
      :submitters:
      - :name: Alice Example
        :sid: '7001'
        :email: alice@example.edu
      :created_at: ...
      :score: 4.0
      :results: ...

This reader relies on: a submission's key has no indent; ``:submitters:`` and ``:created_at:`` are keys directly below
it; each submitter is an item of a list with scalar values, one on each line. Everything else is skipped.
"""

import json
import re
from pathlib import Path

from ..errors import ClassError
from ..record.sentences import say
from ..submission.untrusted_file import read_regular_file
from .names import show_name

METADATA = "submission_metadata.yml"
MAX_METADATA_BYTES = 200 * 2**20  # bytes: the file holds all results of all attempts
SUBMISSION = re.compile(r"['\"]?([^\s:'\"-][^:'\"]*)['\"]?:$")
FIELD = re.compile(r"( *)(- +)?:?(name|sid|email|submitters):(?: +(\S.*))?$")
TIME = re.compile(r" {2}:?created_at: +(\S.*)$")


def read_metadata(path: Path) -> dict[str, list[dict[str, str]]]:
    """Return the submitters of each submission by its folder's name: name, sid, email, and created_at if it is there.

    Raises ClassError.
    """
    try:
        data = read_regular_file(path, MAX_METADATA_BYTES)
    except OSError as error:
        raise ClassError(say("metadata_unreadable", file=show_name(path.name), problem=error.strerror)) from error
    return parse_metadata(data.decode("utf-8-sig", errors="replace"))


def parse_metadata(text: str) -> dict[str, list[dict[str, str]]]:
    """Return the submitters of each submission in the text of a metadata file; other lines are skipped."""
    found: dict[str, list[dict[str, str]]] = {}
    submitters: list[dict[str, str]] = []
    inside = False  # the list of submitters
    name, times = "", dict[str, str]()
    for line in (line.rstrip() for line in text.split("\n")):
        match = FIELD.match(line)
        if begins := SUBMISSION.match(line):
            name = begins[1]
            submitters, inside = found.setdefault(name, []), False
        elif name and (time := TIME.match(line)):
            times[name], inside = read_scalar(time[1]), False
        elif match and match[3] == "submitters":
            inside = len(match[1]) == 2
        elif inside and re.match(r" {0,2}:?\w", line):
            inside = False  # the next key of the submission
        elif inside:
            if re.match(r" *- ", line):
                submitters.append({})
            if match and submitters:
                submitters[-1].setdefault(match[3], read_scalar(match[4] or ""))
    for name, at in times.items():
        found[name] = [{**person, "created_at": at} for person in found[name]]
    return found


def read_scalar(text: str) -> str:
    """Return the value of a plain or quoted scalar on one line; an empty text for null."""
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) > 1 and text[0] == text[-1] == '"':
        try:
            return str(json.loads(re.sub(r"\\x([0-9A-Fa-f]{2})", r"\\u00\1", text)))
        except ValueError:
            return text[1:-1]
    return "" if text in ("null", "~") else text

"""Find the lines of a student's file that have code, without running it."""

import contextlib
from collections.abc import Sequence

from ..inside import wire
from ..inside.code_lines import MAX_PLACES
from ..sandbox.limits import Limits
from ..sandbox.worker import Worker
from ..sandbox.zygote import Zygote

SECONDS = 5.0


def find_code(zygote: Zygote, limits: Limits, source: bytes, cells: Sequence[int] = ()) -> frozenset[tuple[int, str]]:
    """Return (line, function) of all code in `source`; empty if there is too much, or if it cannot be compiled.

    `cells`: the first line of each cell of a notebook.

    Source can make the compiler crash or hang, so it runs in a worker. It is a fresh one, because student code controls
    a worker that has run the file. Student code still chooses the line that a hidden check shows, since it may raise
    anywhere: `MAX_PLACES` limits how much that reveals.
    """
    try:
        worker = Worker(zygote, limits)
        message = worker.ask({"op": "places", "cells": list(cells)}, source, SECONDS).message
    except Exception:  # the worker is lost; the exception is shown without its line
        return frozenset()
    with contextlib.suppress(Exception):
        worker.close()
    return read_places(message)


def read_places(message: wire.Message) -> frozenset[tuple[int, str]]:
    """Return the places in a worker's reply; empty if the reply is invalid."""
    places = message.get("places")
    pairs = places if isinstance(places, list) and len(places) <= MAX_PLACES else []
    good = (p for p in pairs if isinstance(p, list) and [type(part) for part in p] == [int, str])
    return frozenset((line, name) for line, name in good)

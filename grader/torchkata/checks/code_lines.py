"""At which lines a student's file has code, found out without running it."""

import contextlib
from collections.abc import Sequence

from ..inside import wire
from ..inside.code_lines import MAX_PLACES
from ..sandbox.limits import Limits
from ..sandbox.worker import Worker
from ..sandbox.zygote import Zygote

SECONDS = 5.0


def find_code(zygote: Zygote, limits: Limits, source: bytes, cells: Sequence[int] = ()) -> frozenset[tuple[int, str]]:
    """Return line and function name of all code in `source`; nothing where there is too much, or it cannot be known.

    `cells`: at which lines those of a notebook begin.

    A compiler can be made to crash or to take for ever, so it runs in a worker. That is one of its own, because one
    that has run the file would say what the file wants. A line that a hidden check shows can still be chosen by the
    student's code, which may raise where it likes: `MAX_PLACES` bounds how much it tells by that.
    """
    try:
        worker = Worker(zygote, limits)
        message = worker.ask({"op": "places", "cells": list(cells)}, source, SECONDS).message
    except Exception:  # whatever it was, the worker is gone; the student reads the exception without its line
        return frozenset()
    with contextlib.suppress(Exception):
        worker.close()
    return read_places(message)


def read_places(message: wire.Message) -> frozenset[tuple[int, str]]:
    """Return the places in a worker's reply; nothing where it is not one."""
    places = message.get("places")
    pairs = places if isinstance(places, list) and len(places) <= MAX_PLACES else []
    good = (p for p in pairs if isinstance(p, list) and [type(part) for part in p] == [int, str])
    return frozenset((line, name) for line, name in good)

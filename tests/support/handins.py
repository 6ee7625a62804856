"""Submissions as students hand them in, and classes as platforms pack them, for a table of outcomes."""

import json
import zipfile
from collections.abc import Sequence
from io import BytesIO

from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT

Files = dict[str, bytes]  # path -> content
Cell = str | dict[str, object]

CELLS = (
    "import numpy as np",
    "def predict(x, w):\n    return w * np.asarray(x, dtype=np.float64)",
    "def squared_errors(x, y, w):\n    return (predict(x, w) - np.asarray(y)) ** 2",
    "def mse(x, y, w):\n    return float(squared_errors(x, y, w).mean())",
    "def mse_sweep(x, y, w):\n    return np.array([mse(x, y, weight) for weight in np.asarray(w)])",
    "def best_weight(w, losses):\n    return float(np.asarray(w)[np.argmin(np.asarray(losses))])",
    "def plot_sweep(w, losses):\n    from matplotlib import pyplot\n\n    figure, axes = pyplot.subplots()\n"
    "    axes.plot(w, losses)\n    axes.plot(best_weight(w, losses), min(losses), 'o')\n"
    "    axes.set(xlabel='w', ylabel='loss')\n    return figure",
)
SCRIPT = "\n\n\n".join(CELLS) + "\n"
RTF = r"{\rtf1\ansi\ansicpg1252{\fonttbl\f0\fmodern Menlo;}" + "\n\\f0 import numpy as np\\\n}"
PAGE = "<!DOCTYPE html>\n<html><head><title>mse_sweep.py</title></head><body><pre>import numpy</pre></body></html>\n"


def fit() -> str:
    """Return the right answer to the exercise that needs torch."""
    (exercise,) = (one for one in load_exercises(ROOT) if one.name == "quadratic_fit")
    assert exercise.reference_file
    return exercise.compose(exercise.reference_file).decode()


def skeleton() -> bytes:
    """Return the untouched skeleton."""
    return (ROOT / "exercises" / "05_mse_sweep" / "mse_sweep.py").read_bytes()


def cell(source: str, kind: str = "code", outputs: Sequence[object] = (), **metadata: object) -> dict[str, object]:
    """Return one cell of a notebook."""
    code = {"outputs": list(outputs), "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": metadata, "source": source.splitlines(keepends=True), **code}


def notebook(*cells: Cell) -> bytes:
    """Return a notebook; a text is a code cell."""
    made = [cell(one) if isinstance(one, str) else one for one in cells]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made}).encode()


def picture(megabytes: int) -> dict[str, object]:
    """Return an output that holds a picture of this size."""
    data = {"image/png": "iVBORw0KGgo" + "A" * (megabytes * 2**20)}
    return {"output_type": "display_data", "data": data, "metadata": {}}


def packed(names: dict[bytes, str]) -> bytes:
    """Return a zip of files with names in any encoding and without the sign of UTF-8, as some systems write them."""
    buffer, placeholders = BytesIO(), {name: chr(ord("A") + n) * len(name) for n, name in enumerate(names)}
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in names.items():
            archive.writestr(placeholders[name], text)
    data = buffer.getvalue()
    for name, placeholder in placeholders.items():
        data = data.replace(placeholder.encode(), name)
    return data

"""Ticks that a worker makes at their first use look as those that Matplotlib makes at once."""

import json
import subprocess
import sys

import pytest

from tests.support.doors import ROOT
from tests.support.drawn import FIGURES

COUNT = "ticks of new axes"


@pytest.fixture(scope="module")
def drawn():
    """Return the digests of all figures: as Matplotlib draws them, and as a worker does."""
    commands = [[sys.executable, "-m", "tests.support.drawn", *how] for how in ([], ["lazily"])]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for command in commands]
    return [json.loads(process.communicate()[0]) for process in running]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_looks_the_same(drawn, name):
    usual, lazy = drawn
    assert lazy[name] == usual[name]


def test_new_axes_have_no_ticks_yet(drawn):
    usual, lazy = drawn
    assert (usual[COUNT], lazy[COUNT]) == ("2", "0")

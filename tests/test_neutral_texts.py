"""No place of the grading machine in what students print, raise or return."""

import json
import os
import sys
import sysconfig
import tempfile
from pathlib import Path

import pytest
from torchkata.inside.private_folder import MOUNTS
from torchkata.sandbox.path_filter import cut_short, without_places

from tests.support.doors import ROOT, with_function

PACKAGES = sysconfig.get_path("purelib")
STANDARD = sysconfig.get_path("stdlib")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{PACKAGES}/torch/nn/modules/linear.py:9: UserWarning", ".../torch/nn/modules/linear.py:9: UserWarning"),
        (f'  File "{STANDARD}/json/decoder.py", line 3', '  File ".../json/decoder.py", line 3'),
        ("path=/home/x y/.venv/lib/python3.9/site-packages/numpy/a.py.", "path=/home/x y.../numpy/a.py."),
        ("/srv/lib/dist-packages/a/site-packages/b.py", ".../b.py"),
        (f"in {ROOT}.", "in ...."),
        (f"['{ROOT}/grader/torchkata/inside/child.py']", "['.../torchkata/inside/child.py']"),
        (f"{MOUNTS}/12", "."),
        (f"{MOUNTS}/12/data.txt and {os.path.dirname(MOUNTS)}/home", "./data.txt and .../home"),
        (os.path.expanduser("~/notes/a.txt"), "~/notes/a.txt"),
        ("1/2 and https://example.org/a?b=/c", "1/2 and https://example.org/a?b=/c"),
        ("a" + sys.prefix + "b", "a" + sys.prefix + "b"),
        ("no place", "no place"),
    ],
)
def test_a_place_of_this_machine_becomes_short(text, shown):
    assert without_places(text) == shown
    assert without_places(shown) == shown


def test_the_private_folder_is_named_by_a_point():
    folder = tempfile.gettempdir() + "/made-by-a-test/scratch-7"
    assert without_places(f"{folder}/a.txt in {folder}", folder) == "./a.txt in ."
    assert without_places(os.path.dirname(folder), folder) == "..."


def test_half_a_path_at_the_end_is_cut_off():
    assert cut_short(f"one\ntwo {PACKAGES}"[:-5]) == "one\ntwo \n[...]"
    assert cut_short("one two") == "one two\n[...]"


def test_a_long_text_of_slashes_takes_no_time():
    text = "/" * 200_000 + "site-packages/"
    assert without_places(text + " ") == ".../ "
    assert cut_short("/" * 200_000 + "\n") == "/" * 200_000 + "\n\n[...]"


CODE = """
import json, os, sys, traceback, warnings
print(os.__file__, os.getcwd(), os.path.expanduser("~"), json.__spec__, sys.prefix, sys.path)
traceback.print_stack()
def double(values):
    try:
        json.loads("{")
    except ValueError:
        traceback.print_exc()
    warnings.warn_explicit("odd", UserWarning, json.__file__, 7)
    raise ValueError(json.__file__ + " " + os.path.abspath("y.txt"))
"""


@pytest.mark.parametrize("level", ["full", "container"])
def test_nothing_that_is_printed_raised_or_returned_names_a_place(grade, level):
    graded = grade(with_function("double", CODE), "--isolation", level)
    told = json.dumps(graded.record) + graded.screen
    places = [sys.prefix, sys.base_prefix, PACKAGES, STANDARD, str(ROOT), MOUNTS, str(Path.home())]
    assert [place for place in places if len(Path(place).parts) > 2 and place in told] == []
    check = graded.check("each_value_is_doubled")
    assert 'File ".../json/decoder.py", line' in check["output"]
    assert ".../json/__init__.py:7: UserWarning: odd" in check["output"]
    assert "ValueError: .../json/__init__.py ./y.txt" in check["message"]
    assert tempfile.gettempdir() + "/" not in check["message"] + check["output"]

"""Records of a small class, each made by grading a submission through the command, once in a run of the tests."""

import json
import shutil
import tempfile
from functools import cache
from pathlib import Path

import msgspec
from torchkata.record.message import quote
from torchkata.record.notices import Notice

from tests.support.doors import ROOT, SMALL, SMALL_KIT, run_command, with_function

EXERCISES = [("01_small", 10.0)]
HOSTILE = "]]></failure><script>alert(1)</script>&amp;\\x00\\x1b[31m\\ud800"
SOURCES = {
    "right": SMALL,
    "wrong": with_function("double", "def double(values):\n    print('=cmd()')\n    return [3.0 * v for v in values]"),
    "hostile": with_function(
        "double", f"def double(values):\n    print('=cmd() \\x1b[31m')\n    raise ValueError('{HOSTILE}')"
    ),
    "crash": with_function("double", "def double(values):\n    import os; os._exit(3)"),
    "ungraded": SMALL,
}
DOUBLED = "test_each_value_is_doubled"
BROKEN = "test_the_total_of_nothing_is_zero"  # fails by our own fault for "ungraded"


@cache
def read_record(name):
    """Return the JSON that `make grade` writes for one of SOURCES."""
    with tempfile.TemporaryDirectory() as folder:
        kit = Path(folder) / "kit"
        shutil.copytree(SMALL_KIT, kit)
        if name == "ungraded":
            hidden = kit / "solutions" / "01_small" / "test_hidden.py"
            hidden.write_text(hidden.read_text().replace("assert_close(student.total([]), 0.0, rtol=0)", "1 / 0"))
        file = Path(folder) / "small.py"
        file.write_text(SOURCES[name])
        done = run_command("--course", kit, "grade", file, "--json", Path(folder) / "record.json")
        assert done.returncode == (2 if name == "ungraded" else 0), done.stderr
        return (Path(folder) / "record.json").read_text()


def record(name):
    """Return the document of one of SOURCES."""
    return json.loads(read_record(name))


def stored(source, **more):
    """Return the document of one of SOURCES as it is stored for a class."""
    who = {"student": source, "name": f"{source.title()} Student", "email": f"{source}@example.org"}
    what = {"late": False, "status": "graded", "notices": [], "isolation": "full", "seconds": 1.25}
    return {**record(source), **who, **what, **more}


def absent(student, status="nothing", note=""):
    """Return the document of somebody of whom there is no record."""
    notices = [said("handed_failed", note)] if note else []
    return {"student": student, "name": "", "email": "", "late": False, "status": status, "notices": notices}


def said(cause, text):
    """Return the plain data of a notice that says `text`."""
    return Notice(cause, (quote(text),)).document()


def class_of_seven():
    """Return a document of each kind."""
    return [
        *(stored(name) for name in SOURCES),
        absent("nobody"),
        absent("garbled", "refused", "garbled.zip is not a zip file."),
    ]


def with_long_texts(checks, character):
    """Return a record with `checks` failed checks, each with a very long message and print."""
    document = record("wrong")
    (check,) = [check for check in document["exercises"][0]["checks"] if check["name"] == DOUBLED]
    long = {**check, "call": None, "message": told(character * 70_000), "output": character * 1_000}
    document["exercises"][0]["checks"] = [{**long, "name": f"test_{n}", "claim": str(n)} for n in range(checks)]
    return document


def told(text):
    """Return the plain data of the messages of a check that say `text`."""
    return msgspec.to_builtins([quote(text)])


def check_schema(name, data):
    """Hold data against the schema `name`. Raises jsonschema.ValidationError."""
    import jsonschema  # here: it takes a second, and few processes of the tests need it

    schema = json.loads((ROOT / "tests" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data)


def find_test(results, name, key="name"):
    (found,) = [test for test in results["tests"] if test[key] == name]
    return found

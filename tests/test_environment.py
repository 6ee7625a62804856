"""Settings from the environment: the option counts more, what is unknown is refused."""

import json
import re

import pytest
from torchkata.cli import classes, environment
from torchkata.cli.feedback_option import feedback_of
from torchkata.cli.main import read_arguments, run
from torchkata.cli.options import isolation_of
from torchkata.errors import SettingRefused

from tests.support.doors import ROOT, SMALL, SMALL_KIT

PLACES = ("Makefile", "grader/**/*", "docs/**/*", ".github/**/*", "*.md", "tests/support/*.py")
FEEDBACK = "full, minimal, hints=full, hints=after-tries, hints=none"
NAME = re.compile(rb"\bTORCHKATA_[A-Z_]*[A-Z]\b")


@pytest.mark.parametrize(
    ("words", "value", "minimal"),
    [
        (["grade"], "", False),
        (["grade"], "minimal", True),
        (["grade", "--feedback", "full"], "minimal", False),
        (["class", "x", "--out", "y"], "", True),
        (["class", "x", "--out", "y"], "full", False),
        (["class", "x", "--out", "y", "--feedback", "full"], "", False),
        (["demo"], "", True),
        (["class", "x", "--out", "y", "--feedback", "hints=none"], "", True),  # hidden checks stay closed
        (["class", "x", "--out", "y"], "hints=full", True),
        (["grade", "--feedback", "hints=none"], "minimal", True),
        (["grade", "--feedback", "minimal,hints=none"], "", True),
    ],
)
def test_how_much_is_told_of_hidden_checks(monkeypatch, words, value, minimal):
    monkeypatch.setenv("TORCHKATA_FEEDBACK", value)
    assert feedback_of(read_arguments(words)).minimal is minimal


@pytest.mark.parametrize(
    ("words", "value", "level"),
    [
        (["grade"], "", ""),
        (["grade"], "confined", "confined"),
        (["grade", "--isolation", "none"], "full", "none"),
        (["class", "x", "--out", "y"], "", "confined"),
        (["class", "x", "--out", "y"], "container", "container"),
    ],
)
def test_how_code_is_confined(monkeypatch, words, value, level):
    monkeypatch.setenv("TORCHKATA_ISOLATION", value)
    assert isolation_of(read_arguments(words)) == level


def test_a_class_is_graded_with_what_the_environment_says(monkeypatch, tmp_path):
    seen = []
    monkeypatch.setattr("torchkata.classroom.run.grade_class", lambda *words: seen.append(words[3]))
    monkeypatch.setenv("TORCHKATA_ISOLATION", "container")
    arguments = read_arguments(["class", str(tmp_path), "--out", str(tmp_path / "out")])
    arguments.course = SMALL_KIT
    classes.grade_class(arguments)
    assert [(options.minimal, options.isolation) for options in seen] == [(True, "container")]


@pytest.mark.parametrize("verb", ["grade", "class"])
@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("TORCHKATA_FEEDBACK", "minimall", FEEDBACK),
        ("TORCHKATA_ISOLATION", "vault", "full, container, none, confined"),
        ("TORCHKATA_HIDDEN_VISIBILITY", "seen", "hidden, after_due_date, after_published, visible"),
    ],
)
def test_an_unknown_value_is_refused_before_anything_is_graded(
    monkeypatch, capsys, tmp_path, verb, name, value, allowed
):
    if verb == "class" and name == "TORCHKATA_HIDDEN_VISIBILITY":
        return  # which a class has not
    (tmp_path / "small.py").write_text(SMALL)
    monkeypatch.setenv(name, value)
    more = ["--out", str(tmp_path / "out")] if verb == "class" else ["--json", str(tmp_path / "out")]
    assert run(["--course", str(SMALL_KIT), verb, str(tmp_path), *more]) == 1
    known = f"{value!r} is not known. Write one or more of {allowed}, with commas between them"
    sentence = f"{name}: {known}" if allowed is FEEDBACK else f"{name} is '{value}'. Allowed: {allowed}"
    sentence += "; or leave it empty for the default."
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_hidden_checks_are_shown_on_gradescope_as_the_environment_says(monkeypatch, tmp_path):
    (tmp_path / "small.py").write_text(SMALL)
    monkeypatch.setenv("TORCHKATA_HIDDEN_VISIBILITY", "visible")
    out = tmp_path / "results.json"
    assert run(["--course", str(SMALL_KIT), "grade", str(tmp_path), "--write", f"gradescope={out}"]) == 0
    assert {test["visibility"] for test in json.loads(out.read_text())["tests"]} == {"visible"}


def test_an_unknown_name_is_refused_with_the_nearest_one():
    known = {"TORCHKATA_KIT": "x", "A": ""}
    environment.refuse_unknown(known)
    with pytest.raises(SettingRefused) as refused:
        environment.refuse_unknown({"TORCHKATA_FEEDBAK": "minimal", "TORCHKATA_BANANA": "1", **known})
    first, second = str(refused.value).splitlines()
    assert first == "TORCHKATA_BANANA is not a setting of torchkata. Remove it from the environment."
    assert second.startswith("TORCHKATA_FEEDBAK is not a setting of torchkata. Did you mean TORCHKATA_FEEDBACK? ")


@pytest.mark.parametrize(
    "words", [["grade", "--quiet"], ["class", "/no/such", "--out", "x"], ["regrade-diff", "a", "b"]]
)
def test_each_command_refuses_unknown_names_before_anything_is_told(monkeypatch, capsys, words):
    """With a misspelt name, grade would show hidden checks in full."""
    monkeypatch.setenv("TORCHKATA_FEEDBAK", "minimal")
    assert run(["--course", str(SMALL_KIT), *words]) == 1
    shown = capsys.readouterr()
    assert "Did you mean TORCHKATA_FEEDBACK?" in shown.err
    assert shown.out == ""


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        *[
            (option, value, "the value is empty")
            for option in ("cluster", "seed", "only", "fill", "fill-column", "roster", "groups", "out", "title")
            for value in ("", " ")
        ],
        *[("jobs", value, "is not a whole number from 1 on") for value in ("0", "-2", "", "two", "1.5")],
        *[("cluster-wait", value, "is not a number of seconds") for value in ("-1", "nan", "inf", "soon", "")],
    ],
)
def test_a_value_that_means_nothing_is_no_other_run(capsys, option, value, said):
    """Without an address a class would be graded here, without a seed with the usual inputs, and nan waits for ever."""
    with pytest.raises(SystemExit) as ended:
        read_arguments(["class", "x", "--out", "y", f"--{option}={value}"])
    assert ended.value.code == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("words", [["grade", ""], ["grade", "small", " "], ["hint", ""], ["verify", "--only", ""]])
def test_an_empty_name_is_not_every_exercise(capsys, words):
    with pytest.raises(SystemExit) as ended:
        read_arguments(words)
    assert ended.value.code == 1
    assert "the value is empty" in capsys.readouterr().err


def test_a_value_is_read_from_the_environment_that_is_given():
    assert environment.read_setting("X", ["a"], {"X": "a"}) == "a"
    assert environment.read_setting("X", ["a"], {}) == ""
    with pytest.raises(SettingRefused):
        environment.read_setting("X", ["a"], {"X": "b"})


def test_every_name_that_is_used_is_known():
    """A new variable gets a line in `KNOWN` (torchkata/cli/environment.py); else each command reports it as unknown."""
    files = {file for place in PLACES for file in ROOT.glob(place) if file.is_file() and file.suffix != ".pyc"}
    used = {name.decode() for file in files for name in NAME.findall(file.read_bytes())}
    assert used - environment.KNOWN == set()

"""`grade --write FORMAT=FILE`: what is written, what is refused before anything is graded, and what a failure costs."""

import csv
import json
import os
from dataclasses import replace
from html import unescape
from io import StringIO

import junitparser
import pytest
from torchkata.classroom.output import Output as ClassOutput
from torchkata.classroom.output import place_of
from torchkata.cli.main import run
from torchkata.cli.outputs import Output, write_all
from torchkata.course import missing_packages
from torchkata.errors import GraderFailed
from torchkata.formats.feedback import show_feedback
from torchkata.formats.writers import FORMATS, Context, Format
from torchkata.record.document import teacher_text

from tests.support.doors import SMALL, SMALL_KIT, run_command
from tests.support.pages import Page
from tests.support.records import EXERCISES, SOURCES, absent, check_schema, record, stored

RUNNER = {
    "CLASSROOM": "spring",
    "ASSIGNMENT": "week-1",
    "ASSIGNMENT_TYPE": "individual",
    "OWNER": "alice",
    "SUBMISSION_TAG": "submit/1",
    "COMMIT_URL": "https://example.org/1",
    "RELEASE_URL": "https://example.org/2",
    "COMMIT_DATE": "2026-06-01T14:32:01Z",
}
CONTEXT = Context("alice", [("01_small", 10.0)], 1.25, environment=RUNNER)
EXTENSIONS = {"csv": "csv", "junit": "xml", "text": "txt", "html": "html", "summary": "md", "annotations": "log"}


def pairs(folder, formats=FORMATS):
    """Return the options that write all formats into a folder."""
    return [f"--write={name}={folder / name}.{EXTENSIONS.get(name, 'json')}" for name in formats]


def rows_in(text):
    return list(csv.DictReader(StringIO(text.lstrip("\ufeff"))))


def show(name, document, context=CONTEXT):
    return FORMATS[name].show_for_platform(document, context)


@pytest.fixture
def alice(tmp_path):
    """Return a submission that is wrong in one function."""
    folder = tmp_path / "alice"
    folder.mkdir()
    (folder / "small.py").write_text(SOURCES["wrong"])
    return folder


def test_one_grading_writes_every_format_again_and_again(alice, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    for _ in range(2):  # the second time in place of the files of the first
        words = ["grade", alice, *pairs(out), "--hidden-visibility", "after_published"]
        done = run_command("--course", SMALL_KIT, *words, env=RUNNER)
        assert (done.returncode, done.stderr) == (0, "")
        assert "01_small  5/10 points" in done.stdout
    document = json.loads((out / "json.json").read_text())
    assert document["points"] == 5
    (row,) = rows_in((out / "csv.csv").read_text(encoding="utf-8"))
    assert (row["student"], row["01_small"], row["max"], row["status"]) == ("alice", "5", "10", "graded")
    (suite,) = junitparser.JUnitXml.fromfile(str(out / "junit.xml"))
    assert (suite.tests, suite.errors) == (9, 0)
    results = {name: json.loads((out / f"{name}.json").read_text()) for name in ("gradescope", "exercism")}
    results["classroom50"] = json.loads((out / "classroom50.json").read_text())
    for name, result in results.items():
        check_schema(name, result)
    assert "execution_time" not in results["gradescope"]  # it depends on hidden checks
    assert {test["visibility"] for test in results["gradescope"]["tests"]} == {"visible", "after_published"}
    assert (results["classroom50"]["score"], results["classroom50"]["owner"]) == (500, "alice")
    assert (out / "text.txt").read_text(encoding="utf-8") == show_feedback(document)
    assert "5 of 10 points" in Page((out / "html.html").read_text(encoding="utf-8")).text


def test_a_submission_without_an_answer_is_written_as_such_and_is_no_success(tmp_path):
    empty = tmp_path / "alice"
    empty.mkdir()
    (tmp_path / "classroom50.json").write_text("")
    done = run_command("--course", SMALL_KIT, "grade", empty, *pairs(tmp_path), env=RUNNER)
    assert done.returncode == 1
    assert "alice: nothing to grade. It should hold at least one of: small.py." in done.stderr
    assert "classroom50.json: not written. There is no answer in the submission." in done.stderr
    assert (tmp_path / "classroom50.json").read_text() == ""
    texts = {file.stem: file.read_text(encoding="utf-8") for file in tmp_path.iterdir() if file.is_file()}
    del texts["classroom50"]
    (notice,) = json.loads(texts["json"])["notices"]
    assert teacher_text(notice).startswith("There is nothing to grade. Hand in at least one of these files: small.py.")
    assert json.loads(texts.pop("json"))["exercises"] == []
    assert json.loads(texts.pop("badge"))["message"] == "nothing handed in"
    assert all("Hand in at least one of these files: small.py." in unescape(text) for text in texts.values())
    for name in ("gradescope", "exercism"):
        check_schema(name, json.loads(texts[name]))
        assert json.loads(texts[name])["tests"] == []
    assert json.loads(texts["exercism"])["status"] == "error"
    (row,) = rows_in(texts["csv"])
    assert (row["total"], row["max"], row["status"]) == ("", "10", "nothing handed in")
    (suite,) = junitparser.JUnitXml.fromfile(str(tmp_path / "junit.xml"))
    assert suite.errors == 1
    assert run_command("--course", SMALL_KIT, "grade", empty, *pairs(tmp_path), env=RUNNER).returncode == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--write", "json"], "'json' is not FORMAT=FILE, as in junit=report.xml"),
        (["--write", "=x.json"], "'=x.json' is not FORMAT=FILE"),
        (["--write", "json="], "'json=' is not FORMAT=FILE"),
        (["--write", "xml=x.xml"], "there is no format 'xml'. The formats are: json, csv, junit, gradescope, exercism"),
        (["--write", "jsn=x.json"], "there is no format 'jsn'. Did you mean json? The formats are: json, csv,"),
        (["--write", "JSON=x.json"], "there is no format 'JSON'. Did you mean json?"),
        (["--write", "json={}/a", "--write", "csv={}/b/../a"], "this file is named twice. Give each format a file"),
        (["--write", "json=-", "--write", "csv=-"], "--write csv: -: only one format can be written to the standard"),
        (
            ["--write", "json={}/a", "--write", "junit={}/none/x.xml"],
            "x.xml: there is no such folder. Create it",
        ),
        (["--write", "json={}/a", "--write", "csv={}"], "this is not a file that can be replaced. Name another file."),
        (["--write", "json={}/a", "--hidden-visibility", "hidden"], "--hidden-visibility is for Gradescope alone."),
        (["--write", "gradescope={}/a", "--hidden-visibility", "seen"], "invalid choice: 'seen'"),
        (["--write", "classroom50={}/a"], "Classroom 50 needs values that are not in the environment: CLASSROOM"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is_graded(alice, tmp_path, words, sentence):
    out = tmp_path / "out"
    out.mkdir()
    done = run_command("--course", SMALL_KIT, "grade", alice, *(word.format(out) for word in words))
    assert (done.returncode, done.stdout) == (1, "")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert list(out.iterdir()) == []


def test_links_that_lead_to_each_other_are_refused_before_anything_is_graded(alice, tmp_path):
    (tmp_path / "one").symlink_to(tmp_path / "other")
    (tmp_path / "other").symlink_to(tmp_path / "one")
    for words, sentence in (
        (["grade", alice, "--write", f"json={tmp_path / 'one'}"], "this is not a file that can be replaced."),
        (["grade", tmp_path / "one"], "there is no such file or folder."),
        (["class", alice, "--out", tmp_path / "one"], "this link leads back to itself. Name the folder."),
        (["class", tmp_path / "one", "--out", tmp_path / "out"], "this link leads back to itself. Name the folder."),
    ):
        done = run_command("--course", SMALL_KIT, *words)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith((f"{tmp_path / 'one'}: ", "--write json: "))
        assert sentence in done.stderr
    done = run_command("--course", tmp_path / "one", "grade")
    assert (done.returncode, "there is no exercise here" in done.stderr) == (1, True)


def test_a_link_to_the_same_file_is_the_same_file(alice, tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "file")
    pair = ["--write", f"csv={tmp_path / 'link'}", "--json", tmp_path / "file"]
    assert "named twice" in run_command("--course", SMALL_KIT, "grade", alice, *pair).stderr


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_of_another_format_or_of_somebody_else_is_not_ours(name, tmp_path):
    """Each format knows its own files again, and takes no other for one."""
    for other in FORMATS:
        file = tmp_path / other
        file.write_text(show(other, record("wrong")), encoding="utf-8")
        assert FORMATS[name].is_ours(file) == (name == other), other
    foreign = ["my notes", "{}", "[1, 2]", '{"version": 3}', "student,name\nalice,Alice\n", "total cost 3/4", "\x00"]
    for text in [*foreign, "<testsuites/>", "<!doctype html><p>mine</p>", '{"tests": [], "extra_data": {}}']:
        (tmp_path / "foreign").write_text(text)
        assert not FORMATS[name].is_ours(tmp_path / "foreign"), text


def test_a_file_of_somebody_else_stays(alice, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    done = run_command("--course", SMALL_KIT, "grade", alice, "--write", f"text={tmp_path / 'notes.txt'}")
    assert (done.returncode, done.stdout) == (1, "")
    assert "notes.txt: it is there already, and is not feedback of this grader. Name another file" in done.stderr
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_format_that_cannot_be_written_costs_only_its_own_file(alice, tmp_path):
    words = ["--write", "csv=/dev/full", "--write", f"junit={tmp_path / 'junit.xml'}"]
    done = run_command("--course", SMALL_KIT, "grade", alice, *words)
    assert done.returncode == 1
    assert done.stderr == "--write csv: /dev/full: cannot be written: No space left on device. Name another file.\n"
    assert "01_small  5/10 points" in done.stdout
    assert (tmp_path / "junit.xml").exists()


@pytest.mark.parametrize("verb", ["grade", "class"])
def test_a_package_that_pages_need_is_asked_for_before_anything_is_graded(verb, alice, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(missing_packages, "is_there", lambda name: name != "jinja2")
    out = tmp_path / "out"
    words = {"grade": ["grade", alice, "--write", f"html={out}"], "class": ["class", tmp_path, "--out", out]}[verb]
    assert run(["--course", str(SMALL_KIT), *map(str, words)]) == 1
    done = capsys.readouterr()
    assert done.out == ""
    assert "jinja2" in done.err
    assert not out.exists()


def test_a_fault_in_a_format_costs_only_its_own_file_and_is_the_graders(tmp_path, monkeypatch):
    def fail(document, context):
        return document["no such key"]

    monkeypatch.setitem(FORMATS, "csv", Format(fail, lambda file: True))
    outputs = [Output(name, tmp_path / name, f"--write {name}:") for name in ("csv", "junit")]
    ((sentence, status),) = write_all(outputs, record("right"), CONTEXT)
    assert status == 2
    assert sentence.endswith("csv: not written. The grader itself failed here: KeyError: 'no such key'")
    assert [file.name for file in tmp_path.iterdir()] == ["junit"]


def test_a_class_is_written_in_the_same_formats_also_where_a_platform_would_get_no_score(tmp_path, monkeypatch):
    monkeypatch.setitem(FORMATS, "junit", replace(FORMATS["junit"], show=lambda document, context: "from the registry"))
    checks = record("wrong")["exercises"][0]["checks"]
    failed = [check | {"points": None, "verdict": "GRADER"} for check in checks]
    documents = [stored("wrong"), stored("ungraded"), absent("bob")]
    documents[1]["exercises"][0]["checks"] = failed
    output = ClassOutput(tmp_path, EXERCISES)
    place_of(tmp_path).claim()
    for document in documents:
        output.write_files(document)
    assert {file.read_text() for file in (tmp_path / "junit").iterdir()} == {"from the registry"}
    for document in documents:
        text = (tmp_path / "gradescope" / f"{document['student']}.json").read_text()
        assert text == FORMATS["gradescope"].show(document, Context())
    with pytest.raises(GraderFailed):
        FORMATS["gradescope"].show_for_platform(documents[1], Context())


def test_what_the_grader_could_not_do_is_said_in_every_format():
    document = record("ungraded")
    said = {name: show(name, document) for name in FORMATS if name != "classroom50"}
    words = {"csv": "1 points not graded: a fault of the grader", "exercism": "The grader itself failed here"}
    words |= {"annotations": "::error title=The grader itself failed::", "badge": "9 of 10, 1 not graded"}
    for name, text in said.items():
        assert words.get(name, "GRADER") in text, name


@pytest.mark.parametrize("name", ["gradescope", "classroom50"])
def test_a_platform_gets_no_score_for_what_was_not_graded(name):
    interrupted = {**record("right"), "complete": False}
    with pytest.raises(GraderFailed, match="interrupted"):
        show(name, interrupted)
    failed = record("right")
    for check in failed["exercises"][0]["checks"]:
        check.update(verdict="GRADER", points=None)
    with pytest.raises(GraderFailed):
        show(name, failed)
    if name == "classroom50":  # which has no word for a check that was not graded
        with pytest.raises(GraderFailed):
            show(name, record("ungraded"))


def test_the_standard_output_may_be_the_file_and_then_holds_nothing_else(alice):
    done = run_command("--course", SMALL_KIT, "grade", alice, "--write", "json=-")
    assert json.loads(done.stdout)["points"] == 5
    assert "01_small  5/10 points" in done.stderr
    done = run_command("--course", SMALL_KIT, "grade", alice, "--json", "-", "--quiet")
    assert json.loads(done.stdout)["points"] == 5
    assert done.stderr.startswith("isolation: ")
    assert done.stderr.count("\n") == 1


def test_a_file_on_the_standard_output_is_utf_8_whatever_the_terminal_is(tmp_path):
    (tmp_path / "zoë").mkdir()
    (tmp_path / "zoë" / "small.py").write_text(SMALL)
    words = ["grade", tmp_path / "zoë", "--write", "csv=-", "-q"]
    done = run_command("--course", SMALL_KIT, *words, cold=True, env={"PYTHONIOENCODING": "ascii"})
    assert '\n"zoë",' in done.stdout.replace("\r", "")


def test_a_format_may_be_written_to_a_pipe_which_stays(alice, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with open(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), encoding="utf-8") as reader:
        assert run_command("--course", SMALL_KIT, "grade", alice, "--write", f"csv={pipe}").returncode == 0
        assert pipe.is_fifo()
        assert rows_in(reader.read())[0]["total"] == "5"


def test_a_link_to_an_open_pipe_takes_what_is_written(alice):
    done = run_command("--course", SMALL_KIT, "grade", alice, "-q", "--write", "csv=/dev/stdout", cold=True)
    assert (done.returncode, rows_in(done.stdout)[0]["total"]) == (0, "5"), done.stderr


def test_require_all_grades_nothing_where_the_key_of_an_exercise_is_missing(kit, alice, tmp_path):
    other = kit / "exercises" / "02_other"
    other.mkdir(parents=True)
    (other / "exercise.toml").write_text('title = "Other"\npoints = 5\nteaches = []\n')
    (other / "other.py").write_text("")
    (other / "test_other.py").write_text("")
    record = tmp_path / "record.json"
    words = ["--course", kit, "grade", alice, "--json", record]
    done = run_command(*words, "--require-all")
    assert (done.returncode, done.stdout) == (2, "")
    assert "exercises/02_other: its answer key is missing" in done.stderr
    assert not record.exists()
    assert run_command(*words).returncode == 0

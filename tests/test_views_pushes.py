"""What CI shows of a graded push: summary, annotations, badge, and the report that GitLab reads."""

import json
from xml.etree import ElementTree

import pytest
from torchkata.formats.annotations import show_annotations
from torchkata.formats.badge import badge
from torchkata.formats.junit import show_junit
from torchkata.formats.summary import MAX_BYTES, show_summary

from tests.support.doors import SMALL, SMALL_KIT, run_command, with_function
from tests.support.notebooks import notebook
from tests.support.pushes import command_in, parsed, text_in
from tests.support.records import DOUBLED, SOURCES, absent, record, said, stored, told, with_long_texts

# What the record knows of places


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Return a function that grades a file of a submission, and returns the record."""

    def grade(source, name="work/small.py", *words):
        folder = tmp_path_factory.mktemp("submission")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(source, encoding="utf-8")
        done = run_command("--course", SMALL_KIT, "grade", folder, "--json", "-", *words)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return grade


def place_of(document, name):
    (check,) = [check for check in document["exercises"][0]["checks"] if check["name"] == name]
    return check.get("place", {}).get("facts")


def test_the_record_knows_the_file_and_the_line_of_each_failure(graded):
    added = "def total(values):\n    first = values[99]\n    return first\n\n\ndef double(values):\n    return values\n"
    source = f"{SMALL}\n\n{added}"
    document, last = graded(source), source.count("\n")
    assert document["exercises"] == graded(source.replace("\n", "\r\n"))["exercises"]
    assert document["exercises"][0]["file"] == "work/small.py"
    assert place_of(document, DOUBLED) == {"line": last - 1}  # of the function that returned a wrong value
    assert place_of(document, "test_the_total_is_the_sum") == {"line": last - 5}  # that raised an exception
    assert place_of(document, "test_a_counter_counts_up") is None  # it passed
    method = SMALL.replace("self.count += number\n        return self.count", "return number")
    assert place_of(graded(method), "test_a_counter_counts_up") == {
        "line": 1 + method.splitlines().index("    def add(self, number):")
    }
    todo = SMALL.replace("self.count += number\n        return self.count", "raise NotImplementedError")
    line = 1 + todo[: todo.index("raise NotImplementedError")].count("\n")
    assert place_of(graded(todo), "test_a_counter_counts_up") == {"line": line}


@pytest.mark.parametrize("feedback", ["full", "minimal"])
def test_a_file_that_does_not_load_has_the_line_of_the_error(graded, feedback):
    document = graded("x = 1\n\ndef double(:\n", "work/small.py", "--feedback", feedback)
    assert place_of(document, DOUBLED) == {"line": 3}
    first, *rest = show_annotations(document).splitlines()
    assert first == "::notice title=torchkata::0 of 10 points"
    (said,) = rest
    assert said.startswith("::error file=work/small.py,line=3,title=01_small could not be graded::")


def test_a_place_in_a_notebook_is_its_cell_and_the_line_there(graded):
    cells = notebook("x = 1", with_function("double", "def double(values):\n    return 1 / 0")).decode()
    document = graded(cells, "small.ipynb")
    assert place_of(document, DOUBLED)["cell"] == 2
    (command,) = [line for line in show_annotations(document).splitlines() if "each value is doubled" in line]
    title, place = "ERROR%3A each value is doubled", "small.ipynb, cell 2, line "
    assert command.startswith(f"::error file=small.ipynb,title={title}::{place}")


def test_a_hidden_check_with_minimal_feedback_has_no_place_and_no_annotation(graded):
    document = graded(SOURCES["wrong"], "small.py", "--feedback", "minimal")
    hidden = [check for check in document["exercises"][0]["checks"] if not check["visible"]]
    assert any(check["verdict"] == "WRONG" for check in hidden)
    assert not any("place" in check for check in hidden)
    assert len(show_annotations(document).splitlines()) == 2
    assert show_summary(document).count("**WRONG**") == 1
    assert "| ❌ WRONG | negative values are doubled | 0/1 |" in show_summary(document)


# The views


def test_the_summary_shows_points_verdicts_claims_messages_and_hints():
    document = {**record("wrong"), "late": True, "notices": [said("note_late", "LATE: submitted today")]}
    document["exercises"][0]["checks"][0]["hint"] = "A hint."
    tokens = parsed(show_summary(document))
    assert "5 of 10 points" in text_in(tokens)
    assert "LATE: submitted today" in text_in(tokens)
    fences = [one.content for one in tokens if one.type == "fence"]
    assert "double([1.0, 2.5])\n" in fences[0]
    assert fences[0].endswith("expected  2\ngot       3\nLooks like: A hint.\n")
    assert fences[1] == "=cmd()\n"


def test_a_repeated_explanation_is_shown_once():
    document = record("wrong")
    for check in document["exercises"][0]["checks"]:
        check["output"] = ""
        if check["verdict"] == "WRONG":
            check |= {"call": None, "message": told("the same"), "hint": ""}
    assert show_summary(document).count("\nthe same\n") == 1
    assert text_in(parsed(show_summary(document))).count("(the same as at “each value is doubled”)") == 3


@pytest.mark.parametrize(("checks", "character"), [(300, "x"), (3000, "\U0001f600\n"), (3000, "`")])
def test_a_summary_is_cut_to_what_github_takes_and_says_so(checks, character):
    document = with_long_texts(checks, character)
    for number, check in enumerate(document["exercises"][0]["checks"]):
        check["message"] = told(f"{number}\n" + character * 1000)
    text = show_summary(document)
    assert len(text.encode()) <= MAX_BYTES < 2**20
    assert text.count("| ❌ WRONG |") == checks  # the table is whole
    assert ("did not fit into this summary" in text) == (text.count("**WRONG**") < checks) == (checks == 3000)


def test_github_shows_ten_of_each_kind_so_the_rest_is_counted():
    document = with_long_texts(31, "x")
    for number, check in enumerate(document["exercises"][0]["checks"]):
        check |= {"verdict": "TODO" if number < 15 else "WRONG", "message": told(f"message {number}")}
    commands = [command_in(line) for line in show_annotations(document).splitlines()]
    assert [name for name, *_ in commands] == ["notice", *["error"] * 10, *["warning"] * 10, "notice"]
    assert commands[1][2] == "message 15"
    assert commands[-1][2] == "11 more are not shown here. The summary and the record have all of them."


def course(*verdicts):
    """Return a record of an exercise for each verdict, which all of its checks have."""
    document = record("wrong")
    (one,) = document["exercises"]
    made = [json.loads(json.dumps(one)) for _ in verdicts]
    for number, (exercise, verdict) in enumerate(zip(made, verdicts, strict=True), 1):
        exercise["folder"] = f"{number:02}_small"
        for check in exercise["checks"]:
            text = f"{number} {check['name']}"
            check |= {"verdict": verdict, "call": None, "message": [] if verdict == "PASS" else told(text)}
    return {**document, "exercises": made}


def test_exercises_that_are_not_begun_take_no_room_from_those_that_are():
    """A course has many; GitHub shows ten annotations of a kind."""
    document = course("TODO", "PASS", "TODO", "WRONG", "TODO")
    (partly,) = [exercise for exercise in document["exercises"] if exercise["folder"] == "04_small"]
    partly["checks"][0]["verdict"] = "TODO"
    commands = [command_in(line) for line in show_annotations(document).splitlines()]
    assert {text.split()[0] for name, _, text in commands if name in ("error", "warning")} == {"4"}
    text = show_summary(document)
    assert text.count("<details>") == text.count("</details>") == 4  # open is what there is something to read in
    assert "<summary>9 ⬜ TODO</summary>" in text
    assert text.count("**TODO**") == 1
    claims = [check["claim"] for exercise in document["exercises"] for check in exercise["checks"]]
    shown = text_in(parsed(text))
    assert all(shown.count(claim) >= claims.count(claim) for claim in claims)


def test_a_course_that_nobody_has_begun_says_where_to_write():
    commands = [command_in(line) for line in show_annotations(course("TODO", "TODO")).splitlines()]
    assert [name for name, *_ in commands] == ["notice", *["warning"] * 10, "notice"]


def test_a_failure_of_the_grader_is_named_as_such():
    document = record("ungraded")
    assert "::error title=The grader itself failed::" in show_annotations(document)
    assert "Some checks could not be graded: a fault of the grader" in text_in(parsed(show_summary(document)))
    assert badge(document) == {
        "schemaVersion": 1, "label": "torchkata", "message": "9 of 10, 1 not graded", "color": "lightgrey"
    }  # fmt: skip


@pytest.mark.parametrize(("points", "colour"), [(60, "brightgreen"), (59.9, "green"), (30, "yellow"), (0, "red")])
def test_a_badge_has_the_total_and_a_colour(points, colour):
    found = badge({**record("wrong"), "points": points, "max_points": 60.0})
    assert (found["message"], found["color"]) == (f"{points} of 60", colour)


def test_somebody_without_a_record_gets_the_reason_in_each_view():
    document = absent("bob", "refused", "bob.zip is not a zip file.")
    assert badge(document)["message"] == "not taken"
    for text in (show_summary(document), show_annotations(document)):
        assert "bob.zip is not a zip file." in text_in(parsed(text))


def test_junit_names_the_file_and_line_and_its_text_says_all():
    document = stored("wrong")
    root = ElementTree.fromstring(show_junit(document).encode())
    (case,) = [case for case in root.iter("testcase") if case.get("name") == DOUBLED]
    line = document["exercises"][0]["checks"][0]["place"]["facts"]["line"]
    assert (case.get("file"), case.get("line")) == ("small.py", str(line))
    headline = f"WRONG: each value is doubled (small.py, line {line})"
    assert case.findtext("failure").startswith(f"{headline}\ndouble([1.0, 2.5])")
    (passed,) = [case for case in root.iter("testcase") if case.get("name") == "test_the_total_is_the_sum"]
    assert (passed.get("file"), passed.get("line")) == ("small.py", None)

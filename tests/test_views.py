"""The views of graded submissions as texts and tables: feedback, grades.csv, JUnit."""

import csv
import re
import unicodedata
from io import StringIO
from xml.etree import ElementTree

import junitparser
import pytest
from rich.console import Console
from rich.text import Text
from torchkata.formats.csv_table import grade_rows, write_grades
from torchkata.formats.feedback import show_feedback
from torchkata.formats.junit import show_junit
from torchkata.record.notices import notice
from torchkata.record.verdict import Check, CheckResult, ExerciseResult, Verdict
from torchkata.report.terminal import Screen, print_line

from tests.support.doors import SMALL, SMALL_KIT
from tests.support.records import BROKEN, DOUBLED, EXERCISES, SOURCES, absent, class_of_seven, record, stored


def read_rows(file):
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


# feedback


@pytest.mark.parametrize("words", [[], ["--visible"]])
def test_the_feedback_says_what_the_screen_says_of_each_check(grade, words):
    code = SMALL.replace("return float(sum(values))", "print('a\\tb\\x1b[2J')\n    return 1.0")
    graded = grade(code, "--all", *words)
    screen = [line.rstrip() for line in graded.screen.strip("\n").splitlines()]
    feedback = show_feedback({**graded.record, "student": "alice"}).splitlines()
    assert feedback[0] == "alice"
    assert feedback[2:] == screen[:-2]
    assert screen[-1].startswith("isolation: ")  # which is for who graded
    assert "your code printed:" in graded.screen


@pytest.mark.parametrize(
    ("verdicts", "notices", "many", "shown"),
    [
        ([Verdict.PASS, Verdict.PASS], (), True, False),
        ([Verdict.PASS, Verdict.PASS], (), False, True),
        ([Verdict.PASS, Verdict.WRONG], (), True, True),
        ([Verdict.PASS, Verdict.PASS], (notice("handed_empty"),), True, True),
    ],
)
def test_of_a_finished_exercise_among_others_the_table_says_enough(capsys, verdicts, notices, many, shown):
    checks = [CheckResult(Check(f"test_{i}", 1.0, True), verdict) for i, verdict in enumerate(verdicts)]
    Screen(many=many).show_exercise(ExerciseResult("small", "01_small", "Small", checks, notices).document())
    assert ("01_small" in capsys.readouterr().out) is shown


def test_a_terminal_breaks_long_lines_between_words_and_keeps_their_indent_and_a_pipe_does_not():
    sentence = "          Switch the input method to English and type a bracket there instead of the wide one. " * 2
    for terminal in (True, False):
        console = Console(file=StringIO(), force_terminal=terminal, width=80, soft_wrap=True, highlight=False)
        print_line(console, Text(sentence.rstrip()))
        lines = console.file.getvalue().splitlines()
        assert " ".join(" ".join(lines).split()) == " ".join(sentence.split())
        assert all(line.startswith(" " * 10) for line in lines)
        assert (max(map(len, lines)) <= 80) is terminal


def test_a_long_hint_is_told_whole_and_a_long_print_is_cut():
    document = record("wrong")
    (check,) = [check for check in document["exercises"][0]["checks"] if check["name"] == DOUBLED]
    check.update(hint="Divide by the number of samples. " * 20 + "The end.", output="la " * 200 + "coda")
    feedback = show_feedback(document)
    assert "The end." in feedback
    assert "coda" not in feedback


def test_the_same_thing_is_said_once_in_an_exercise(grade):
    feedback = show_feedback(grade(SMALL_KIT / "exercises").record)
    assert feedback.count("Still to do: double (line 10).") == 1
    assert feedback.count("(the same as at “each value is doubled”)") == 3
    assert feedback.count("(the same as at “") == 9 - feedback.count("Still to do: ")


def test_the_feedback_to_somebody_without_a_record_says_why():
    feedback = show_feedback(absent("bob", "refused", "bob.zip is not a zip file.\nHand it in again."))
    assert feedback == "bob\n\nnot taken\n\nbob.zip is not a zip file.\nHand it in again.\n"


def test_nothing_in_the_feedback_steers_a_terminal():
    text = show_feedback(stored("hostile", name="\x1b[2J\u202eeve"))
    assert "ValueError" in text
    assert all(character.isprintable() or character == "\n" for character in text)


# grades.csv


def test_the_grades_have_a_row_for_each_student(tmp_path):
    write_grades(class_of_seven(), EXERCISES, tmp_path / "grades.csv")
    rows = {row["student"]: row for row in read_rows(tmp_path / "grades.csv")}
    columns = ["student", "name", "email", "01_small", "total", "max", "status", "late", "note"]
    assert list(rows["right"]) == columns
    earned = {student: (row["01_small"], row["total"], row["max"]) for student, row in rows.items()}
    assert earned == {
        "right": ("10", "10", "10"),
        "wrong": ("5", "5", "10"),
        "hostile": ("5", "5", "10"),
        "crash": ("5", "5", "10"),
        "ungraded": ("9", "9", "10"),
        "nobody": ("", "", "10"),
        "garbled": ("", "", "10"),
    }
    assert rows["ungraded"]["note"].startswith("01_small: GRADER in 1 of 9 checks: ")
    assert rows["ungraded"]["note"].endswith(" 1 points not graded: a fault of the grader")
    assert (rows["garbled"]["status"], rows["garbled"]["note"]) == ("not taken", "garbled.zip is not a zip file.")


def test_the_table_begins_with_a_mark_by_which_excel_knows_utf_8(tmp_path):
    write_grades([absent("zoë")], EXERCISES, tmp_path / "grades.csv")
    assert (tmp_path / "grades.csv").read_bytes().startswith(b'\xef\xbb\xbf"student"')


def test_an_exercise_without_a_record_is_an_empty_cell():
    (_, row) = grade_rows([stored("right")], [("00_other", 2.5), *EXERCISES])
    assert row[3:7] == ["", "10", "10", "12.5"]


@pytest.mark.parametrize("start", [*"=+-@\t\r\n＝", " ="])
def test_no_cell_is_a_formula(tmp_path, start):
    text = start + "cmd()"
    write_grades([absent(text, note=text) | {"name": text, "email": text}], EXERCISES, tmp_path / "grades.csv")
    (row,) = read_rows(tmp_path / "grades.csv")
    assert {row[key] for key in ("student", "name", "email", "note")} == {"'" + text}


PAYLOADS = [
    *("x;=1+1", "x;y;+1", ";@a", "x;\t=1", "x\t-1", "a\n=1", "a\r\n=1", 'x;"=1+1', "x; '=1", "=1;=2", "x;\u00a0=1"),
    *("x；y;＝1", "\u3000＋1", "﹦1", '"=1"', " \t@SUM(1)", "x;”=1", "x;\n\n=1"),
]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("quote", ['"', None])
def test_no_cell_becomes_a_formula_whatever_separates_the_columns(tmp_path, separator, quote):
    documents = [absent(str(number), note=text) | {"name": text} for number, text in enumerate(PAYLOADS)]
    write_grades(documents, EXERCISES, tmp_path / "grades.csv")
    raw = (tmp_path / "grades.csv").read_text(encoding="utf-8-sig")
    for line in raw.split("\n"):
        quoting = {"quotechar": quote} if quote else {"quoting": csv.QUOTE_NONE}
        cells = next(csv.reader([line], delimiter=separator, **quoting), [])
        for cell in [*cells, *line.split(separator)] if separator != "," else cells:
            begin = cell.lstrip().lstrip("\"'`“”„‘’").lstrip()[:1]
            assert unicodedata.normalize("NFKC", begin) not in ("=", "+", "-", "@") or "'" in cell.split(begin)[0], line


def test_every_cell_is_quoted(tmp_path):
    write_grades(class_of_seven(), EXERCISES, tmp_path / "grades.csv")
    for line in (tmp_path / "grades.csv").read_text(encoding="utf-8-sig").splitlines():
        assert re.fullmatch(r'"[^"]*"(,"[^"]*")*', line)


@pytest.mark.parametrize(
    "text", ["a-b", "Lovelace, Ada; King", "x = 1; y", "1; 2", "O'Hara", "Anne-Marie +1", "a@b.org"]
)
def test_what_is_no_formula_stays_as_it_is(tmp_path, text):
    write_grades([absent("alice", note=text) | {"name": text}], EXERCISES, tmp_path / "grades.csv")
    (row,) = read_rows(tmp_path / "grades.csv")
    assert (row["name"], row["note"]) == (text, text)


def test_names_of_any_kind_come_back_as_they_were(tmp_path):
    names = ["Lovelace, Ada", 'Grace "Amazing" Hopper', "王小明", "two\nlines", ""]
    write_grades([absent(str(n)) | {"name": name} for n, name in enumerate(names)], EXERCISES, tmp_path / "grades.csv")
    assert [row["name"] for row in read_rows(tmp_path / "grades.csv")] == names


def test_only_one_document_is_held_at_a_time():
    asked = []
    rows = grade_rows((asked.append(n) or absent(str(n)) for n in range(1000)), EXERCISES)
    assert [next(rows)[0], next(rows)[0], next(rows)[0]] == ["student", "0", "1"]
    assert asked == [0, 1]


def test_an_error_on_the_way_leaves_the_old_file(tmp_path):
    def documents():
        yield absent("alice")
        raise RuntimeError("the second cannot be read")

    file = tmp_path / "grades.csv"
    file.write_text("old")
    with pytest.raises(RuntimeError):
        write_grades(documents(), EXERCISES, file)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


# JUnit


@pytest.mark.parametrize("name", SOURCES)
def test_junit_is_read_back_whatever_the_student_wrote(name, tmp_path):
    document = stored(name)
    (tmp_path / "junit.xml").write_text(show_junit(document), encoding="utf-8")
    (suite,) = junitparser.JUnitXml.fromfile(str(tmp_path / "junit.xml"))
    kinds = {"PASS": [], "GRADER": [junitparser.Error]}
    for check, case in zip(document["exercises"][0]["checks"], suite, strict=True):
        assert (case.classname, case.name) == ("01_small", check["name"])
        assert [type(result) for result in case.result] == kinds.get(check["verdict"], [junitparser.Failure])
        points = {p.name: float(p.value) for p in case.child(junitparser.Properties)}
        assert points == {k: check[k] for k in ("points", "max_points") if check[k] is not None}
    failed = [check["verdict"] for check in document["exercises"][0]["checks"] if check["verdict"] != "PASS"]
    errors = failed.count("GRADER")
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (9, len(failed) - errors, errors, 0)


def test_junit_carries_the_message_and_what_was_printed():
    root = ElementTree.fromstring(show_junit(stored("wrong")).encode())
    (case,) = [case for case in root.iter("testcase") if case.get("name") == DOUBLED]
    failure = case.find("failure")
    assert failure.get("type") == "WRONG"
    assert failure.get("message") == "WRONG: double([1.0, 2.5])"
    assert "expected  2\ngot       3" in failure.text
    assert case.findtext("system-out") == "=cmd()\n"


def test_markup_of_a_student_stays_text():
    root = ElementTree.fromstring(show_junit(stored("hostile")).encode())
    (case,) = [case for case in root.iter("testcase") if case.get("name") == DOUBLED]
    assert "]]></failure><script>alert(1)</script>&amp;\ufffd\ufffd[31m\ufffd" in case.findtext("failure")
    assert not list(root.iter("script"))


def test_a_failure_of_the_grader_is_an_error_without_points():
    root = ElementTree.fromstring(show_junit(stored("ungraded")).encode())
    (case,) = [case for case in root.iter("testcase") if case.get("name") == BROKEN]
    assert case.find("error").get("message").startswith("GRADER: The grader itself failed here")
    assert [p.get("name") for p in case.iter("property")] == ["max_points"]

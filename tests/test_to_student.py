"""What students read of their own submission speaks to them; what the teacher reads speaks about them."""

import zipfile
from xml.etree import ElementTree

import pytest
from torchkata.formats.exercism import exercism_results
from torchkata.formats.feedback import show_feedback
from torchkata.formats.gradescope import gradescope_results
from torchkata.formats.junit import show_junit
from torchkata.intake.entries import take_in
from torchkata.intake.unpack import open_submission
from torchkata.record.document import note_of
from torchkata.record.english import SENTENCES
from torchkata.record.notices import notice
from torchkata.report.lines import MAX_LINE

from tests.support.records import absent, stored, told

NAMES = "student others problem file most member inside folder count names id group encoding name place version"
MORE = "language cell notebook wanted near chosen head error advice repository date"
FACTS = {**dict.fromkeys([*NAMES.split(), *MORE.split()], "X"), "seconds": 1.0, "problem": "X\nX", "exercises": ["X"]}


def document_of(*notices, status="refused"):
    return {**absent("ada", status), "notices": [one.document() for one in notices]}


def shown(document):
    """Return what the student sees of a document in each view."""
    return {
        "feedback": show_feedback(document),
        "exercism": exercism_results(document)["message"],
        "gradescope": gradescope_results(document)["output"],
        "junit": ElementTree.fromstring(show_junit(document).encode()).find(".//error").get("message"),
    }


def test_who_handed_nothing_in_is_spoken_to():
    document = document_of(notice("handed_nothing", student="ada"), status="nothing")
    for view, text in shown(document).items():
        assert "You handed nothing in." in text, view
        assert "ada handed" not in text, view
    assert note_of(document).startswith("ada handed nothing in.")


def test_every_refusal_of_an_intake_speaks_to_the_student(tmp_path):
    folder = tmp_path / "class"
    for name in ("empty", "essay", "link"):
        (folder / name).mkdir(parents=True)
    (folder / "essay" / "essay.pdf").write_bytes(b"%PDF")
    (folder / "damaged.zip").write_bytes(b"PK\3\4 no more")
    with zipfile.ZipFile(folder / "outside.zip", "w") as archive:
        archive.writestr("../../small.py", "")
    (folder / "roster.csv").write_text("id,name,email\nabsent,Abel,\nempty,,\nessay,,\ndamaged,,\noutside,,\nlink,,\n")
    (folder / "link").rmdir()
    (folder / "link").symlink_to(tmp_path)
    work = tmp_path / "work"
    work.mkdir()
    seen = {}
    for entry in take_in(folder, work):
        with open_submission(entry) as opened:
            assert opened.refused, entry.student
            seen[entry.student] = opened.refused
    assert len(seen) == 6
    for student, refused in seen.items():
        for view, text in shown(document_of(refused)).items():
            assert refused.to_student in text, view
            assert "Ask for" not in text and f"{student} handed" not in text, view  # noqa: PT018
        assert "Ask" in refused.text or "the files themselves there" in refused.text


def test_a_part_that_was_left_out_is_told_to_both():
    part = notice("note_part", problem=notice("archive_locked", file="a.zip"))
    assert part.text == "a.zip is locked with a password. Ask for it without one. The rest was taken."
    assert part.to_student == "a.zip is locked with a password. Hand it in without one. The rest was taken."


def test_a_notice_on_an_exercise_speaks_to_the_student():
    document = stored("wrong")
    document["exercises"][0]["notices"] = [notice("note_archive_inside", file="a.zip", inside="b.zip").document()]
    for text in (show_feedback(document), gradescope_results(document)["output"], show_junit(document)):
        assert "Hand in the plain files." in text
        assert "Ask for" not in text


@pytest.mark.parametrize("key", [key for key in SENTENCES if f"you_{key}" in SENTENCES])
def test_no_sentence_to_the_student_speaks_about_the_student(key):
    one = notice(key, **FACTS)
    assert one.to_student != one.text
    assert "Ask for" not in one.to_student


def test_every_sentence_that_asks_the_teacher_to_ask_has_one_for_the_student():
    about = [key for key in SENTENCES if key.split("_")[0] in ("handed", "archive", "member", "note")]
    asking = [key for key in about if "Ask for" in SENTENCES[key] or "{student}" in SENTENCES[key]]
    assert [key for key in asking if f"you_{key}" not in SENTENCES] == []


def test_a_repeated_text_names_the_check_where_it_stands_and_a_lone_check_has_it_in_full():
    document = stored("wrong")
    failed = [c for c in document["exercises"][0]["checks"] if c["verdict"] == "WRONG"]
    first, second, third = (
        {
            **failed[0],
            "claim": claim,
            "name": f"test_{claim}",
            "call": None,
            "message": told(message),
            "hint": "The sign is lost.",
        }
        for claim, message in (("the first", "f(1)\nexpected  2"), ("the second", "f(2)"), ("the third", "f(2)"))
    )
    document["exercises"][0]["checks"] = [first, second, third]
    lines = [line.strip() for line in show_feedback(document).splitlines()]
    assert lines.count("Looks like: The sign is lost.") == 1
    assert lines.count("Looks like: the same as at “the first”.") == 1  # of the second
    assert lines.count("(the same as at “the second”)") == 1  # which has the same hint
    assert [t["message"] for t in exercism_results(document)["tests"]][1:] == [
        "f(2)\nLooks like: The sign is lost."
    ] * 2
    alone = [t["output"] for t in gradescope_results(document)["tests"]]
    assert all("Looks like: The sign is lost." in text for text in alone)
    assert show_junit(document).count("f(2)\nLooks like: The sign is lost.") == 2


def test_no_sentence_is_cut_where_lines_of_students_are():
    read = {
        key: text
        for key, text in SENTENCES.items()
        if key.split("_")[0] not in ("class", "course", "roster", "metadata", "remedy")
    }
    assert {key: len(text) for key, text in read.items() if len(max(text.splitlines(), key=len)) > MAX_LINE - 20} == {}

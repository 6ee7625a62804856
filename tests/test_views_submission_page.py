"""The page about one submission: what its student reads, complete in itself, and safe whatever the texts are."""

import re

import pytest
from torchkata.record.document import message_text
from torchkata.report.submission_page import show_submission

from tests.support.pages import NASTY, Page
from tests.support.records import DOUBLED, SOURCES, record, said, told


def check_named(document, name):
    (found,) = [check for check in document["exercises"][0]["checks"] if check["name"] == name]
    return found


@pytest.mark.parametrize("source", SOURCES)
def test_the_page_has_every_check_with_its_verdict_and_points(source):
    document = record(source)
    page = Page(show_submission(document, "alice"))
    words = " ".join(page.text.split())
    for check in document["exercises"][0]["checks"]:
        earned = "-" if check["points"] is None else f"{check['points']:g}"
        assert f"{check['verdict']} {check['claim']} {earned}/{check['max_points']:g}" in words
        for line in message_text(check).splitlines() if source != "hostile" else []:
            assert " ".join(line.split()) in words
    assert not {"script", "img", "link", "iframe"} & set(page.tags)


def test_the_page_says_what_was_printed_what_was_not_graded_and_which_checks_ran():
    assert "=cmd()" in Page(show_submission(record("wrong"), "")).text
    ungraded = Page(show_submission(record("ungraded"), "")).text
    assert "9 of 10 points, 1 not graded" in ungraded
    assert "Some checks could not be graded: a fault of the grader" in ungraded
    visible = Page(show_submission({**record("right"), "hidden_checks": False, "complete": False}, "")).text
    assert "Only the checks that you can read were run." in visible
    assert "Interrupted." in visible
    assert "Only the checks" not in Page(show_submission(record("right"), "")).text


def test_texts_of_any_kind_stay_texts():
    document = record("wrong")
    document["notices"] = document["exercises"][0]["notices"] = [said("x", NASTY)]
    check_named(document, DOUBLED).update(call=None, message=told(NASTY), hint=NASTY, output=NASTY, claim=NASTY)
    html = show_submission(document, NASTY)
    page = Page(html)
    assert not {"script", "img"} & set(page.tags)
    assert page.text.count("<script>alert('1')</script>") == 8  # the title twice, the notice twice
    assert not re.search("[\x00\x1b]", html)
    assert not re.search(r"url\(|@import|https?:", html)


def test_the_page_does_not_grow_with_what_a_student_prints():
    sizes = []
    for many in (100, 100_000):
        document = record("wrong")
        check_named(document, DOUBLED).update(output="x" * 300 + "\n" * many)
        sizes.append(len(show_submission(document, "")))
    assert sizes[0] == sizes[1]


def test_the_same_thing_is_said_once_in_an_exercise():
    document = record("crash")
    for check in document["exercises"][0]["checks"]:
        check.update(verdict="WRONG", call=None, message=told("The same."), hint="")
    text = Page(show_submission(document, "")).text
    assert text.count("The same.") == 1
    assert text.count("(the same as at “") == 1  # the checks that wait for a cause are listed below it

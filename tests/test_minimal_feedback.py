"""With minimal feedback no view tells more of a hidden check than its claim, its verdict and its points."""

import pytest
from torchkata.formats.writers import FORMATS, Context
from torchkata.report.page import show_page

from tests.support.doors import with_function
from tests.support.records import EXERCISES

PLAIN = {"name", "claim", "verdict", "points", "max_points", "visible"}
SOURCES = {
    "wrong": with_function(
        "double", "def double(values):\n    print('seen', values)\n    return [v * 3 for v in values]"
    ),
    "raises": with_function("double", "def double(values):\n    raise KeyError('the secret of the student')"),
    "crashes": with_function("double", "def double(values):\n    import os; os._exit(3)"),
    "stub": with_function("total", "def total(values):\n    raise NotImplementedError"),
    "squares": with_function("double", "def double(values):\n    return [v**2 for v in values]"),
}
RUNNER = {
    **dict.fromkeys(("CLASSROOM", "ASSIGNMENT", "OWNER", "COMMIT_URL", "RELEASE_URL"), "x"),
    "ASSIGNMENT_TYPE": "individual",
    "SUBMISSION_TAG": "submit/1",
    "COMMIT_DATE": "2026-06-01T14:32:01Z",
}


def views_of(document, screen):
    """Return each view of a document as a text: every format, the class page, and what was printed."""
    context = Context("alice", EXERCISES, 1.0, environment=RUNNER)
    views = {name: one.show(document, context) for name, one in FORMATS.items()}
    member = {"student": "alice", "name": "", "email": "", "late": False, "status": "graded", "notices": []}
    return {**views, "class page": show_page([{**document, **member}], EXERCISES, "class"), "screen": screen}


@pytest.mark.parametrize("source", SOURCES)
def test_no_view_tells_why_a_hidden_check_failed(grade, source):
    full, minimal = grade(SOURCES[source]), grade(SOURCES[source], "--feedback", "minimal")
    assert [check["verdict"] for check in full.checks()] == [check["verdict"] for check in minimal.checks()]
    shown = {line for check in full.checks() if check["visible"] for line in explain_lines(check)}
    hidden = [check for check in full.checks() if not check["visible"] and check["verdict"] != "PASS"]
    secret = {line for check in hidden for line in explain_lines(check)} - shown
    assert hidden
    assert secret or source == "stub"
    for name, text in views_of(minimal.record, minimal.screen).items():
        assert [line for line in secret if line in text] == [], name
    for check in minimal.checks():
        if not check["visible"]:
            assert {key for key, value in check.items() if value not in (None, "", [])} <= PLAIN


def explain_lines(check):
    """Return the lines of an explanation that are long enough to be found in another text by no accident."""
    lines = [*check["message"].splitlines(), check["hint"], *check["output"].splitlines()]
    return {line.strip() for line in lines if len(line.strip()) > 8}

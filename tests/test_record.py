"""The record of version 2: typed, validated where it is read, described by a schema; what it must not hold."""

import json

import pytest
from msgspec import convert, to_builtins
from torchkata.formats.annotations import show_annotations
from torchkata.formats.classroom50 import classroom50_result
from torchkata.formats.csv_table import show_grades
from torchkata.formats.exercism import exercism_results
from torchkata.formats.feedback import show_feedback
from torchkata.formats.gradescope import gradescope_results
from torchkata.formats.junit import show_junit
from torchkata.formats.summary import show_summary
from torchkata.record.atomic_file import dump
from torchkata.record.message import Message, phrase, quote
from torchkata.record.sentences import render
from torchkata.record.types import (
    StoredCheck,
    StoredExercise,
    StoredRecord,
    Student,
    as_stored,
    read_stored,
    schema_text,
)
from torchkata.record.verdict import Check, CheckResult, Verdict
from torchkata.report.page import show_page
from torchkata.report.submission_page import show_submission

from tests.support.doors import ROOT
from tests.support.records import EXERCISES, SOURCES, absent, class_of_seven, record, stored

SCHEMA = ROOT / "grader" / "torchkata" / "record" / "schema.json"
RUNNER = {
    "CLASSROOM": "c", "ASSIGNMENT": "a", "ASSIGNMENT_TYPE": "individual", "OWNER": "ada",
    "SUBMISSION_TAG": "submit/1", "COMMIT_URL": "https://x", "RELEASE_URL": "https://y",
    "COMMIT_DATE": "2026-06-01T14:32:01+02:00",
}  # fmt: skip


def test_the_schema_in_the_package_is_that_of_the_types():
    remedy = (
        'Write it anew: .venv/bin/python -c "from torchkata.record.types import *; print(schema_text(), end=str())"'
    )
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), remedy


def validator():
    """Return what holds documents against the schema of the record."""
    import jsonschema  # here: it takes a second, and few processes of the tests need it

    return jsonschema.Draft202012Validator(json.loads(schema_text()))


@pytest.mark.parametrize("document", [*map(record, SOURCES), *class_of_seven()], ids=lambda one: one.get("student", ""))
def test_every_document_is_one_of_the_schema(document):
    validator().validate(document)
    assert read_stored(json.dumps(document)) == document


def test_what_is_no_record_is_refused():
    good = record("wrong")
    checks = good["exercises"][0]["checks"]
    damaged = [{**good["exercises"][0], "checks": [{**checks[0], "message": "a text"}]}]
    for change in ({"version": 1}, {"points": "ten"}, {"exercises": [7]}, {"more": 1}, {"exercises": damaged}):
        with pytest.raises(ValueError, match=r"\$|unknown field"):
            as_stored({**good, **change})
        assert list(validator().iter_errors({**good, **change}))
    for other in (7, [], None, "x", {}):
        with pytest.raises(ValueError, match=r"not an object|missing"):
            as_stored(other)
    with pytest.raises(ValueError, match="nothing handed in"):
        as_stored(absent("ada") | {"status": "nothing handed in"})


def test_the_page_on_the_record_names_every_field():
    text = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    fields = {name for kind in (StoredCheck, StoredExercise, StoredRecord, Student) for name in kind.__struct_fields__}
    assert {field for field in fields if f"`{field}`" not in text} == set()


def test_the_full_messages_of_a_hidden_check_are_not_stored():
    full, redacted = (phrase("got", text="0.123456789"),), (phrase("got", text=phrase("another_number")),)
    for visible, wanted in ((True, full), (False, redacted)):
        result = CheckResult(Check("test_x", 1.0, visible), Verdict.WRONG, full, redacted, mistake="forgets_the_sign")
        assert result.stored().message == wanted
        assert ("0.123456789" in json.dumps(to_builtins(result.stored()))) == visible
        assert ("0.123456789" in result.text) == visible


def test_no_view_shows_the_name_of_a_mistake():
    """Its name may say what is wrong; its sentence, the hint, is what a student reads."""
    document = stored("wrong")
    for check in document["exercises"][0]["checks"]:
        check["mistake"] = "the_name_of_a_mistake"
    shown = {
        "feedback": show_feedback(document),
        "gradescope": gradescope_results(document),
        "exercism": exercism_results(document),
        "junit": show_junit(document),
        "classroom50": classroom50_result(document, RUNNER),
        "csv": show_grades([document], EXERCISES),
        "page": show_page([document], EXERCISES, "x"),
        "html": show_submission(document, "x"),
        "summary": show_summary(document),
        "annotations": show_annotations(document),
    }
    assert [view for view, text in shown.items() if "the_name_of_a_mistake" in str(text)] == []


def test_a_message_is_the_same_after_it_was_written_and_read():
    message = phrase(
        "at",
        value=phrase("shape", shape=(2, 3)),
        place=[0, "a\ud800", None, 1.5, True, phrase("nan"), [1, "x"]],
        path=SCHEMA,
    )
    read = convert(json.loads(json.dumps(to_builtins(message))), Message)
    assert read == message
    assert render(read) == render(message)
    assert hash(quote("x")) == hash(quote("y"))  # facts are compared, not hashed


def test_a_file_has_the_bytes_that_the_standard_library_writes():
    texts = {"text": '\ud800 é\x00"\\/\u2028'}
    for data in ({}, [], [[]], {"a": [], "b": {}}, texts, [1e300, -0.0, 1.0, 10**30], None, record("wrong")):
        assert dump(data) == json.dumps(data, indent=2) + "\n"


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_does_not_know_is_refused(number):
    with pytest.raises(ValueError, match="JSON compliant"):
        dump({"points": number})

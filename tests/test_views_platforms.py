"""The views that Gradescope and Exercism read, held against a schema of each format."""

import json

import pytest
from torchkata.formats.exercism import exercism_results
from torchkata.formats.gradescope import gradescope_results
from torchkata.formats.writers import FORMATS, Context

from tests.support.records import (
    BROKEN,
    DOUBLED,
    SOURCES,
    absent,
    check_schema,
    find_test,
    record,
    stored,
    told,
    with_long_texts,
)

CLAIM = "01_small: each value is doubled"


@pytest.mark.parametrize("document", [*SOURCES, "nothing", "extreme"])
def test_every_view_is_as_its_reader_wants_it(document):
    extremes = {"nothing": absent("bob"), "extreme": with_long_texts(20, "\x00\U0001f600\ud800")}
    document = extremes[document] if document in extremes else stored(document)
    for name in ("gradescope", "exercism"):
        text = FORMATS[name].show(document, Context())
        assert text.isascii()
        assert "\\u0000" not in text
        assert "\\u001b" not in text
        check_schema(name, json.loads(text))
        assert json.dumps(json.loads(text), ensure_ascii=False).encode("utf-8")  # fails on half of a surrogate pair


def test_the_schemas_refuse_what_they_should():
    import jsonschema

    for name, data in (
        ("gradescope", {**gradescope_results(record("ungraded")), "score": None}),
        ("gradescope", {**gradescope_results(record("right")), "visible": True}),
        ("exercism", {**exercism_results(record("wrong")), "status": "pass"}),
        ("exercism", {**exercism_results(record("right")), "status": "error"}),
    ):
        with pytest.raises(jsonschema.ValidationError):
            check_schema(name, data)


# Gradescope


def test_gradescope_gets_scores_in_the_order_of_the_checks():
    results = gradescope_results(stored("wrong"), "visible")
    assert (results["score"], results["execution_time"]) == (5, 1.25)
    assert [test["number"] for test in results["tests"]] == [f"1.{n}" for n in range(1, 10)]
    test = find_test(results, CLAIM)
    assert (test["score"], test["max_score"], test["status"]) == (0, 2, "failed")
    assert "expected  2\ngot       3" in test["output"]
    assert test["output"].endswith("your code printed:\n=cmd()\n")
    assert find_test(results, "01_small: the total is the sum")["status"] == "passed"
    assert results["extra_data"]["verdicts"]["01_small"][DOUBLED] == "WRONG"


@pytest.mark.parametrize("visibility", ["visible", "after_published", "hidden"])
def test_gradescope_shows_hidden_checks_when_it_is_told_to(visibility):
    tests = gradescope_results(record("right"), visibility)["tests"]
    assert [test["visibility"] for test in tests if "score" in test] == ["visible"] * 3 + [visibility] * 6


def test_gradescope_refuses_an_unknown_visibility():
    with pytest.raises(ValueError, match="'secret' is not a visibility of Gradescope"):
        gradescope_results(record("right"), "secret")


def test_what_the_grader_failed_in_is_no_zero_on_gradescope():
    results = gradescope_results(record("ungraded"), "visible")
    test = find_test(results, "01_small: the total of nothing is zero")
    assert not {"score", "status"} & set(test)
    assert results["output"].startswith("1 of the points could not be graded: a fault of the grader.")
    assert (results["score"], results["extra_data"]["ungraded_points"]) == (9, 1)


# Exercism


@pytest.mark.parametrize(
    ("source", "status", "doubled"),
    [
        ("right", "pass", "pass"),
        ("wrong", "fail", "fail"),
        ("hostile", "fail", "error"),
        ("crash", "fail", "error"),
        ("ungraded", "fail", "pass"),
    ],
)
def test_exercism_gets_the_status_of_all_and_of_each(source, status, doubled):
    results = exercism_results(record(source))
    assert results["status"] == status
    assert find_test(results, "each value is doubled")["status"] == doubled
    assert [test["name"] for test in results["tests"]] == [c["claim"] for c in record(source)["exercises"][0]["checks"]]


def test_exercism_gets_what_the_student_printed():
    assert find_test(exercism_results(record("wrong")), "each value is doubled")["output"] == "=cmd()\n"


def test_exercism_is_told_when_nothing_could_be_tested():
    document = record("ungraded")
    (broken,) = [check for check in document["exercises"][0]["checks"] if check["name"] == BROKEN]
    document["exercises"][0]["checks"] = [broken]
    results = exercism_results(document)
    assert results["status"] == "error"
    assert results["message"].startswith("The grader itself failed here")
    assert exercism_results(absent("bob"))["message"] == "nothing handed in"


@pytest.mark.parametrize(("checks", "character"), [(1, "x"), (9, "x"), (300, "x"), (300, "\U0001f600")])
def test_exercism_gets_no_more_than_it_takes(checks, character):
    text = FORMATS["exercism"].show(with_long_texts(checks, character), Context())
    assert len(text.encode()) <= 500_000
    tests = json.loads(text)["tests"]
    assert len(tests) == checks
    assert all(test["message"].endswith("\n[...]") and len(test["message"]) <= 65535 for test in tests)
    assert all(test["output"].endswith("\n[...]") and len(test["output"]) <= 500 for test in tests)
    assert all(test["message"].startswith(character) for test in tests)


def test_a_long_message_that_fits_is_kept_whole():
    document = record("wrong")
    for check in document["exercises"][0]["checks"]:
        check["call"], check["message"] = None, told("x" * 60_000) if check["message"] else []
    messages = [test["message"] for test in exercism_results(document)["tests"] if "message" in test]
    assert messages
    assert all(message.startswith("x" * 60_000) for message in messages)

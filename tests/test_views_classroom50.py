"""The view that Classroom 50 reads, held against a schema of its format."""

import json

import pytest
from torchkata.errors import UnknownSubmission
from torchkata.formats.classroom50 import classroom50_result
from torchkata.formats.writers import FORMATS, Context

from tests.support.records import SOURCES, absent, check_schema, find_test, record, stored, with_long_texts

RUNNER = {
    "CLASSROOM": "spring",
    "ASSIGNMENT": "week-1",
    "ASSIGNMENT_TYPE": "individual",
    "USERNAME": "alice",
    "SUBMISSION_TAG": "submit/2026-06-01T14-32-05Z-a1b2c3d",
    "COMMIT_URL": "https://example.org/commit/a1b2c3d",
    "RELEASE_URL": "https://example.org/releases/1",
    "REVIEW_URL": "",
    "COMMIT_DATE": "2026-06-01T16:32:01+02:00",
}


@pytest.mark.parametrize("document", [*SOURCES, "nothing", "extreme"])
def test_the_view_is_as_classroom50_wants_it(document):
    extremes = {"nothing": absent("bob"), "extreme": with_long_texts(20, "\x00\U0001f600\ud800")}
    document = extremes[document] if document in extremes else stored(document)
    text = FORMATS["classroom50"].show(document, Context(environment=RUNNER))
    assert text.isascii()
    assert json.dumps(json.loads(text), ensure_ascii=False).encode("utf-8")  # fails on half of a surrogate pair
    check_schema("classroom50", json.loads(text))


@pytest.mark.parametrize("change", [{"score": 10.5}, {"review": ""}, {"extra": 1}, {"datetime": "2026-06-01T14:32:01"}])
def test_the_schema_refuses_what_it_should(change):
    import jsonschema

    with pytest.raises(jsonschema.ValidationError):
        check_schema("classroom50", {**classroom50_result(record("right"), RUNNER), **change})


def test_classroom50_counts_hundredths():
    document = record("wrong")
    document["exercises"][0]["checks"][0]["max_points"] = 0.29
    result = classroom50_result(document, RUNNER)
    assert (result["score"], result["max-score"]) == (500, 829)
    test = find_test(result, "01_small: each value is doubled", "test-name")
    assert (test["passed"], test["score"], test["max-score"], test["verdict"]) == (False, 0, 29, "WRONG")
    assert all(test["score"] <= test["max-score"] for test in result["tests"])


def test_classroom50_is_told_whose_submission_it_is():
    result = classroom50_result(record("right"), RUNNER)
    assert (result["classroom"], result["assignment"], result["owner"]) == ("spring", "week-1", "alice")
    assert result["review"] == RUNNER["COMMIT_URL"]
    assert result["datetime"] == "2026-06-01T14:32:01Z"


def test_classroom50_is_told_what_was_not_graded():
    result = classroom50_result(record("ungraded"), RUNNER)
    ungraded = [test["test-name"] for test in result["tests"] if test.get("ungraded")]
    assert ungraded == ["01_small: the total of nothing is zero"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"CLASSROOM": "", "USERNAME": ""}, "not in the environment: CLASSROOM, OWNER or USERNAME. Run inside"),
        ({"ASSIGNMENT_TYPE": "pair"}, "ASSIGNMENT_TYPE is 'pair'. It must be individual or group."),
        ({"SUBMISSION_TAG": "v1"}, "SUBMISSION_TAG is 'v1'. It must begin with submit/."),
        ({"COMMIT_DATE": "yesterday"}, "COMMIT_DATE is 'yesterday': Invalid isoformat string"),
        ({"COMMIT_DATE": "2026-06-01T16:32:01"}, "it has no offset from UTC. Give it as `git log"),
    ],
)
def test_a_wrong_environment_is_one_sentence(change, sentence):
    with pytest.raises(UnknownSubmission) as caught:
        classroom50_result(record("right"), {**RUNNER, **change})
    assert sentence in str(caught.value)

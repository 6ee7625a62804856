"""What students see on Gradescope while hidden checks are not shown: a function of the visible checks alone."""

import json

import pytest
from torchkata.formats.gradescope import VISIBILITIES, failed_results, gradescope_results
from torchkata.formats.writers import FORMATS, Context

from tests.support.gradescope import FATES, seen_by_students, with_hidden
from tests.support.records import SOURCES, check_schema, find_test, record, stored

KEPT_BACK = [visibility for visibility in VISIBILITIES if visibility != "visible"]


@pytest.mark.parametrize("visibility", KEPT_BACK)
@pytest.mark.parametrize("source", SOURCES)
def test_what_students_see_is_a_function_of_the_visible_checks(source, visibility):
    document = stored(source)
    shown = [seen_by_students(gradescope_results(with_hidden(document, fate), visibility)) for fate in FATES]
    assert shown.count(shown[0]) == len(FATES)
    for name in (check["name"] for check in document["exercises"][0]["checks"] if not check["visible"]):
        assert name not in shown[0]
        assert name.removeprefix("test_").replace("_", " ") not in shown[0]
    check_schema("gradescope", gradescope_results(document, visibility))


@pytest.mark.parametrize("source", SOURCES)
def test_what_is_shown_at_once_is_shown_in_full(source):
    results = gradescope_results(stored(source), "visible")
    assert seen_by_students(results) == json.dumps({**results, "stdout_visibility": "hidden"})
    assert results["execution_time"] == 1.25


def test_the_model_of_gradescope_would_notice_each_leak():
    document = stored("wrong")
    other = with_hidden(document, "passed")
    for visibility in ("hidden", "after_due_date"):
        for leak in (
            lambda results: results.update(visibility="visible", output=results["output"] + str(results["score"])),
            lambda results: results["tests"][-1].update(visibility="visible", output=str(results["score"])),
            lambda results: results.update(stdout_visibility="visible"),
            lambda results: [test.update(visibility="hidden") for test in results["tests"]],  # the total is shown
        ):
            shown = []
            for one in (document, other):
                results = gradescope_results(one, visibility)
                leak(results)
                shown.append(seen_by_students(results, stdout=str(results["score"])))
            assert shown[0] != shown[1]


@pytest.mark.parametrize(
    ("visibility", "when"),
    [
        ("hidden", "They are not shown; the total is, when your teacher publishes the grades."),
        ("after_due_date", "They and the total are shown after the due date."),
        ("after_published", "They and the total are shown when your teacher publishes the grades."),
    ],
)
def test_the_visible_part_keeps_its_points_and_says_when_the_rest_is_shown(visibility, when):
    output = gradescope_results(stored("wrong"), visibility)["output"]
    assert output.endswith(f"2 of 3 visible checks passed. Hidden checks count as well. {when}")
    assert "01_small" in output
    assert "2/4" in output
    assert "5/10" not in output


def test_the_teacher_reads_everything_at_once():
    results = gradescope_results(stored("ungraded"), "hidden")
    everything = find_test(results, "All checks, hidden ones too")
    assert everything["visibility"] == "hidden"
    assert "1 of the points could not be graded" in everything["output"]
    assert "1 of the points" not in results["output"]
    assert results["score"] == 9


def test_hidden_checks_that_are_never_shown_keep_the_total_back_all_the_same():
    """By some versions of Gradescope's specification a test with `hidden` does not hide the total."""
    tests = gradescope_results(stored("right"), "hidden")["tests"]
    assert [test["name"] for test in tests if test["visibility"] == "after_published"] == ["Total"]
    assert "score" not in find_test({"tests": tests}, "Total")
    assert not [test for test in gradescope_results(stored("right"), "visible")["tests"] if test["name"] == "Total"]


def test_a_record_without_hidden_checks_is_shown_whole_at_every_visibility():
    document = record("right")
    for exercise in document["exercises"]:
        exercise["checks"] = [check for check in exercise["checks"] if check["visible"]]
    document["hidden_checks"] = False
    every = [gradescope_results(document, visibility) for visibility in VISIBILITIES]
    assert every.count(every[0]) == len(every)


def test_hidden_checks_are_not_shown_unless_somebody_says_so():
    text = FORMATS["gradescope"].show(stored("wrong"), Context())
    assert json.loads(text) == gradescope_results(stored("wrong"), "hidden")


def test_what_a_failed_grader_prints_is_for_teachers():
    assert failed_results()["stdout_visibility"] == "hidden"

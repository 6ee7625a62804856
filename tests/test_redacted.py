"""Facts that a hidden check must not tell stand in no redacted message, and so in no document."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from torchkata.comparison.closeness import Rule
from torchkata.comparison.mismatch import Opaque
from torchkata.comparison.outline import outline
from torchkata.course.catalog import load_exercises
from torchkata.explain.advice import installed
from torchkata.explain.failures import failure_of_call, failure_of_end
from torchkata.explain.student_file import StudentFile
from torchkata.formats.gradescope import VISIBILITIES, gradescope_results
from torchkata.inside.kinds import OPAQUE
from torchkata.inside.reasons import REASONS
from torchkata.record.message import phrase
from torchkata.sandbox.limits import Limits

from tests.support.doors import ROOT
from tests.support.gradescope import FATES, seen_by_students, with_hidden
from tests.support.redacted import find_excess, texts_in
from tests.support.verified import MOST, precise_numbers


@pytest.mark.slow
@pytest.mark.timeout(MOST)
def test_no_hidden_fact_of_any_stored_answer_is_in_what_a_hidden_check_stores(verified):
    exercises = load_exercises(ROOT)
    answers = [file for exercise in exercises for kind in ("right", "wrong") for file in exercise.answers(kind)]
    assert verified["looked_at"].keys() == {str(file.relative_to(ROOT)) for file in answers}
    assert sum(verified["looked_at"].values()) > 100
    assert verified["faults"] == []


@pytest.mark.slow
@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("visibility", [visibility for visibility in VISIBILITIES if visibility != "visible"])
def test_what_students_see_of_any_stored_answer_on_gradescope_is_a_function_of_the_visible_checks(verified, visibility):
    assert verified["documents"].keys() == verified["looked_at"].keys() != set()
    for file, graded in verified["documents"].items():
        document = {**graded, "seconds": 1.0}
        shown = {seen_by_students(gradescope_results(with_hidden(document, fate), visibility)) for fate in FATES}
        assert len(shown) == 1, file


NUMBERS = st.one_of(st.floats(), st.integers(-(2**63), 2**64 - 1), st.booleans())
LEAVES = st.one_of(
    NUMBERS,
    st.none(),
    st.text(max_size=5),
    st.lists(NUMBERS, max_size=4).map(lambda numbers: np.array(numbers, float)),
    st.builds(lambda name: Opaque("type", [name]), st.sampled_from(["generator", "Secret77", "a b"])),
    st.builds(lambda tag: Opaque(tag, [7] * OPAQUE[tag][1]), st.sampled_from(["int", "text", "deep", "ndarray_size"])),
)
VALUES = st.recursive(
    LEAVES,
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=2), some, max_size=2),
    max_leaves=5,
)


@settings(max_examples=300, deadline=None)
@given(VALUES, VALUES.filter(lambda value: "Opaque" not in str(type(value))))
def test_whatever_is_returned_the_outline_holds_only_what_is_allowed(got, expected):
    lines = outline(got, plain(expected), Rule(rtol=1e-9))
    assert [excess for excess in map(find_excess, lines) if excess] == []
    assert not precise_numbers([line for line in lines if line.key not in ("expected", "keys", "in_value")])


def plain(value):
    """Return a value as a reference could return it: without stand-ins."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return 1.5 if isinstance(value, Opaque) else value


SECRET = "0.7712345678"
MESSAGES = [SECRET, f"mat1 and mat2 shapes cannot be multiplied ({SECRET}x2 and 3x2)", "list index out of range"]


@pytest.mark.parametrize("reason", ["", *REASONS])
@pytest.mark.parametrize("builtin", ["ValueError", "IndexError", "Secret77", "NotImplementedError", "PermissionError"])
def test_whatever_is_raised_the_redacted_messages_hold_only_what_is_allowed(builtin, reason):
    file = StudentFile("small.py", b"def f():\n    g()\n", Limits(), (), lambda: [(2, "f")])
    for message in MESSAGES:
        raised = {"type": "Secret77", "builtin": builtin, "message": message, "frames": [[2, "f"], [1, SECRET]]}
        lines = failure_of_call({**raised, "reason": reason, "subject": SECRET}, file, "f").redacted
        assert [excess for excess in map(find_excess, lines) if excess] == []
        assert not [text for text in texts_in(lines) if "Secret" in text or SECRET in text]


def test_the_redacted_end_of_a_process_tells_no_status():
    for cause in ("exit:77", "SIGSEGV", "signal:77", SECRET):
        assert [find_excess(line) for line in failure_of_end(cause, "f").redacted] == [""]


def test_the_list_of_what_is_allowed_refuses():
    assert find_excess(phrase("expected", text="0.12345"))
    assert find_excess(phrase("got", text="Secret"))
    assert find_excess(phrase("got", text=phrase("type_other", name="Secret")))
    assert find_excess(phrase("here_file_redacted", file="small.py", path="/secret"))
    assert find_excess(phrase("raised", type="ValueError", message="0.77"))
    assert find_excess(phrase("text", text="x"))
    assert find_excess(phrase("call", name="f", arguments=["[0.1, 0.2]"]))
    assert not find_excess(phrase("here_module_redacted", installed=list(installed())))

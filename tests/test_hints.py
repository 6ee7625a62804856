"""A hint is shown only if it is right: the stored mistake fits all calls of the check, and no other one does."""

import re

import pytest
from torchkata.checks import uncounted
from torchkata.checks.reference import Loaded, run_source
from torchkata.course.catalog import load_exercises
from torchkata.marking import diagnosis, item_plan, planning, plugin, stored
from torchkata.submission.reader import Answer

SETTINGS = 'title = "T"\npoints = 6\nteaches = []\n[limits]\nseconds = 10\nmemory_mb = 256\n'
REFERENCE = """
def mean(values):
    return sum(values) / len(values)


def twice(values):
    return [2 * value for value in values]


def ends(values):
    return [min(values), max(values)]


def spread(values):
    smallest, largest = ends(values)
    return largest - smallest


def repeat(value, count):
    return [value] * count
"""
VISIBLE = """
import pytest
from torchkata import assert_close, assert_equal, assert_unchanged


@pytest.mark.points(1)
def test_the_mean_is_of_all_values(student):
    for values in ([0.0, 0.0], [4.0, 4.0], [1.0, 2.0, 6.0]):
        assert_close(student.mean(values), sum(values) / len(values), rtol=1e-9)


@pytest.mark.points(1)
def test_each_value_is_doubled(student):
    assert_equal(student.twice([]), [])
    assert_equal(student.twice([2]), [4])
    assert_equal(student.twice([3]), [6])


@pytest.mark.points(1)
def test_both_of_them(student):
    doubled, ends = student.twice([5]), student.ends([2.0, 3.0])
    assert_equal(doubled, [10])
    assert_equal(ends, [2.0, 3.0])
    values = [1.0, 5.0]
    size = student.live.spread(values)
    assert len([None] * int(size)) == 4, "The spread is not 4."
    assert_unchanged(values, [1.0, 5.0], "values")
    assert_equal(student.spread([3.0, 5.0, 4.0]), 2.0)
    assert_close(student.mean([3.0]), 3.0, rtol=1e-9)


@pytest.mark.points(1)
def test_a_value_is_repeated(student):
    for value, count in ((2.0, 2), (1.0, 5000)):
        assert_equal(student.repeat(value, count), [value] * count)
"""
HIDDEN = """
import pytest
from torchkata import assert_equal


@pytest.mark.points(1)
def test_a_single_value_is_doubled(student):
    assert_equal(student.twice([7]), [14])


@pytest.mark.points(1)
def test_the_spread_of_one_value_is_zero(student):
    assert_equal(student.spread([7.0]), 0.0)
"""
MEAN, TWICE, BOTH, REPEAT = "the_mean_is_of_all_values", "each_value_is_doubled", "both_of_them", "a_value_is_repeated"
WRONG = {  # name: its sentence, the check that must catch it, its code
    "sums": ("This is the sum.", MEAN, "def mean(values):\n    return sum(values)"),
    "counts_one_more": ("One too many.", MEAN, "def mean(values):\n    return 2 * sum(values) / len(values)"),
    "squares": ("Squared.", TWICE, "def twice(values):\n    return [value ** 2 for value in values]"),
    "adds_itself": ("Squared.", TWICE, "def twice(values):\n    return [value * value for value in values]"),
    "keeps": ("Kept.", TWICE, "def twice(values):\n    return values"),
    "keeps_more": ("Another.", TWICE, "def twice(values):\n    return [1 * value for value in values]"),
    "keeps_large": ("Large ones.", BOTH, "def twice(values):\n    return [v if v > 4 else 2 * v for v in values]"),
    "swaps": ("Swapped.", BOTH, "def ends(values):\n    return [max(values), min(values)]"),
    "largest": ("The largest.", BOTH, "def spread(values):\n    return max(values)"),
    "one_less": ("One less.", REPEAT, "def repeat(value, count):\n    return [value] * (count - 1)"),
    "adds": ("Added.", REPEAT, "def repeat(value, count):\n    return [value + value] * count"),
    "multiplies": ("Multiplied.", REPEAT, "def repeat(value, count):\n    return [value * value] * count"),
    "last": ("The last.", "the_spread_of_one_value_is_zero", "def spread(values):\n    return values[-1]"),
}


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hints")
    for room in ("exercises", "solutions"):
        (folder / room / "01_hints" / "wrong").mkdir(parents=True)
        (folder / room / "01_hints" / "exercise.toml").write_text(SETTINGS)
    secret = folder / "solutions" / "01_hints"
    (folder / "exercises" / "01_hints" / "test_hints.py").write_text(VISIBLE)
    (secret / "test_visible.py").write_text(VISIBLE)
    (secret / "test_hidden.py").write_text(HIDDEN)
    (secret / "hints.py").write_text(REFERENCE)
    for name, (sentence, check, code) in WRONG.items():
        (secret / "wrong" / f"{name}.py").write_text(f'"""{sentence}\n\nCaught by: test_{check}\n"""\n\n\n{code}\n')
    (found,) = load_exercises(folder)
    return found


@pytest.fixture
def mark(grader, exercise):
    """Return a function that grades the reference with other definitions; it returns the results by their names."""

    def run(code, **options):
        source = f"{REFERENCE}\n\n{code}\n".encode()
        results = grader.mark([Answer(exercise, source)], **options).exercises[0].results
        return {result.check.name.removeprefix("test_"): result for result in results}

    return run


@pytest.fixture
def hints(mark):
    """Return a function that grades the reference with other definitions; it returns the hint of each failed check."""
    return lambda code, **options: {
        name: result.hint for name, result in mark(code, **options).items() if result.verdict != "PASS"
    }


def test_each_stored_mistake_shows_its_own_sentence(hints):
    for name in ("sums", "counts_one_more", "squares", "largest"):
        sentence, check, code = WRONG[name]
        assert hints(code)[check] == sentence


def test_a_call_that_the_failure_prevented_tells_two_mistakes_apart(hints):
    assert hints(WRONG["sums"][2]) == {MEAN: "This is the sum."}
    assert hints(WRONG["counts_one_more"][2]) == {MEAN: "One too many.", BOTH: "One too many."}


def test_what_fits_the_first_wrong_call_alone_is_not_shown(hints):
    third = "def mean(values):\n    return values[0] + values[-1] if len(values) > 1 else values[0]"
    assert hints(third) == {MEAN: ""}


def test_what_was_right_must_be_right_in_the_mistake_too(hints):
    assert hints("def mean(values):\n    return sum(values) / (1 if len(values) == 3 else len(values))") == {MEAN: ""}
    assert hints("def mean(values):\n    return 2 * sum(values) / len(values) if values[0] > 3 else 0") == {
        MEAN: "",
        BOTH: "",
    }
    assert hints("def twice(values):\n    return [v ** 2 if v == 3 else 2 * v for v in values]") == {TWICE: "Squared."}
    assert hints("def twice(values):\n    return [v ** 2 if v > 2 else 3 * v for v in values]")[TWICE] == ""


def test_mistakes_with_different_sentences_that_fit_alike_show_none(hints):
    assert hints(WRONG["keeps"][2]) == {TWICE: "", BOTH: "", "a_single_value_is_doubled": ""}


def test_of_two_mistakes_the_first_failure_counts(hints):
    for name in ("swaps", "largest"):
        assert hints(f"{WRONG['squares'][2]}\n\n\n{WRONG[name][2]}")[BOTH] == "Squared."
    unknown = f"def twice(values):\n    return 7\n\n\n{WRONG['largest'][2]}"
    assert hints(unknown)[BOTH] == ""


def test_an_unwritten_function_tells_nothing(hints):
    stub = "def mean(values):\n    raise NotImplementedError"
    assert hints(f"{WRONG['largest'][2]}\n\n\n{stub}")[BOTH] == "The largest."
    assert hints(f"{WRONG['largest'][2]}\n\n\ndel mean")[BOTH] == "The largest."
    assert hints(f"{WRONG['swaps'][2]}\n\n\n{stub.replace('mean', 'spread')}")[BOTH] == "Swapped."


def test_a_mistake_that_a_passed_check_must_catch_is_not_shown(hints):
    large = WRONG["keeps_large"][2]
    assert hints(large, checks=frozenset({f"test_{BOTH}"})) == {BOTH: ""}  # it could keep all of them
    assert hints(large) == {BOTH: "Large ones.", "a_single_value_is_doubled": "Large ones."}


def test_what_another_failed_check_refutes_is_not_shown(hints):
    code = "def twice(values):\n    return [value ** 2 if value > 4 else {} for value in values]"
    assert hints(code.format(7)) == {TWICE: "", BOTH: "", "a_single_value_is_doubled": ""}
    assert hints(code.format("value['a']"))[BOTH] == "Squared."  # an exception may have another reason


def test_a_mistake_is_not_replayed_once_the_calls_of_its_function_refuted_it(hints, monkeypatch):
    replayed = []
    explained_by = diagnosis.Comparison.explained_by
    noted = lambda self, mistake: replayed.append(mistake.name) or explained_by(self, mistake)  # noqa: E731
    monkeypatch.setattr(diagnosis.Comparison, "explained_by", noted)
    found = hints("def twice(values):\n    return [value ** 2 if value > 4 else 7 for value in values]")
    assert found == {TWICE: "", BOTH: "", "a_single_value_is_doubled": ""}
    of_twice = [name for name in replayed if "twice" in WRONG[name][2]]
    assert sorted(of_twice) == ["adds_itself", "keeps", "keeps_large", "keeps_more", "squares"]


def test_a_mistake_in_functions_that_a_check_does_not_reach_is_not_loaded(hints, monkeypatch):
    loaded = []
    load = stored.StoredAnswers.load
    noted = lambda self, mistake: loaded.append(mistake.name) or load(self, mistake)  # noqa: E731
    monkeypatch.setattr(stored.StoredAnswers, "load", noted)
    assert hints(WRONG["one_less"][2]) == {REPEAT: "One less."}
    assert {*loaded} == {"one_less", "adds", "multiplies"}


def test_after_an_exception_and_a_failed_assert_the_other_calls_count_too(hints):
    assert hints("def spread(values):\n    return max(values) if len(values) == 2 else 2.0")[BOTH] == ""


LATER = {  # what happens in the calls that follow the first failure
    "an endless loop": "while True: pass",
    "a crash": "import os; os._exit(1)",
    "an exception": "raise ValueError('no')",
    "output": "print('later'); return 0",
    "memory": "return [0.0] * 10 ** 9",
    "a large number": "return 10 ** 15",
}


@pytest.mark.parametrize("what", LATER)
def test_what_happens_after_the_first_failure_changes_nothing_else(mark, monkeypatch, what):
    monkeypatch.setattr(uncounted, "SECONDS", 0.7)
    code = f"def mean(values):\n    if len(values) == 2: return 2 * sum(values) / len(values)\n    {LATER[what]}"
    without = mark(code, hints=False, checks=frozenset({f"test_{MEAN}"}))[MEAN]
    results = mark(code, checks=frozenset(f"test_{name}" for name in (MEAN, TWICE, "a_single_value_is_doubled")))
    assert {name: result.verdict for name, result in results.items()} == {
        MEAN: "WRONG",
        TWICE: "PASS",
        "a_single_value_is_doubled": "PASS",
    }
    assert (results[MEAN].message, results[MEAN].redacted) == (without.message, without.redacted)
    assert results[MEAN].call.facts["arguments"] == ["[4.0, 4.0]"]
    assert results[MEAN].output == ""


def test_a_lost_process_costs_the_checks_no_time(mark, monkeypatch):
    budgets = []
    settle = plugin.CheckRun.leave

    def leave(check, following):
        before = dict(vars(check.run.session.budget)["_left"])
        settle(check, following)
        if following is not None:
            budgets.append((before, dict(vars(check.run.session.budget)["_left"]), check.run.session.is_loaded))

    monkeypatch.setattr(plugin.CheckRun, "leave", leave)
    code = f"def mean(values):\n    if len(values) == 2: return 2 * sum(values) / len(values)\n    {LATER['a crash']}"
    mark(code, checks=frozenset({f"test_{MEAN}", "test_a_single_value_is_doubled"}))
    ((before, after, is_loaded),) = budgets
    assert before == after
    assert is_loaded


def test_the_check_is_planned_only_where_a_hint_is_searched_and_once(mark, monkeypatch):
    planned = []
    plan = item_plan.plan_calls
    monkeypatch.setattr(item_plan, "plan_calls", lambda *given: planned.append(given) or plan(*given))
    single = {"checks": frozenset({"test_a_single_value_is_doubled"}), "seed": "another term"}
    mark(WRONG["squares"][2], hints=False, **single)
    mark("def twice(values):\n    return 17.5", **single)
    assert planned == []
    for _ in range(2):
        mark(WRONG["squares"][2], **single)
    assert len(planned) == 1


def test_a_call_with_a_large_result_is_made_only_to_decide_between_mistakes(hints, monkeypatch):
    made = []
    perform = uncounted.UncountedCalls.perform
    monkeypatch.setattr(uncounted.UncountedCalls, "perform", lambda *given: made.append(given) or perform(*given))
    assert hints(WRONG["one_less"][2]) == {REPEAT: "One less."}
    assert made == []
    assert hints(WRONG["adds"][2]) == {REPEAT: "Added."}
    assert len(made) == 1


def test_a_planned_check_calls_as_a_real_one_does(tmp_path):
    (tmp_path / "answer.py").write_text(
        source := "def put(values):\n    values.append(len(values))\n    return values\n"
    )
    answer = Loaded(run_source("answer", tmp_path / "answer.py", source.encode()), b"digest", (source.encode(),))
    seen = []

    def check(student):
        values = [5]
        seen.append(student.put(values) + values)
        seen.append(student.live.put(values) + values)
        seen.append(student.put([5]))
        observed = student.observed.put([5])
        seen.append((observed.value, observed.changed))
        student.other()

    calls = planning.plan_calls(answer, check)
    assert seen == [[5, 1, 5], [5, 1, 5, 1], [5, 1], ([5, 1], (0,))]
    steps = [(call.step.ordinal, call.live, call.step.observe, set(call.looked_at)) for call in calls]
    assert steps == [
        (0, False, False, set()),
        (1, True, False, set()),
        (2, False, False, set()),
        (3, False, True, {"changed"}),
    ]


def test_a_visible_hint_depends_on_no_hidden_check(mark):
    for code in ("0.0", "values[-1]"):
        spread = f"def spread(values):\n    return values[-1] if len(values) > 1 else {code}"
        assert mark(spread, minimal=True)[BOTH].hint == "The last."


def test_hints_name_no_mistake_where_students_get_the_record(mark):
    results = mark(WRONG["squares"][2], minimal=True)
    assert (results[TWICE].hint, results[TWICE].mistake) == ("Squared.", "")
    assert (results["a_single_value_is_doubled"].hint, results["a_single_value_is_doubled"].message) == ("", ())
    assert re.fullmatch("adds_itself|squares", mark(WRONG["squares"][2])[TWICE].mistake)

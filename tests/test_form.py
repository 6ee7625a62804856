"""The laws of form: each edit of the sample of `new-course` breaks one of them. Nothing is graded."""

# ruff: noqa: E501  (a table of one line a case)

import shutil

import pytest
from torchkata.author.form import MAX_ANOTHER_WAY_WORDS, MAX_HEAD_WORDS, check_told
from torchkata.author.new_course import create_course
from torchkata.author.skeleton import write_skeletons
from torchkata.author.statement import Statement, count_words
from torchkata.author.verify import look_over
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT

SECRET = "solutions/01_first_steps"
TEXT, TOML = f"{SECRET}/first_steps.py", f"{SECRET}/exercise.toml"
SCALE = "# ## 1. Scale\n"
WORDS = "word " * 60 + "\n"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """Return a new course, which tests copy."""
    folder = tmp_path_factory.mktemp("sample") / "course"
    create_course(folder)
    return folder


@pytest.fixture
def course(sample, tmp_path):
    """Return a copy of a new course."""
    return shutil.copytree(sample, tmp_path / "course")


def change(course, file, old, new, count=1):
    text = (course / file).read_text()
    assert old in text
    (course / file).write_text(text.replace(old, new, count))


def findings(course, number=0):
    """Return the lines of what can be seen without grading. So ``mistakes.json`` is not made anew."""
    exercise = load_exercises(course)[number]
    write_skeletons(course, [exercise])
    lines = [finding.show(course) for finding in look_over(exercise)]
    return [line for line in lines if "mistakes.json: stale" not in line]


def test_the_sample_keeps_every_law_of_form(course):
    assert findings(course) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (TEXT, SCALE, f"# {WORDS}{SCALE}", f"{TEXT}: the head, above the first heading ##, has 127 words. Write at most {MAX_HEAD_WORDS}: "),
        (TEXT, SCALE, f"{SCALE}# {WORDS}", f"{TEXT}:20: 138 words stand above the first function. Write at most 120, and let it be one that one or two lines solve."),
        (TEXT, "    values: (n,) or (n, m) float. factor: a number. Returns", f"    {WORDS}    word word word word word word word Returns", f"{TEXT}:19: a docstring of scale has 91 words. Write at most 90."),
        (TEXT, "    Example: `scale(", "    See: `scale(", f"{TEXT}:19: scale has no example. Add one with numbers to its docstring or the text above it: Example: "),
        (TEXT, "    Example: the rows of", "    The rows of", f"{TEXT}:77: row_totals has no example."),
        (TEXT, '    """Return the sum of each row.\n', '    # Example:\n    x = """Return the sum of each row.\n', "row_totals has no docstring. Say what it returns, with the shapes and dtypes."),
        (TEXT, "# # 01", "# # 1\n# ## More\n" + f"# {WORDS}" * 7 + "# 01", "the statement has 919 words, down to the last function. Write 400 to 900, or move some below the last function."),
        (TEXT, "# ## What you have seen\n", "# ## What you have seen\n" + f"# {WORDS}" * 20, ""),
        (TEXT, "def row_totals", "def first():\n    # BEGIN SOLUTION\n    pass\n    # END SOLUTION\n\n\ndef row_totals", "[hints] lacks first. Add three: a question, the idea with the name of the operation, the line with a hole."),
        (TEXT, "    # BEGIN SOLUTION\n    return values * factor\n    # END SOLUTION\n", "    return values * factor\n", f"{TEXT}: has too few functions to write: 4. Ask for 5 to 8."),
        (TEXT, "# %%\nif __name__", "".join(f"def f{n}():\n    # BEGIN SOLUTION\n    pass\n    # END SOLUTION\n" for n in range(4)) + "\n# %%\nif __name__", f"{TEXT}: has too many functions to write: 9. Ask for 5 to 8."),
        (TOML, "scale = [", "scales = [", f"{TOML}: [hints] lacks scale."),
        (TOML, "scale = [", "scales = [", f"{TOML}: [hints] has scales, which is not a function to write. The functions are scale, centre, count_above, row_totals, scale_rows."),
        (TOML, "and what with the tensor of 1 and 2?", "and what with the tensor.", f"{TOML}: the first hint of scale is not a question. End it with a question mark."),
        (TOML, "and what with the tensor of 1 and 2?", "and with the tensor\uff1f", ""),
        (TOML, "return ___ * factor", "return values*factor", f"{TOML}: hint 3 of scale holds a line of the reference: values*factor. Leave a hole in it: ___."),
        (TOML, "You need one: `*`.", "Write `values *  factor`.", f"{TOML}: hint 2 of scale holds a line of the reference"),
        (TOML, "return values - values.___()", "return table.sum( dim = 1 )", f"{TOML}: hint 3 of centre holds a line of the reference: table.sum(dim=1)."),
        (TOML, "minutes = 25\n", "minutes = 25\ndraft = false\n", ""),
        (TOML, "needs = []\n", "", f"{TOML}: needs is missing. Add the numbers of the exercises that it stands on: needs = [2, 5], or needs = []"),
        (TOML, "needs = []", "needs = [1]", f"{TOML}: needs exercise 1. Name exercises of this course with a number below 1: ."),
        (TOML, 'outcome = "You can now compute with whole tensors, and with their rows, without a loop."\n', "", f'{TOML}: outcome is missing. Add what the student can do at the end: outcome = "You can now ..."'),
        (TOML, "You can now compute", "You compute", f"{TOML}: outcome is not one line that starts with You can now. Write: "),
        (TOML, "You can now compute", "You can now compute\\n", f"{TOML}: outcome is not one line that starts with You can now."),
        (TOML, "Matrix products", "word " * 60 + "Matrix products", f"{TOML}: another_way has 89 words, more than 60. Describe one other way, shortly."),
        (TOML, "Matrix products", "Write `values *factor`. Matrix products", f"{TOML}: another_way holds a line of the reference: values*factor. Name the operation, and leave the line out."),
        (TOML, 'another_way = "', 'another_way = "" # ', ""),
    ],
)  # fmt: skip
def test_each_law_of_form_has_a_sentence(course, file, old, new, sentence):
    change(course, file, old, new)
    found = findings(course)
    if sentence:
        assert any(sentence in line for line in found), found
    else:
        assert found == []


def test_every_exercise_of_this_course_describes_another_way():
    for exercise in load_exercises(ROOT):
        assert 30 <= count_words(exercise.form.another_way) <= MAX_ANOTHER_WAY_WORDS, exercise.folder
        assert list(check_told(exercise)) == []


def test_a_hint_may_hold_what_the_skeleton_shows(course):
    change(course, TOML, "return ___ * factor", "values * factor")
    assert "hint 3 of scale holds a line of the reference" in "".join(findings(course))
    change(course, TEXT, "# An operator works on", "# An operator, as in `values * factor`, works on")
    assert findings(course) == []


def test_a_statement_that_is_too_short_is_refused(course):
    text = (course / TEXT).read_text()
    (course / TEXT).write_text(
        "".join(line for line in text.splitlines(keepends=True) if not line.startswith("# ") or "%%" in line)
    )
    (found,) = findings(course)
    assert found == f"{TEXT}: the statement has 226 words, down to the last function. Write 400 to 900."


def test_needs_are_earlier_exercises_of_the_course(course):
    for part in ("solutions", "exercises"):
        shutil.copytree(course / part / "01_first_steps", course / part / "03_last_steps")
        for file in (course / part / "03_last_steps").glob("*first_steps.py"):
            file.rename(file.with_name(file.name.replace("first", "last")))
    last = "solutions/03_last_steps/exercise.toml"
    change(course, last, "needs = []", "needs = [1, 2, 3]")
    assert [line for line in findings(course, 1) if "needs" in line] == [
        f"{last}: needs exercise 2. Name exercises of this course with a number below 3: 1.",
        f"{last}: needs exercise 3. Name exercises of this course with a number below 3: 1.",
    ]


@pytest.mark.parametrize(
    ("kind", "least", "sentence"),
    [
        ("right", 3, f"{SECRET}/right: holds 2 answers. Write at least 3."),
        ("wrong", 8, f"{SECRET}/wrong: holds 7 answers. Write at least 8."),
    ],
)
def test_the_minima_of_answers(course, kind, least, sentence):
    for file in sorted((course / SECRET / kind).iterdir())[least - 1 :]:
        file.unlink()
    assert findings(course) == [sentence]
    change(course, TOML, "needs", "draft = true\nneeds")
    assert findings(course) == [f"draft: {sentence}"]


@pytest.mark.parametrize(
    ("file", "least", "sentence"),
    [
        ("test_visible.py", 4, f"{SECRET}/test_visible.py: has too few checks: 3. Write at least 4."),
        ("test_hidden.py", 6, f"{SECRET}/test_hidden.py: has too few checks: 5. Write at least 6."),
    ],
)
def test_the_minima_of_checks(course, file, least, sentence):
    parts = (course / SECRET / file).read_text().split("@pytest")
    (course / SECRET / file).write_text("@pytest".join(parts[:least]))
    assert sentence in findings(course)
    change(course, TOML, "needs", "draft = true\nneeds")
    found = findings(course)
    assert f"draft: {sentence}" in found
    assert any(line.startswith(f"draft: {TOML}: says 14 points, but the checks add up to") for line in found)


def test_a_draft_is_warned_of_what_it_lacks_and_refused_what_is_too_much(course):
    (course / TOML).write_text('title = "A"\npoints = 14\nteaches = ["b"]\ndraft = true\n')
    change(course, TEXT, SCALE, f"{SCALE}# {WORDS}")
    warnings = [line for line in findings(course) if line.startswith("draft: ")]
    assert [line.split(". ")[0] for line in warnings] == [
        *(
            f"draft: {TOML}: [hints] lacks {name}"
            for name in ("scale", "centre", "count_above", "row_totals", "scale_rows")
        ),
        f"draft: {TOML}: minutes is missing",
        f"draft: {TOML}: needs is missing",
        f"draft: {TOML}: outcome is missing",
    ]
    assert [line for line in findings(course) if not line.startswith("draft: ")] == [
        f"{TEXT}:20: 138 words stand above the first function. Write at most 120, and let it be one that one or two lines solve."
    ]


def test_words_of_comments_and_docstrings_are_counted_and_nothing_else():
    statement = Statement(
        "# %% [markdown]\n"
        "# # 1 · Two words\n"  # 3: the sign is none
        "#\n"
        "import numpy as np\n\n"
        "# ## a heading\n"  # 2
        "def given():\n"
        '    """One docstring."""\n'  # 2
        "    return 1  # a remark beside code\n\n"
        "def double(x):\n"
        '    """Return x = 2.\n\n    # a line of it\n    """\n'  # 3 and 4
        "    # TODO: think\n"  # 2
        "    raise NotImplementedError\n\n"
        "# The discussion does not count.\n"
    )
    assert (statement.head, statement.before_first, statement.words) == (3, 7, 16)
    assert [(task.name, task.line) for task in statement.tasks] == [("double", 11)]

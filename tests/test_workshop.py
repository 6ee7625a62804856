"""The author's verbs: each law and each refusal has been seen to bite on an exercise that breaks it."""

# ruff: noqa: E501  (a table of one line a case)

import os
import shutil
import subprocess
import sys

import pytest
from torchkata.author.laws import own_sentences
from torchkata.course.catalog import load_exercises
from torchkata.record.verdict import CheckResult, Verdict

from tests.support.doors import ROOT, SMALL, SMALL_KIT, run_command

SECRET = "solutions/01_small"
LAWFUL = "01_small: every law holds, with 1 seed"


def verify(kit):
    return run_command("--course", kit, "verify", "--seeds", 1)


def change(kit, file, old, new):
    path = kit / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    if file.startswith(SECRET):
        run_command("--course", kit, "skeletons", "--unsealed")  # sealing takes seconds


def test_a_lawful_draft_is_praised_with_what_it_lacks():
    done = verify(SMALL_KIT)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, f"{LAWFUL}; a draft that lacks 13")


@pytest.mark.parametrize(
    ("file", "old", "new", "refusal"),
    [
        # what is seen without running anything
        ("exercises/01_small/small.py", "Small", "Smaller", "exercises/01_small/small.py: stale"),
        ("exercises/01_small/test_small.py", "6.5", "6", "exercises/01_small/test_small.py: stale"),
        (f"{SECRET}/exercise.toml", 'points = 10\nteaches = ["nothing"]\ndraft = true', 'points = 9\nteaches = ["nothing"]', "says 9 points, but the checks add up to 10"),
        (f"{SECRET}/exercise.toml", "title", "titel", "unknown key titel. Did you mean title? The keys are title, points"),
        (f"{SECRET}/exercise.toml", "seconds", "second", "unknown key limits.second. Did you mean limits.seconds?"),
        (f"{SECRET}/exercise.toml", "seconds = 2", "seconds = 0", "limits.seconds must be a number above 0"),
        (f"{SECRET}/exercise.toml", "points = 10", 'points = "10"', "points must be a whole number, but is a text. Write for example: points = 10"),
        (f"{SECRET}/small.py", "    # END SOLUTION\n\n\n# %%\ndef total", "\n# %%\ndef total", "has no partner"),
        (f"{SECRET}/small.py", "def total", "def total(", "is not Python"),
        (f"{SECRET}/test_hidden.py", "@pytest.mark.points(1)\ndef test_two", "def test_two", "has no points"),
        (f"{SECRET}/test_hidden.py", "points(1)\ndef test_two", "points(n)\ndef test_two", "has no points"),
        (f"{SECRET}/test_hidden.py", "assert_equal([one", "assert [one.count] == [1]\n    assert_equal([one", "a bare assert"),
        (f"{SECRET}/test_hidden.py", "import pytest", "import os\nimport pytest", "test_hidden.py:3: imports os."),
        (f"{SECRET}/test_hidden.py", "import pytest", "import pytest\n\n\nclass TestMore:\n    pass", "TestMore: checks in a class are not counted."),
        (f"{SECRET}/test_hidden.py", "import pytest", "import numpy as np\nimport pytest\n\nX = np.random.normal(3)", "test_hidden.py:6: np.random.normal is called outside of a check: students could predict its numbers."),
        (f"{SECRET}/test_hidden.py", '"count", [1, 4]', '"count", np.random.randint(1, 4, 2)', "np.random.randint is called outside of a check"),
        (f"{SECRET}/test_hidden.py", "    one.add(1)", '    pytest.skip("later")', "uses skip: a check must report."),
        (f"{SECRET}/test_visible.py", "(student):\n    assert_close(student.total", "(student, reference):\n    assert_close(student.total", "uses the reference, which students do not have"),
        (f"{SECRET}/test_hidden.py", "def test_a_single_value_is_doubled(student)", "def test_a_single_value_is_doubled(reference)", "does not ask for `student`"),
        (f"{SECRET}/wrong/takes_the_mean.py", "test_the_total_is_the_sum", "test_the_total", "names a check that does not exist: test_the_total."),
        (f"{SECRET}/wrong/takes_the_mean.py", "def total", "def total(", "takes_the_mean.py: is not Python"),
        # the laws
        (f"{SECRET}/right/by_adding.py", "value + value", "value + value + 1", "right/by_adding.py: fails test_each_value_is_doubled (WRONG)"),
        (f"{SECRET}/small.py", "2.0 * value", "3.0 * value", "small.py: fails test_each_value_is_doubled (WRONG)"),
        (f"{SECRET}/test_visible.py", "    assert_close(student.total([1.0, 2.0, 3.5]), 6.5, rtol=1e-12)", "    student.Counter", "the untouched skeleton gets PASS in test_the_total_is_the_sum"),
        (f"{SECRET}/test_hidden.py", "    assert_close(student.live.double(values), [2.0, 4.0], rtol=1e-12)", "    student.live.double(values)", "with functions that return None it gets PASS in test_the_values_stay"),
        (f"{SECRET}/wrong/takes_the_mean.py", "sum(values) / max(1, len(values))", "sum(values)", "test_the_total_is_the_sum does not catch it."),
        (f"{SECRET}/wrong/takes_the_mean.py", "Caught by:", "Caught", "lacks a sentence or the checks that catch it"),
        (f"{SECRET}/test_hidden.py", "    assert_close(student.total([]), 0.0, rtol=0)", "    assert_close(1.0 * student.total([]), 0.0, rtol=0)", "with functions that return None it gets GRADER in test_the_total_of_nothing"),
        (f"{SECRET}/wrong/loses_the_sign.py", "abs(value) for value in values]", "value for value in values[:1]]", "no wrong answer is caught by test_negative_values_are_doubled alone"),
    ],
)  # fmt: skip
def test_each_refusal_names_the_file_and_the_remedy(kit, file, old, new, refusal):
    change(kit, file, old, new)
    done = verify(kit)
    assert done.returncode == 1
    assert refusal in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_what_is_wrong_in_a_hidden_check_is_said_to_its_author_in_full(kit):
    old = "    assert_close(student.double([4.0]), [8.0], rtol=1e-12)\n"
    new = "    seen = student.observing().double([4.0])\n    assert seen.lines > 0, 'Write it.'\n"
    change(kit, f"{SECRET}/test_hidden.py", old, new)
    said = " ".join(verify(kit).stdout.split())
    assert "fails test_a_single_value_is_doubled (GRADER): " in said
    assert (
        'A check asks for lines, which its call did not record. Use student.observed, or name it: student.observing("lines").'
        in said
    )


def test_undeclared_files_are_refused_in_both_rooms(kit):
    for room in ("exercises", "solutions"):
        (kit / room / "01_small" / "notes.txt").write_text("?")
        (kit / room / "01_small" / ".pytest_cache").mkdir()  # from a check that was run by hand
    refusals = verify(kit).stdout
    assert "exercises/01_small/notes.txt: no part of an exercise." in refusals
    assert "solutions/01_small/notes.txt: no part of an exercise." in refusals
    assert ".pytest_cache" not in refusals


def test_too_few_answers_and_checks_are_refused(kit):
    for name in ("takes_the_mean", "squares_the_values", "loses_the_sign", "counts_by_one"):
        (kit / SECRET / "wrong" / f"{name}.py").unlink()
    change(kit, f"{SECRET}/exercise.toml", "draft = true\n", "")
    refusals = verify(kit).stdout
    assert "wrong: holds 5 answers. Write at least 8." in refusals
    assert "right: holds 2 answers. Write at least 3." in refusals
    assert "test_visible.py: has too few checks: 3. Write at least 4." in refusals


def test_a_spare_check_needs_a_reason_and_must_be_spare(kit):
    proofs = kit / SECRET / "proofs.toml"
    proofs.write_text('[spare_checks]\ntest_the_total_is_the_sum = "a reason"\n')
    assert "test_the_total_is_the_sum is needed, or does not exist" in verify(kit).stdout
    proofs.write_text('[spare_checks]\ntest_the_total_is_the_sum = ""\n')
    assert "lacks reasons" in verify(kit).stdout
    proofs.write_text("[spares]\n")
    assert "[spares] is not known" in verify(kit).stdout


def test_wrong_answers_that_are_not_recognised_are_refused(kit):
    for name in ("takes_the_mean", "squares_the_values", "adds_absolute_values"):
        path = kit / SECRET / "wrong" / f"{name}.py"
        path.write_text(path.read_text().replace("def ", "import random\n\n\ndef ").replace("return float(", "return random.SystemRandom().random() + float(").replace("return [value**2", "return [random.SystemRandom().random() + value**2"))  # fmt: skip
    assert (
        "3 of 9 wrong answers are not recognised: adds_absolute_values, squares_the_values, takes_the_mean"
        in verify(kit).stdout
    )


def test_a_wrong_answer_that_does_not_show_its_sentence_is_a_warning(kit):
    path = kit / SECRET / "wrong" / "takes_the_mean.py"
    text = path.read_text()
    path.write_text(text.replace("return float(", "return __import__('random').SystemRandom().random() + float("))
    done = verify(kit)
    assert (done.returncode, done.stdout.splitlines()[:2]) == (
        0,
        [
            f"{LAWFUL}; a draft that lacks 14; warnings: 1",
            f"  warning: {SECRET}/wrong/takes_the_mean.py: graded as a submission, it does not show its sentence. "
            "Let each check that catches it make calls that tell it from other mistakes.",
        ],
    )


def test_where_another_sentence_is_shown_it_is_named(kit):
    (exercise,) = load_exercises(kit)
    files, check = exercise.answers("wrong"), exercise.checks()[0]
    graded = {file: [CheckResult(check, Verdict.WRONG, mistake=file.stem)] for file in files}
    assert own_sentences(exercise, graded) == []
    graded[files[0]] = [CheckResult(check, Verdict.WRONG, mistake=file.stem) for file in files[1:3]]
    (finding,) = own_sentences(exercise, graded)
    names = ", ".join(sorted(file.stem for file in files[1:3]))
    assert (finding.file, finding.warning) == (files[0], True)
    assert finding.problem == f"graded as a submission, it does not show its sentence, but that of {names}."


def test_a_mutant_that_survives_is_refused_until_it_is_listed(kit):
    change(kit, f"{SECRET}/small.py", "return float(sum(values))", "return float(sum(values)) * (1 if values else 1)")
    survivor = "total: 1 -> 2 #2"
    done = run_command("--course", kit, "mutants")
    assert f'no check notices "{survivor}"' in done.stdout
    assert done.returncode == 1
    (kit / SECRET / "proofs.toml").write_text('[equivalent_mutants]\n"gone: 1 -> 2" = "it went"\n')
    assert '"gone: 1 -> 2" does not survive.' in run_command("--course", kit, "mutants").stdout


@pytest.mark.parametrize(
    ("file", "content", "words", "said"),
    [
        ("wrong/takes_the_mean.py", b"x = " + b"-" * 300_000 + b"1", ["verify"], "is not Python: MemoryError."),
        ("small.py", b"def (", ["mutants"], "small.py: cannot be read as Python: invalid syntax"),
        ("small.py", b"\xff", ["mutants"], "small.py: cannot be read as Python: 'utf-8' codec can't decode"),
        ("test_hidden.py", b"x = " + b"-" * 300_000 + b"1", ["mutants"], "cannot be read as Python: MemoryError."),
    ],
)
def test_a_file_of_the_answer_key_that_is_not_python_is_named_in_one_sentence(kit, file, content, words, said):
    (kit / SECRET / file).write_bytes(content)
    done = run_command("--course", kit, *words)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert said in done.stdout + done.stderr


def test_a_folder_of_answers_that_cannot_be_read_is_not_taken_for_an_empty_one(kit, monkeypatch):
    (exercise,) = load_exercises(kit)

    def refuse(folder):
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(os, "listdir", refuse)
    with pytest.raises(PermissionError):
        exercise.answers("wrong")


def test_skeletons_keep_somebodys_work(kit):
    work = kit / "exercises" / "01_small" / "small.py"
    work.write_text(SMALL)
    done = run_command("--course", kit, "skeletons")
    assert "a changed file was in the way; it is kept under this name" in done.stdout
    assert work.with_name("small.py.kept").read_text() == SMALL
    assert "raise NotImplementedError" in work.read_text()
    assert run_command("--course", kit, "skeletons").stdout == "Every skeleton is up to date.\n"


@pytest.mark.parametrize("work", ["# a thought\n", "\n\ndef helper():\n    return 1\n", "\n"])
def test_work_that_fills_no_stub_is_kept_too_and_each_time_under_another_name(kit, work):
    file = kit / "exercises" / "01_small" / "small.py"
    skeleton = file.read_text()
    for kept in ("small.py.kept", "small.py.2.kept", "small.py.3.kept"):
        file.write_text(skeleton + work + kept)
        assert f"{kept}: a changed file was in the way" in run_command("--course", kit, "skeletons").stdout
        assert file.read_text() == skeleton
    for kept in ("small.py.kept", "small.py.2.kept", "small.py.3.kept"):
        assert file.with_name(kept).read_text() == skeleton + work + kept


def test_checks_settings_and_links_of_somebodys_are_kept(kit, tmp_path):
    public = kit / "exercises" / "01_small"
    (tmp_path / "elsewhere.py").write_text("mine")
    (public / "small.py").unlink()
    (public / "small.py").symlink_to(tmp_path / "elsewhere.py")
    (public / "test_small.py").write_text("mine")
    (public / "exercise.toml").write_bytes(b"\xff mine")
    done = run_command("--course", kit, "skeletons")
    assert done.stdout.count("is kept under this name") == 3, done.stderr
    assert (tmp_path / "elsewhere.py").read_text() == "mine"
    assert (public / "small.py.kept").is_symlink()
    assert (public / "test_small.py.kept").read_text() == "mine"
    assert (public / "exercise.toml.kept").read_bytes() == b"\xff mine"


def test_where_one_exercise_has_no_skeleton_none_is_written(kit):
    run_command("--course", kit, "new", "later")
    stale = kit / "exercises" / "01_small" / "small.py"
    stale.write_text("mine")
    with (kit / "solutions" / "02_later" / "later.py").open("a") as file:
        file.write("# BEGIN SOLUTION\n")
    done = run_command("--course", kit, "skeletons")
    assert (done.returncode, "has no partner" in done.stderr) == (1, True)
    assert (stale.read_text(), stale.with_name("small.py.kept").exists()) == ("mine", False)


def test_a_skeleton_that_nobody_touched_is_replaced_without_a_copy(kit):
    run_command("--course", kit, "skeletons")
    change(kit, f"{SECRET}/small.py", "# 01", "# 1")
    assert not list((kit / "exercises" / "01_small").glob("*.kept"))
    assert "# 1 " in (kit / "exercises" / "01_small" / "small.py").read_text()


def test_new_names_both_folders_and_remove_takes_both_away(kit):
    before = sorted(str(path) for path in kit.rglob("*") if ".cache" not in path.parts)
    done = run_command("--course", kit, "new", "13_later")
    assert f"{kit}/solutions/13_later" in done.stdout
    assert f"{kit}/exercises/13_later" in done.stdout
    asked = run_command("--course", kit, "remove", "later", stdin=subprocess.DEVNULL)
    assert (asked.returncode, asked.stdout) == (1, "")
    assert asked.stderr == (
        "Nothing was removed. To remove solutions/13_later and exercises/13_later: make remove NAME=13_later YES=1\n"
    )
    assert (kit / "exercises" / "13_later" / "later.py").exists()
    done = run_command("--course", kit, "remove", "later", "--yes")
    assert (done.returncode, done.stdout) == (0, "solutions/13_later and exercises/13_later: removed.\n")
    assert sorted(str(path) for path in kit.rglob("*") if ".cache" not in path.parts) == before


def test_remove_says_what_would_be_lost(kit):
    run_command("--course", kit, "new", "later")
    for name in ("solutions/02_later/later.py", "exercises/02_later/later.py", "solutions/02_later/notes.txt"):
        with (kit / name).open("a") as file:
            file.write(f"# mine {name}\n")
    done = run_command("--course", kit, "remove", "2", stdin=subprocess.DEVNULL)
    assert done.stdout.splitlines() == [
        "These files cannot be generated again, and would be lost:",
        "  solutions/02_later/later.py",
        "  solutions/02_later/notes.txt",
        "  exercises/02_later/later.py",
    ]
    assert (done.returncode, (kit / "solutions" / "02_later" / "notes.txt").exists()) == (1, True)


def test_remove_asks_at_a_terminal(kit):
    run_command("--course", kit, "new", "later")
    for answer, left in (("no", True), ("yes", False)):
        code = (
            "import os, pty, sys\n"
            "pid, terminal = pty.fork()\n"
            f"command = [sys.executable, '-m', 'torchkata', '--course', {str(kit)!r}, 'remove', 'later']\n"
            "pid or os.execv(sys.executable, command)\n"
            f"os.write(terminal, b'{answer}\\n')\n"
            "os.waitpid(pid, 0)\n"
        )
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60, check=True)
        assert (kit / "solutions" / "02_later").exists() == left


@pytest.mark.parametrize("wish", ["large", "", "../x", "solutions", "01_small/.."])
def test_remove_takes_nothing_that_was_not_named(kit, wish):
    before = sorted(kit.rglob("*"))
    done = run_command("--course", kit, "remove", wish, "--yes")
    assert (done.returncode, "names none" in done.stderr) == (1, True)
    assert sorted(kit.rglob("*")) == before


@pytest.mark.parametrize("room", ["solutions", "exercises"])
def test_a_new_exercise_goes_into_no_folder_that_is_there(kit, room):
    mine = kit / room / "05_later" / "later.py"
    mine.parent.mkdir()
    mine.write_text("mine")
    before = sorted(kit.rglob("*"))
    for name in ("05_later", "06_later", "later"):
        done = run_command("--course", kit, "new", name)
        assert (done.returncode, "there is such an exercise already" in done.stderr) == (1, True)
    assert (mine.read_text(), sorted(kit.rglob("*"))) == ("mine", before)


def test_the_first_exercise_needs_no_other(kit):
    for room in ("exercises", "solutions"):
        shutil.rmtree(kit / room / "01_small")
    assert [path.name for path in (kit / "solutions").iterdir()] == ["seed.txt"]
    assert run_command("--course", kit, "new", "first").returncode == 0


def test_a_new_exercise_passes_but_for_what_its_author_must_write(kit):
    done = run_command("--course", kit, "new", "13_linear_regression")
    assert done.returncode == 0, done.stderr
    done = run_command("--course", kit, "verify", "--seeds", 1, "--only", "linear_regression")
    secret = "  draft: solutions/13_linear_regression"
    assert done.stdout.splitlines() == [
        "13_linear_regression: every law holds, with 1 seed; a draft that lacks 6",
        f"{secret}/test_visible.py: has too few checks: 1. Write at least 4.",
        f"{secret}/test_hidden.py: has too few checks: 1. Write at least 6.",
        f"{secret}/right: holds 1 answers. Write at least 3.",
        f"{secret}/wrong: holds 1 answers. Write at least 8.",
        f"{secret}/linear_regression.py: has too few functions to write: 1. Ask for 5 to 8.",
        f"{secret}/linear_regression.py: the statement has 107 words, down to the last function. Write 400 to 900.",
    ]
    assert done.returncode == 0
    change(kit, "solutions/13_linear_regression/exercise.toml", "draft = true", "draft = false")
    run_command("--course", kit, "skeletons")
    done = run_command("--course", kit, "verify", "--seeds", 1, "--only", "linear_regression")
    assert (done.returncode, done.stdout.splitlines()[0]) == (1, "13_linear_regression: 6 to fix")


def test_the_laws_run_on_a_draft(kit):
    run_command("--course", kit, "new", "later")
    change(kit, "solutions/02_later/right/by_adding.py", "value + value", "value + 1.0")
    done = run_command("--course", kit, "verify", "--seeds", 1, "--only", "later")
    assert (done.returncode, done.stdout.splitlines()[0]) == (1, "02_later: 2 to fix")
    assert "  solutions/02_later/right/by_adding.py: fails test_each_value_is_doubled (WRONG)" in done.stdout
    assert "  draft: solutions/02_later/right: holds 1 answers. Write at least 3." in done.stdout


def test_a_kit_with_a_new_exercise_grades(kit):
    run_command("--course", kit, "new", "13_linear_regression")
    graded = run_command("--course", kit, "grade", kit / "solutions", "--only", "linear_regression").stdout
    assert "13_linear_regression  10/10 points" in graded


@pytest.mark.parametrize("name", ["Linear", "3d", "a-b", "../x", "", "small", "07_small"])
def test_a_bad_or_taken_name_is_refused(kit, name):
    done = run_command("--course", kit, "new", name)
    assert done.returncode == 1
    assert "name" in done.stderr
    assert [path.name for path in (kit / "solutions").iterdir() if path.is_dir()] == ["01_small"]


def test_a_new_exercise_without_a_number_goes_to_the_end(kit):
    run_command("--course", kit, "new", "later")
    assert (kit / "solutions" / "02_later" / "later.py").exists()


def test_in_a_students_copy_the_authors_verbs_say_so(kit):
    subprocess.run(["rm", "-r", kit / "solutions"], check=True, cwd=ROOT)
    for words in (["skeletons"], ["verify"], ["mutants"], ["new", "x"], ["remove", "small", "--yes"]):
        done = run_command("--course", kit, *words)
        assert done.returncode == 1
        assert "answer key" in done.stderr, words

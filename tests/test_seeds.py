"""Nobody foresees the inputs of a hidden check: not from its name and the public code, not from another exam."""

import errno
import json
import shutil
import zipfile
import zlib
from pathlib import Path

import numpy as np
import pytest
from torchkata.cli.main import run
from torchkata.course.seeds import course_seed, hidden_seed

from tests.support.classes import grade_class, make_class
from tests.support.doors import ROOT, SMALL, SMALL_KIT, run_command, run_pytest

TELLING = '''"""Checks that write down their inputs."""

import json

import numpy as np
import pytest


def write_down(name, values):
    with open("PLACE", "a") as file:
        file.write(json.dumps([name, values]) + "\\n")


@pytest.mark.points(1)
@pytest.mark.parametrize("count", [1])
def test_its_own_generator(student, rng, count):
    student.total([1.0])
    write_down("test_its_own_generator", rng.random(2).tolist())


@pytest.mark.points(1)
def test_the_shared_generator(student, USED):
    first = np.random.random()
    USED.double([first])
    write_down("test_the_shared_generator", [first, np.random.random()])
'''
OWN, SHARED = "test_its_own_generator", "test_the_shared_generator"


@pytest.fixture
def telling(kit):
    """Return a kit whose checks, visible and hidden, write down what they have drawn."""
    key = kit / "solutions" / "01_small"
    seen = TELLING.replace(", USED", "").replace("USED", "student").replace("test_", "test_visible_")
    for name, text in (("test_visible.py", seen), ("test_hidden.py", TELLING.replace("USED", "reference"))):
        (key / name).write_text(text.replace("PLACE", str(kit / "drawn")))
    return kit


@pytest.fixture
def drawn(telling, tmp_path):
    """Return a function that grades and returns what each check has drawn."""
    (tmp_path / "small.py").write_text(SMALL)

    def grade(*words):
        done = run_command("--course", telling, "grade", tmp_path / "small.py", *words)
        assert done.returncode == 0, done.stderr
        return drawn_last(telling)

    return grade


def drawn_last(kit):
    """Return what the checks have drawn since this was asked before."""
    lines = (kit / "drawn").read_text().splitlines()
    (kit / "drawn").unlink()
    return dict(json.loads(line) for line in lines)


def hidden(values):
    return {name: values[name] for name in (OWN, SHARED)}


def visible(values):
    return {name: drawn for name, drawn in values.items() if name not in (OWN, SHARED)}


def write_seed(kit, text):
    (kit / "solutions" / "seed.txt").write_text(text)


def test_hidden_inputs_are_those_of_the_secret_and_the_seed_alone(telling, drawn):
    first = drawn()
    assert drawn() == first
    others = [drawn("--seed", text) for text in ("exam", "exam 2")]
    write_seed(telling, "another secret, which is long enough for it")
    others.append(drawn())
    assert drawn("--seed", "exam") not in others
    for name in (OWN, SHARED):
        assert not {*first[name]} & {number for other in others for number in other[name]}
    everything = [number for values in (first, *others) for drawn in hidden(values).values() for number in drawn]
    assert len(set(everything)) == len(everything)
    assert [visible(values) for values in others] == [visible(first)] * 3


def test_the_public_code_and_the_name_of_a_check_give_its_inputs_only_where_it_is_visible(drawn):
    values = drawn()
    for name, known in ((OWN, False), ("test_visible_its_own_generator", True)):
        public = np.random.default_rng(zlib.crc32(f"{name}[1]".encode())).random(2).tolist()
        assert (values[name] == public) is known
    public = np.random.RandomState(20_260_101).random_sample(8).tolist()
    assert not {*public} & {*values[SHARED]}
    assert {*public[:2]} == {*values["test_visible_the_shared_generator"]}


def test_by_hand_and_in_a_class_the_inputs_are_the_same(telling, drawn, tmp_path):
    for words in ([], ["--seed", "exam"]):
        values = drawn(*words)
        file = tmp_path / "small.py"
        run_pytest(telling / "solutions" / "01_small", "-p", "torchkata.marking.plugin", "--submission", file, *words)
        assert drawn_last(telling) == values
        folder, out = make_class(tmp_path / f"class{len(words)}", 1), tmp_path / f"out{len(words)}"
        assert grade_class(telling, folder, out, *words).returncode == 0
        assert drawn_last(telling) == values


def test_a_class_of_the_reference_draws_the_same_numbers_as_the_students(kit, tmp_path):
    model = (
        "\n\nclass Model:\n    def __init__(self):\n        import random\n\n        self.weight = random.random()\n"
    )
    check = "\n\n@pytest.mark.points(1)\ndef test_alike(student, reference):\n    USE"
    use = "assert_equal([student.Model().weight] * 2, [reference.Model().weight, reference.Model().weight])"
    for name, text in (("small.py", model), ("test_hidden.py", check.replace("USE", use))):
        with (kit / "solutions" / "01_small" / name).open("a") as file:
            file.write(text)
    screen = run_command("--course", kit, "grade", kit / "solutions", "--all").stdout
    assert "PASS    alike" in screen


def test_a_class_is_graded_again_when_the_seed_has_changed(kit, tmp_path):
    folder, out = make_class(tmp_path / "class", 2), tmp_path / "out"

    def graded(*words):
        done = grade_class(kit, folder, out, *words)
        assert done.returncode == 0, done.stderr
        return sum(line.startswith("[") for line in done.stdout.splitlines())

    counts = [graded(), graded(), graded("--seed", "exam"), graded("--seed", "exam")]
    write_seed(kit, "another secret, which is long enough for it")
    assert [*counts, graded("--seed", "exam")] == [2, 0, 2, 0, 2]


def test_no_output_holds_the_secret_or_what_is_made_of_it(kit, tmp_path):
    solutions = kit / "solutions"
    wrong = SMALL.replace("2.0 * value", "3.0 * value")
    folder, out, record = make_class(tmp_path / "class", 2, text=wrong), tmp_path / "out", tmp_path / "record.json"
    shown = ""
    for words in ([], ["--seed", "of the exam"]):
        grade = run_command("--course", kit, "grade", folder / "student00", "--json", record, *words)
        of_class = grade_class(kit, folder, out, *words)
        assert (grade.returncode, of_class.returncode) == (0, 0)
        shown += grade.stdout + grade.stderr + of_class.stdout + of_class.stderr + record.read_text()
        shown += b"".join(path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()).decode("latin-1")
    courses = [course_seed(solutions), course_seed(solutions, "of the exam")]
    names = ["test_negative_values_are_doubled", *(f"test_the_total_of_negative_values[{count}]" for count in (1, 4))]
    seeds = [hidden_seed(course, "small", name) for course in courses for name in names]
    forms = [*courses, "of the exam", *map(str, seeds), *(f"{seed:x}" for seed in seeds)]
    assert "negative values" in shown
    assert [form for form in forms if form in shown] == []


def test_a_kit_without_a_seed_gets_one_of_its_own_and_keeps_it(telling, drawn, tmp_path):
    file = telling / "solutions" / "seed.txt"
    before = drawn()
    file.unlink()
    done = run_command("--course", telling, "grade", tmp_path / "small.py")
    assert done.returncode == 0
    assert done.stderr == f"{file}: created, for the inputs of hidden checks. Keep it secret, with the answer key.\n"
    made = file.read_text()
    assert len(made.strip()) == 64
    assert made.strip() not in done.stdout
    (telling / "drawn").unlink()
    after = drawn()
    assert hidden(after) != hidden(before)
    assert drawn() == after
    assert file.read_text() == made
    assert [path.name for path in file.parent.iterdir() if path.is_file()] == ["seed.txt"]


def test_a_student_needs_no_seed(kit):
    shutil.rmtree(kit / "solutions")
    done = run_command("--course", kit, "grade", "--seed", "exam")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (kit / "solutions").exists()


def test_a_seed_that_cannot_be_written_is_one_sentence_with_the_remedy(kit, tmp_path, capsys, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EROFS, "Read-only file system")

    file = kit / "solutions" / "seed.txt"
    file.unlink()
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    (tmp_path / "class" / "alice").mkdir(parents=True)
    (tmp_path / "class" / "alice" / "small.py").write_text(SMALL)
    grade = ["grade", str(tmp_path / "class" / "alice")]
    of_class = ["class", str(tmp_path / "class"), "--out", str(tmp_path / "out")]
    for words in (grade, of_class, ["verify"]):
        assert run(["--course", str(kit), *words]) == 1
        said = capsys.readouterr()
        assert f"{file}: there is no such file, and it cannot be written here (Read-only file system)." in said.err
        assert "Write it where you can: python -c 'import secrets;" in said.err
        assert "PASS" not in said.out
    assert run(["--course", str(kit), *grade, "--visible"]) == 0


@pytest.mark.parametrize("content", [b"", b"short\n", b"one line that is quite long enough\n" * 2, b"\xff" * 64, None])
def test_a_seed_that_is_none_is_refused(kit, content):
    file = kit / "solutions" / "seed.txt"
    file.unlink()
    file.mkdir() if content is None else file.write_bytes(content)
    for words in (["grade"], ["verify"]):
        done = run_command("--course", kit, *words)
        assert done.returncode == 1
        assert done.stderr.startswith(f"{file}: ")
        assert done.stderr.count("\n") == 1


def test_by_hand_a_seed_that_is_none_is_said(kit, tmp_path):
    write_seed(kit, "short")
    (tmp_path / "small.py").write_text(SMALL)
    words = ["-p", "torchkata.marking.plugin", "--submission", tmp_path / "small.py"]
    done = run_pytest(kit / "solutions" / "01_small" / "test_hidden.py", *words)
    assert done.returncode == 4
    assert "seed.txt: must hold one line of at least 32 characters." in done.stderr
    done = run_pytest(kit / "solutions" / "01_small" / "test_visible.py", *words)
    assert done.returncode == 0


def test_this_repository_has_the_seed_that_its_marks_depend_on():
    for kit in (ROOT, SMALL_KIT, ROOT / "tests" / "attacks" / "kit"):
        assert len((kit / "solutions" / "seed.txt").read_text().strip()) == 64


def test_the_autograder_holds_the_seed_of_its_exam_and_the_students_kit_none(kit, tmp_path):
    def members(*words):
        file = tmp_path / "made.zip"
        done = run_command("--course", kit, *words, "--out", file)
        assert done.returncode == 0, done.stderr
        with zipfile.ZipFile(file) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    secret, of_exam = (course_seed(kit / "solutions", term).encode() for term in ("", "exam"))
    assert members("autograder-zip")["kit/solutions/seed.txt"] == secret
    exam = members("autograder-zip", "--seed", "exam")
    assert exam["kit/solutions/seed.txt"] == of_exam
    assert not [name for name, content in exam.items() if secret in content]
    students = members("student-kit")
    assert not [name for name, content in students.items() if secret in content or name.endswith("seed.txt")]


def test_a_kit_that_would_hold_the_seed_is_refused_without_showing_it(kit, tmp_path):
    secret = (kit / "solutions" / "seed.txt").read_text()
    checks = kit / "solutions" / "01_small" / "test_visible.py"
    checks.write_text(checks.read_text() + f"# {secret}")
    assert run_command("--course", kit, "skeletons").returncode == 0
    done = run_command("--course", kit, "student-kit", "--out", tmp_path / "kit.zip")
    assert done.returncode == 1
    assert "test_small.py holds a line of solutions/seed.txt. Change one of the two." in done.stderr
    assert secret.strip() not in done.stdout + done.stderr
    assert not (tmp_path / "kit.zip").exists()

"""A student's copy, which has no answer key, shows the sentence of a stored mistake, and gives nothing away."""

import base64
import json
import shutil
import subprocess
import sys
import zipfile

import pytest
from torchkata.author.sealed_state import is_current, sealed_file
from torchkata.author.sealing import seal_exercises
from torchkata.cache.content_cache import Cache
from torchkata.course.catalog import load_exercises
from torchkata.marking import sealed
from torchkata.marking import sealed_file as sealed_format
from torchkata.marking.mistake import read_mistake
from torchkata.release.delivery import place_exercises
from torchkata.submission.reader import Answer

from tests.support.doors import ROOT, run_command
from tests.support.sealed_course import (
    BOTH,
    FOLDER,
    MEAN,
    REFERENCE,
    SPREAD,
    TWICE,
    WRONG,
    copy_for_student,
    make_course,
)
from tests.support.verified import MOST

LARGEST_FILE = 60_000  # bytes
LEAST_RECOGNISED = 0.85
EXERCISES = load_exercises(ROOT)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return make_course(tmp_path_factory.mktemp("sealed") / "course")


@pytest.fixture(scope="module")
def exercise(course, tmp_path_factory):
    return copy_for_student(course, tmp_path_factory.mktemp("student"))


@pytest.fixture
def hints(grader, exercise):
    """Return a function that grades the reference with other definitions; it returns the hint of each failed check."""

    def run(*code, exercise=exercise, **options):
        source = "\n\n".join([REFERENCE, *code]).encode()
        results = grader.mark([Answer(exercise, source)], **options).exercises[0].results
        assert {result.mistake for result in results} == {""}
        return {result.check.name: result.hint for result in results if result.verdict != "PASS"}

    return run


def code_of(name):
    return WRONG[name][2]


@pytest.mark.parametrize("name", ["sums_up", "halves_it", "squares_it", "turns_it"])
def test_each_stored_mistake_shows_its_own_sentence(hints, name):
    sentence, check, code = WRONG[name]
    assert hints(code)[check] == sentence


def test_what_is_right_shows_none(hints):
    assert hints() == {}
    assert hints(code_of("keeps_the_last")) == {}


def test_the_same_mistake_in_other_words_is_recognised(hints):
    other = "def mean(values):\n    total = 0.0\n    for v in values[::-1]: total += v * (1 + 1e-14)\n"
    assert hints(f"{other}    return total if len(values) > 1 else values[0]") == {MEAN: WRONG["sums_up"][0]}


def test_what_fits_the_calls_until_the_failure_alone_is_not_shown(hints):
    assert hints("def mean(values):\n    return values[0] + values[-1] if len(values) > 1 else values[0]") == {MEAN: ""}
    assert hints("def mean(values):\n    return sum(values) if len(values) == 2 else 0.5") == {MEAN: "", BOTH: ""}


def test_mistakes_that_look_alike_show_no_sentence(hints):
    assert hints(code_of("keeps_it")) == {TWICE: "", BOTH: ""}


def test_a_mistake_that_a_passed_check_must_catch_is_not_shown(hints):
    assert hints("def twice(values):\n    return [v**2 if v == 3 else 2 * v for v in values]") == {TWICE: ""}


def test_a_mistake_that_does_not_explain_another_failure_of_the_function_is_not_shown(hints):
    code = "def twice(values):\n    return [v**2 if v == 3 else 0.0 for v in values]"
    assert hints(code)[TWICE] == ""


def test_two_mistakes_in_two_functions_are_both_recognised(hints):
    shown = hints(code_of("squares_it"), code_of("sums_up"), code_of("turns_it"))
    assert shown == {
        check: WRONG[name][0]
        for check, name in (
            (MEAN, "sums_up"),
            (TWICE, "squares_it"),
            (BOTH, "squares_it"),
            (SPREAD, "turns_it"),
        )
    }


def test_functions_that_are_not_written_yet_do_not_matter(hints):
    stub = "def mean(values):\n    raise NotImplementedError"
    assert hints(stub, code_of("squares_it")) == {MEAN: "", TWICE: WRONG["squares_it"][0], BOTH: ""}


LATER = {  # what happens in the calls that follow the failure
    "an endless loop": "while True: pass",
    "a crash": "import os; os._exit(1)",
    "an exception": "raise ValueError('no')",
    "a large value": "return [0.0] * 10**7",
}


@pytest.mark.parametrize("what", LATER)
def test_what_happens_after_the_failure_changes_nothing(grader, exercise, what, hints):
    code = f"def mean(values):\n    if len(values) == 2: return sum(values)\n    {LATER[what]}"
    source = f"{REFERENCE}\n\n{code}\n".encode()
    with_hints, without = (
        grader.mark([Answer(exercise, source)], hints=wanted, checks=frozenset({MEAN, SPREAD})).exercises[0]
        for wanted in (True, False)
    )
    assert [(r.verdict, r.message, r.output) for r in with_hints.results] == [
        (r.verdict, r.message, r.output) for r in without.results
    ]
    assert with_hints.notices == without.notices


def document_of(exercise):
    return json.loads(sealed_file(exercise).read_text())


def test_the_file_gives_nothing_away(course, exercise):
    text = sealed_file(exercise).read_text()
    document = json.loads(text)
    boxes = [box for some in document["checks"].values() for box in some]
    decoded = b"".join(map(base64.b64decode, [*boxes, *document["sentences"]]))
    secrets = ["secret", *WRONG, *REFERENCE.splitlines()[4:5]]
    secrets += [part for sentence, _, code in WRONG.values() for part in (sentence, *code.splitlines()[1:])]
    assert not [secret for secret in secrets if secret in text or secret.encode() in decoded]
    assert list(document["checks"]) == [MEAN, TWICE, BOTH, SPREAD]
    assert len(document["sentences"]) == len(WRONG) - 1, "what only hidden checks catch is not in the file"


def test_sentences_do_not_open_with_what_is_public(course, exercise):
    found = sealed_format.read_sealed(sealed_file(exercise))
    public = [found.inputs.encode(), found.salt.encode(), *(name.encode() for name in found.checks)]
    assert not [1 for key in public for box in found.sentences if sealed_format.unseal(key[:16], base64.b64decode(box))]


TAMPERED = {
    "empty": lambda document: "",
    "no JSON": lambda document: "{" * 100_000,
    "a list": lambda document: [document],
    "no checks": lambda document: {**document, "checks": None},
    "another version": lambda document: {**document, "version": 0},
    "numbers for boxes": lambda document: {**document, "checks": {MEAN: [1, 2]}},
    "texts for boxes": lambda document: {**document, "checks": {MEAN: ["", "é", "no base64", "QUJD"]}},
    "no sentences": lambda document: {**document, "sentences": []},
    "other sentences": lambda document: {**document, "sentences": ["AAAA"] * 9},
    "huge": lambda document: {**document, "sentences": ["A" * 2**21]},
    "other boxes": lambda document: {
        **document,
        "checks": {name: [box[:8] + "AAAA" + box[12:] for box in boxes] for name, boxes in document["checks"].items()},
    },
}


@pytest.mark.parametrize("how", TAMPERED)
def test_a_changed_file_costs_only_the_hints(hints, course, tmp_path, how):
    changed = copy_for_student(course, tmp_path)
    content = TAMPERED[how](document_of(changed))
    sealed_file(changed).write_text(content if isinstance(content, str) else json.dumps(content))
    assert hints(code_of("sums_up"), exercise=changed) == {MEAN: ""}


def test_without_the_file_there_are_no_hints(hints, course, tmp_path):
    changed = copy_for_student(course, tmp_path)
    sealed_file(changed).unlink()
    assert hints(code_of("sums_up"), exercise=changed) == {MEAN: ""}


def test_without_scrypt_there_are_no_hints(hints, monkeypatch):
    monkeypatch.delattr(sealed_format.hashlib, "scrypt")
    monkeypatch.setattr(sealed, "_searches", Cache())
    assert hints(code_of("sums_up")) == {MEAN: ""}


def test_the_editor_shows_the_sentence_too(exercise, tmp_path):
    shutil.copytree(exercise.public.parent, tmp_path / "exercises")
    answer = tmp_path / "exercises" / FOLDER / "means.py"
    answer.write_text(f"{REFERENCE}\n\n{code_of('sums_up')}\n")
    command = [sys.executable, "-m", "pytest", "-q", answer.with_name("test_means.py")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=100, check=False)
    assert WRONG["sums_up"][0] in done.stdout


def test_a_sealed_file_is_made_once_and_always_the_same(course, tmp_path):
    again = make_course(tmp_path / "again")
    file = again / "exercises" / FOLDER / "mistakes.json"
    assert file.read_bytes() == (course / "exercises" / FOLDER / "mistakes.json").read_bytes()
    (found,) = load_exercises(again)
    assert list(seal_exercises(again, [found])) == []


def test_a_changed_mistake_makes_the_file_stale_until_it_is_sealed_again(course, tmp_path):
    shutil.copytree(course, tmp_path / "course")
    (found,) = load_exercises(tmp_path / "course")
    mistake = found.secret / "wrong" / "sums_up.py"
    mistake.write_bytes(mistake.read_bytes().replace(b"\n", b"\r\n"))
    assert is_current(found), "the ends of lines do not matter"
    mistake.write_text(mistake.read_text().replace("This is the sum", "That is the sum"))
    assert not is_current(found)
    unsealed = run_command("--course", tmp_path / "course", "skeletons", "--unsealed")
    assert unsealed.stdout == "Every skeleton is up to date.\n"
    assert (
        f"{sealed_file(found)}: stale".removeprefix(f"{tmp_path}/course/")
        in run_command("--course", tmp_path / "course", "verify", "--seeds", 1).stdout
    )
    shown = run_command("--course", tmp_path / "course", "skeletons").stdout.splitlines()[1:]
    assert shown == [
        "Exercises whose mistakes are sealed anew: 1. Wrong answers to grade: 7.",
        f"exercises/{FOLDER}/mistakes.json: written (1 of 1). A student's copy recognises 4 of 6 wrong answers that a "
        "visible check notices; not: keeps_it, keeps_it_too.",
    ]
    assert is_current(found)
    shutil.rmtree(found.secret / "wrong")
    run_command("--course", tmp_path / "course", "skeletons")
    assert not sealed_file(found).exists()
    assert is_current(found)


def test_the_real_kit_of_students_shows_the_sentence(tmp_path, grader):
    done = run_command("student-kit", "--out", tmp_path / "kit.zip")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        archive.extractall(tmp_path)
    place_exercises(tmp_path / "torchkata")
    kit = {one.name: one for one in load_exercises(tmp_path / "torchkata")}
    assert {one.secret for one in kit.values()} == {None}
    key = next(one for one in EXERCISES if one.name == "mse_sweep")
    mistake = read_mistake(key.secret / "wrong" / "takes_the_root.py")
    source = key.compose(mistake.file)
    results = grader.mark([Answer(kit["mse_sweep"], source)]).exercises[0].results
    assert mistake.sentence in {result.hint for result in results}


@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.folder)
def test_the_sealed_file_of_each_exercise_is_current_and_small(one):
    assert is_current(one)
    content = sealed_file(one).read_bytes()
    assert len(content) < LARGEST_FILE
    sentences = [read_mistake(file).sentence.encode() for file in one.answers("wrong")]
    hidden = [check.name.encode() for check in one.checks() if not check.visible]
    names = [file.stem.encode() for file in one.answers("wrong")]
    assert not [text for text in (*sentences, *hidden, *names) if text in content]


@pytest.mark.slow
@pytest.mark.timeout(MOST)
def test_a_student_copy_recognises_most_of_a_sample_of_the_wrong_answers(verified):
    noticed = {name: one for name, one in verified["sealed"].items() if one["failed"]}
    silent = sorted(name for name, one in noticed.items() if not one["own"])
    assert len(noticed) > 80
    assert len(silent) <= (1 - LEAST_RECOGNISED) * len(noticed), silent
    assert [name for name, one in noticed.items() if one["others"]] == []

"""A second language is one complete table, and nothing that people read stands outside of the table."""

import os
import re
import shutil
import sys
from html import unescape
from types import ModuleType

import pytest
from torchkata.classroom.summary import show_summary
from torchkata.cli.main import run
from torchkata.course.catalog import load_exercises
from torchkata.errors import LanguageMissing
from torchkata.formats.csv_table import remark_on
from torchkata.formats.feedback import show_feedback
from torchkata.marking.grader import Grader
from torchkata.record import english, languages
from torchkata.record.english import SENTENCES
from torchkata.record.notices import notice
from torchkata.record.sentences import say
from torchkata.record.verdict import Verdict
from torchkata.report.overview import gather
from torchkata.report.page import show_page
from torchkata.report.submission_page import show_submission
from torchkata.report.terminal import Screen
from torchkata.sandbox.levels import Level
from torchkata.submission.reader import Answer

from tests.support.doors import SMALL, SMALL_KIT, run_command, run_pytest, with_function
from tests.support.records import EXERCISES, absent

OPEN, CLOSE = "⟦", "⟧"


def marked(sentence):
    """Return a sentence of a language that marks its words: what stands outside of the marks is not in the table."""
    return f"{OPEN}{sentence}{CLOSE}"


def test_no_key_stands_in_two_tables():
    modules = [module for name, module in vars(english).items() if f"{english.__name__}.{name}" in sys.modules]
    tables = [table for module in modules for table in tables_in(module)]
    assert len(tables) > 10
    assert sum(map(len, tables)) == len(SENTENCES)  # else one table would silently replace a sentence of another


def tables_in(module):
    return [value for name, value in vars(module).items() if name.isupper() and isinstance(value, dict)]


@pytest.fixture
def speak(monkeypatch):
    """Return a function that chooses a language with a table of its own."""

    def choose(table):
        module = ModuleType("torchkata.record.marked")
        module.SENTENCES = table
        monkeypatch.setitem(sys.modules, "torchkata.record.marked", module)
        monkeypatch.setenv(languages.VARIABLE, "marked")
        languages.read_table.cache_clear()

    yield choose
    languages.read_table.cache_clear()


ANSWERS = {
    "right": SMALL,
    "wrong": with_function(
        "double", "def double(values):\n    print('x')\n    return [3.0 * value for value in values]"
    ),
    "none": with_function("double", "def double(values):\n    return None"),
    "error": with_function("double", "def double(values):\n    return values[0] + None"),
    "todo": with_function("double", "def double(values):\n    raise NotImplementedError"),
    "missing": SMALL.replace("def double", "def dubble"),
    "crash": with_function("double", "def double(values):\n    import os; os._exit(3)"),
    "syntax": "def double(values:\n    return 1\n",
    "stops": SMALL + "\nimport no_such_module\n",
    "opaque": with_function("double", "def double(values):\n    return (value for value in values)"),
}


@pytest.fixture
def records(speak):
    """Return the record of each answer, graded and shown in the marked language."""
    speak({key: marked(text) for key, text in SENTENCES.items()})
    grader = Grader()
    try:
        exercise, *_ = load_exercises(SMALL_KIT)
        yield {name: grader.mark([Answer(exercise, source.encode())]) for name, source in ANSWERS.items()}
    finally:
        grader.close()


def left_over(text):
    """Return the words of a text outside of all marks, without the names of checks, verdicts and files."""
    before = None
    while before != text:
        before, text = text, re.sub(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", text)
    text = re.sub(rf"{OPEN}[^\n]*", " ", text)  # a line that was cut off
    exercise, *_ = load_exercises(SMALL_KIT)
    for name in (*(check.claim for check in exercise.checks()), exercise.folder, *ANSWERS, "nobody", "x.html"):
        text = text.replace(name, " ")
    words = re.findall(r"[A-Za-z]{2,}", re.sub(r"(?m)[ +.?x]+$", "", text))  # without the signs of the checks
    return set(words) - VERDICTS


VERDICTS = {verdict.value for verdict in Verdict}


def document_of(name, record):
    return {**record.document(), "student": name, "name": "", "email": "", "late": False, "seconds": 1.0, "notices": []}


def test_no_english_word_is_left_where_another_language_is_chosen(records, capsys, tmp_path):
    documents = [{**document_of(name, record), "status": "graded"} for name, record in records.items()]
    documents += [absent("nobody") | {"notices": [notice("handed_nothing", student="nobody").document()]}]
    screen = Screen()
    for record in records.values():
        screen.show_exercise(record.exercises[0].document())
        screen.show_end(record)
    show_summary(gather(documents, EXERCISES), [("right", 1.0)], ["x.html"], tmp_path, "x.html")
    shown = {
        "terminal": capsys.readouterr().out.replace(str(tmp_path), ""),
        "feedback": "\n".join(map(show_feedback, documents)),
        "page": words_of(show_page(documents, EXERCISES, marked("title"))),
        "submission": "\n".join(words_of(show_submission(document, "right")) for document in documents[:-1]),
        "table": "\n".join(remark_on(document, ["01_small"]) for document in documents),
    }
    assert {view: left_over(text) for view, text in shown.items()} == {view: set() for view in shown}
    assert all(OPEN in text for text in shown.values())


def spoil(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


# What is spoiled in a copy of the kit, and the command that meets it.
SECRET = "solutions/01_small"
REFUSED = {
    "no points": (lambda kit: spoil(kit / SECRET / "test_hidden.py", "points", "marks"), "grade"),
    "no Python": (lambda kit: (kit / SECRET / "test_hidden.py").write_text("def"), "grade"),
    "a key": (lambda kit: spoil(kit / SECRET / "exercise.toml", "points", "marks"), "grade"),
    "a text": (lambda kit: (kit / SECRET / "exercise.toml").write_text("points = "), "grade"),
    "two of a name": (lambda kit: shutil.copytree(kit / SECRET, kit / "solutions/02_small"), "verify"),
    "no exercise": (lambda kit: [shutil.rmtree(kit / room) for room in ("solutions", "exercises")], "grade"),
    "no answer key": (lambda kit: shutil.rmtree(kit / "solutions"), "autograder-zip --out {}/a.zip"),
    "a zip": (lambda kit: (kit / "a.zip").write_text("x"), "student-kit --out {}/a.zip"),
    "a seed": (lambda kit: (kit / "solutions" / "seed.txt").write_text("x"), "grade"),
    "no submission": (lambda kit: None, "grade {}/nobody"),
    "an unknown one": (lambda kit: None, "verify --only nobody"),
    "no folder": (lambda kit: None, "grade --write csv={}/nobody/x.csv"),
    "no class": (lambda kit: None, "class {}/nobody --out {}/out"),
    "an empty class": (lambda kit: (kit / "class").mkdir(), "class {}/class --out {}/out"),
    "an output folder": (lambda kit: (kit / "out").touch(), "class {}/exercises --out {}/out"),
    "no roster": (lambda kit: None, "class {}/exercises --out {}/out --roster {}/nobody.csv"),
    "a roster": (lambda kit: (kit / "r.csv").mkdir(), "class {}/exercises --out {}/out --roster {}/r.csv"),
    "no list": (lambda kit: None, "fetch {}/nobody.csv --out {}/out"),
    "a date": (lambda kit: None, "fetch {}/nobody.csv --out {}/out --before tomorrow"),
    "no results": (lambda kit: None, "regrade-diff {} {}"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_no_english_word_is_left_in_a_refusal(kit, speak, capfd, case):
    break_it, words = REFUSED[case]
    break_it(kit)
    speak({key: marked(text) for key, text in SENTENCES.items()})
    status = run(["--course", str(kit), *(word.format(kit, kit) for word in words.split())])
    out, errors = capfd.readouterr()
    assert (status, out) == (1, "")
    assert OPEN in errors
    assert left_over(errors) == set()


def test_no_english_word_is_left_in_what_the_doctor_shows(speak, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "1000")  # a cell is one line
    monkeypatch.setattr("torchkata.sandbox.filesystem.bubblewraps", lambda: ["/nowhere"])
    speak({key: marked(text) for key, text in SENTENCES.items()})
    assert run(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert OPEN in shown
    assert left_over(shown) == {Level.FULL, Level.CONTAINER}  # of the third the name is that of an answer here


def words_of(html):
    """Return what a page shows, without lines of the student's own file: texts, titles and labels."""
    html = re.sub(r"(?s)<style>.*?</style>|<script>.*?</script>|<wbr>|<td class=.line.>.*?</td>", "", html)
    labels = re.findall(r'(?:title|aria-label|data-label)="([^"]*)"', html)
    return unescape("\n".join([*labels, re.sub(r"<[^>]*>", " ", html)]))


def test_a_table_that_is_not_complete_is_refused_with_what_is_missing(speak):
    for change, said in (
        ({"todo": None}, "todo"),
        ({"todo": "{name}"}, "todo (line)"),
        ({"shape": "{shape}"}, "shape (shape, shape:sides)"),
        ({"todo": "{name"}, "todo (expected '}' before end of string)"),
        ({"todo": "{name!z}{line}"}, "todo (name!z)"),
        ({"a_key_of_tomorrow": "x"}, "a_key_of_tomorrow (not in English)"),
    ):
        table = {key: text for key, text in {**SENTENCES, **change}.items() if text is not None}
        speak(table)
        with pytest.raises(LanguageMissing) as refused:
            say("todo", name="f", line="")
        assert f": {said}. " in str(refused.value)
    speak({})
    with pytest.raises(LanguageMissing, match=rf"and {len(SENTENCES) - languages.MAX_SHOWN} more\."):
        say("nan")


@pytest.mark.parametrize(("text", "said"), [("def (", "SyntaxError: invalid syntax"), ("1/0", "ZeroDivisionError: ")])
def test_a_table_that_cannot_be_run_is_refused_in_one_sentence(tmp_path, monkeypatch, text, said):
    package = tmp_path / f"language_of_{len(text)}_letters"
    package.mkdir()
    (package / "broken.py").write_text(text)
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(languages, "__package__", package.name)
    with pytest.raises(LanguageMissing, match=rf"^TORCHKATA_LANGUAGE=broken: the table cannot be read \({said}"):
        languages.read_table.__wrapped__("broken")


@pytest.mark.parametrize("language", ["klingon", "../english", "message", "os.path", "ENGLISH"])
def test_a_command_refuses_a_language_that_there_is_not(language):
    done = run_command("doctor", env={languages.VARIABLE: language})
    assert done.returncode == 1
    assert done.stderr == (
        f"TORCHKATA_LANGUAGE={language}: there is no such language. "
        "Set TORCHKATA_LANGUAGE to another language, or unset it for English.\n"
    )


def test_pytest_refuses_a_language_that_there_is_not():
    done = run_pytest(SMALL_KIT / "solutions", env={**os.environ, languages.VARIABLE: "klingon"})
    assert done.returncode == 4
    assert "ERROR: TORCHKATA_LANGUAGE=klingon: there is no such language." in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_english_is_a_language_like_any_other(monkeypatch):
    monkeypatch.setenv(languages.VARIABLE, "english")
    assert languages.sentences() == SENTENCES
    assert languages.find_problems(SENTENCES) == []

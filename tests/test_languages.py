"""A second language is one complete table, and nothing that people read stands outside of the table."""

import ast
import re
import sys
from html import unescape
from types import ModuleType

import pytest
from torchkata.classroom.summary import show_summary
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
from torchkata.submission.reader import Answer

from tests.support.doors import ROOT, SMALL, SMALL_KIT, run_command, with_function
from tests.support.records import EXERCISES, absent

GRADER = ROOT / "grader" / "torchkata"
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
        screen.show_exercise(record.exercises[0])
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


def words_of(html):
    """Return what a page shows: texts, titles and labels."""
    html = re.sub(r"(?s)<style>.*?</style>|<wbr>", "", html)
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


def test_english_is_a_language_like_any_other(monkeypatch):
    monkeypatch.setenv(languages.VARIABLE, "english")
    assert languages.sentences() == SENTENCES
    assert languages.find_problems(SENTENCES) == []


# A lint: prose in the code of views, and prose that code compares

VIEWS = [*(GRADER / "report").glob("*.py"), *(GRADER / "formats").glob("*.py"), *(GRADER / "classroom").glob("*.py")]
VIEWS = [
    file for file in VIEWS if file.parent.name != "classroom" or file.stem in ("summary", "progress", "regrade_diff")
]
PROSE = re.compile(r"[A-Za-z]{2,}[,:;.]? +[A-Za-z{]|^[a-z]{3,}: *$|^ ?[a-z]{2,} $")
NO_PROSE = re.compile(r"bold \w+|<.*|PRAGMA .*", re.DOTALL)  # styles, tags, what a database is told
TO_AUTHORS = {"the documents are gone through twice: give a collection, not an iterator"}  # a mistake in the code


def docstrings_of(tree):
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def texts_of(tree):
    """Give the texts in code, without docstrings; of an f-string the fixed words, with braces for the rest."""
    seen = docstrings_of(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            seen |= {id(part) for part in node.values}
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in seen:
            yield node.value


@pytest.mark.parametrize("file", VIEWS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_sentence_stands_in_the_code_of_a_view(file):
    texts = texts_of(ast.parse(file.read_text(encoding="utf-8")))
    assert [t for t in texts if PROSE.search(t) and not NO_PROSE.fullmatch(t) and t not in TO_AUTHORS] == []


def test_no_code_compares_prose():
    sentences = {*SENTENCES.values()}
    found = []
    for file in GRADER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare):
                texts = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
                found += [(file.name, text) for text in texts if " " in text.strip() and text in sentences]
                says = [n for n in ast.walk(node) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "say"]
                found += [(file.name, ast.unparse(node)) for _ in says]
    assert found == []


def test_every_key_that_the_code_names_is_in_the_table():
    called = ("say", "phrase", "notice")
    missing = []
    for file in set(GRADER.rglob("*.py")) - set((GRADER / "release" / "student").glob("*.py")):  # they stand alone
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in called:
                keys = [n.value for n in node.args[:1] if isinstance(n, ast.Constant)]
                missing += [(file.name, key) for key in keys if key not in SENTENCES]
    assert missing == []

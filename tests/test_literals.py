"""A lint: what people read stands in the tables of sentences, and the code of the engine has keys and facts."""

import ast
import re

import pytest
from torchkata.record.english import SENTENCES

from tests.support.doors import ROOT

GRADER = ROOT / "grader" / "torchkata"
# Of these: the first has tags alone, the second is the table, the third runs without an engine, as prepare.py says.
APART = ("inside/", "record/english/", "release/student/")
FILES = {file.relative_to(GRADER).as_posix(): file for file in sorted(GRADER.rglob("*.py"))}
FILES = {name: file for name, file in FILES.items() if not name.startswith(APART)}

# Prose is two words with a blank between, or a word before a blank or a colon at the end of the text.
PROSE = re.compile(r"[A-Za-z]{2,}[,:;.]? +[A-Za-z{]|^[a-z]{3,}: *$|^ ?[a-z]{2,} $")
NO_PROSE = re.compile(
    r"bold \w+|<.*|--\w+ \{\}:"  # styles, tags, an option with its value
    r"|\s*(PRAGMA|SELECT|INSERT|UPDATE|DELETE|CREATE|BEGIN) .*|\w+ (TEXT|INTEGER) .*"  # statements for a database
    r"|\{\} (WHERE|ORDER BY) .*"
    r"|return None|raise NotImplementedError|# (BEGIN|END) SOLUTION",  # what students' files hold
    re.DOTALL,
)
MATCHED = {  # files with words that other programs, teachers or students write: they are looked for, and not said
    "classroom/fetch/git.py",
    "classroom/fetch/listing.py",
    "classroom/fill/words.py",
    "explain/advice.py",
    "explain/error_forms.py",
    "explain/error_messages.py",
    "explain/frames.py",
    "explain/syntax_advice.py",
    "intake/headings.py",
    "intake/platforms.py",
    "intake/wrappers.py",
    "submission/name_words.py",
}
NOT_SAID = {
    "__init__.py": {"module {} has no attribute {}"},  # what Python says of every module
    "__main__.py": {  # the tables may be what could not be imported
        "{}{}. Look at permissions and disk space.",
        "The output could not be written: {}.",
    },
    "notebooks/__init__.py": {"module {} has no attribute {}"},
    "notebooks/executed.py": {"from {} import {}"},  # a statement
    "formats/nbgrader_cells.py": {
        "from torchkata.notebooks import check",
        "### BEGIN HIDDEN TESTS",
        "### END HIDDEN TESTS",
    },
    "author/form.py": {"You can now "},  # how an outcome begins in a course
    "checks/call_text.py": {"tensor "},  # a notation, as float64[3]
    "checks/handles.py": {  # names of types, as Python's own messages show them to an author
        "function of the student's file",
        "object of a class of the student's file",
    },
    "classroom/cluster_connection.py": {"No module named '[\\w.]+'"},  # what Python says
    "classroom/fill/forms.py": {"up to"},  # what Blackboard writes
    "classroom/key_folder.py": {'read -r _; exec rm -rf -- "$0"'},  # a command
    "classroom/output_folder.py": {  # a mark, by which a folder is known again in every language
        "This folder was made by torchkata. What it wrote here, the same command writes anew.\n"
    },
    "classroom/version_1.py": {"nothing handed in", "not taken", "grader failed"},  # in files of earlier versions
    "comparison/mismatch.py": {"value that cannot be looked at"},  # the name of a type
    "author/effects.py": {"(in place)"},  # a name for an effect
    "author/loop_mutations.py": {  # parts of a mutant's key, which proofs.toml repeats
        *("before the loop", "after the loop", "before backward", "after backward", "at the end")
    },
    "course/seeds.py": {"python -c 'import secrets; print(secrets.token_hex(32))'"},  # a command
    "course/settings.py": {  # examples of TOML
        'title = "The mean of a list"',
        'outcome = "You can now write a training loop."',
        'another_way = "The loop can also go over the columns."',
        'hints = { double = ["What is added to x?", "Add x to itself: +.", "x + ___"] }',
    },
    "explain/failures.py": {"name '(\\w{1,80})' is not defined"},  # what Python says
    "formats/annotations.py": {"::notice title=torchkata::"},  # a command
    "intake/archive_readers.py": {"the list of members is too long"},  # caught beside it: the archive is damaged
    "intake/encodings.py": {"Shift JIS"},  # a name
    "marking/planning.py": {"opaque "},  # the start of a description that nobody reads
    "marking/mistake.py": {"Caught by:"},  # a mark in a docstring
    "record/languages.py": {  # said where no table can be read
        "Set {} to another language, or unset it for English.",
        "{} (not in English)",
        "{}={}: there is no such language. {}",
        "{}={}: the table cannot be read ({}). {}",
        " and {} more",
        "{}={}: the table is not complete: {}{}. {}",
    },
    "record/types.py": {"torchkata record, version 2"},  # the title of a schema
    "report/door.py": {"make {} EX={}"},  # a command
    "report/picture_shapes.py": {"line {}", "small {}", "marks {}", "bars {}"},  # classes of a stylesheet
    "release/engine_wheel.py": {  # a file of a wheel
        "Wheel-Version: 1.0\nGenerator: {} ({})\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    },
    "sandbox/launch.py": {  # code
        "import sys; sys.path.insert(0, sys.argv[2]); from inside import forkserver; forkserver.main()"
    },
    "sandbox/pictures.py": {"a malformed figure"},  # as in the next
    "sandbox/replies.py": {  # of a broken protocol: the tag of it is said, and the rest is for who debugs it
        "a reply to another request",
        "a reply of no known kind",
        "a malformed reply",
        "not of type {}",
    },
    "sandbox/worker.py": {"an answer before the question"},  # the same
}


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


def is_prose(text):
    return bool(PROSE.search(text)) and not NO_PROSE.fullmatch(text)


SAYING = re.compile(r"\w*(Error|Missing|Refused|Failed|Damaged|Lost|Fault|ToGrade|Submission|Failure)|print|say|phrase")
SAYING_METHODS = re.compile(r"print|write|add_argument|add_parser|addoption|add_column|add_row|error|warn|exit|notice")


def said_in(tree):
    """Give the texts that are handed to an exception, to a screen, to a parser of arguments or to a sentence."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name, method = getattr(node.func, "id", ""), getattr(node.func, "attr", "")
            if SAYING.fullmatch(name or method) or SAYING_METHODS.fullmatch(name or method):
                yield from texts_of(ast.Module([ast.Return(node)], []))


@pytest.mark.parametrize("name", FILES)
def test_no_sentence_stands_in_code(name):
    tree = ast.parse(FILES[name].read_text(encoding="utf-8"))
    texts = said_in(tree) if name in MATCHED else texts_of(tree)
    found = {text for text in texts if is_prose(text)}
    assert found - NOT_SAID.get(name, set()) == set(), "put it into record/english, and say it by its key"
    assert NOT_SAID.get(name, set()) - found == set(), "no exception is needed any more"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("raise CourseError(f'{file}: cannot be read: {error}.')", ["{}: cannot be read: {}."]),
        ("print('Nothing was removed.', file=sys.stderr)", ["Nothing was removed."]),
        ("parser.add_argument('--seed', help='other inputs')", ["other inputs"]),
        ("say('roster_unreadable', problem='it is not a file')", ["it is not a file"]),
        ("raise Damaged('the table ' + table)", ["the table "]),
        ("WORDS = 'name of a student'", []),  # words that are looked for
        ("say('nan')", []),
    ],
)
def test_the_lint_sees_what_is_said(code, found):
    assert [text for text in said_in(ast.parse(code)) if is_prose(text)] == found


def test_every_exception_is_one_of_a_file_that_there_is():
    assert (MATCHED | NOT_SAID.keys()) - FILES.keys() == set()


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
    called = ("say", "say_early", "phrase", "notice")
    missing = []
    for file in set(GRADER.rglob("*.py")) - set((GRADER / "release" / "student").glob("*.py")):  # they stand alone
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in called:
                keys = [n.value for n in node.args[:1] if isinstance(n, ast.Constant)]
                missing += [(file.name, key) for key in keys if key not in SENTENCES]
    assert missing == []

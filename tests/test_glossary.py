"""The terms of the course: each stands once in the glossary, and statements use no other word for one."""

import ast
import io
import re
import tokenize

import pytest
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT

PAGE = ROOT / "docs" / "glossary.md"
EXERCISES = load_exercises(ROOT)
ALLOWED = {("07_gradient_descent", "cost")}  # the page says so


def rows():
    """Return the cells of each line of the table."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in cells[2:] if row]


def avoided_words():
    return [word for *_, avoided in rows() for word in avoided.split(", ") if word]


def words_used(text, words):
    """Return those of `words` that stand in a text; not as a part of a longer word or of a term, as batch size is."""
    for term in (row[0] for row in rows() if any(word in row[0] for word in words)):
        text = re.sub(rf"{re.escape(term)}(?:s|es)?", "", text, flags=re.IGNORECASE)
    return [word for word in words if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE)]


def statement_of(source):
    """Return comments and docstrings of a Python source, as one line, without code and names of arguments."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    kinds = ast.Module | ast.FunctionDef | ast.ClassDef
    documents = [ast.get_docstring(node) or "" for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]
    text = re.sub(r"`[^`]*`", "", " ".join(line.lstrip("# ") for line in comments) + " " + " ".join(documents))
    return " ".join(re.sub(r"\b\w+(?=(?:, \w+)*: )", "", text).split())


def test_each_term_stands_once_with_a_chinese_term_and_a_meaning():
    table = rows()
    terms = [row[0] for row in table]
    assert len(set(terms)) == len(terms) >= 50
    for term, chinese, meaning, _ in table:
        assert re.search(r"[\u4e00-\u9fff]", chinese), term
        assert 3 <= len(meaning.split()) <= 20, term


def test_no_term_is_a_word_that_is_avoided():
    terms = {re.sub(r" \(.*\)", "", row[0]) for row in rows()}
    assert terms & set(avoided_words()) == set()


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.folder)
def test_a_statement_uses_the_terms_of_the_glossary(exercise):
    used = words_used(statement_of(exercise.reference_file.read_text(encoding="utf-8")), avoided_words())
    assert [word for word in used if (exercise.folder, word) not in ALLOWED] == []


def test_other_words_for_a_term_are_seen():
    words = ["cost", "batch", "step size", "data type"]
    text = statement_of('# A Batch, and\n# `data type`.\ndef f():\n    """A step\n    size. cost, x: float"""\n')
    assert words_used(text, words) == ["batch", "step size"]
    assert words_used("mini-batches, it costs, the batch size, batch_size", words) == []


def test_who_needs_the_glossary_finds_it():
    for name in ("docs/students.md", "docs/authors.md", "CONTRIBUTING.md"):
        assert "glossary.md" in (ROOT / name).read_text(encoding="utf-8"), name

"""The shape of the code. Who may import whom stands in pyproject.toml, under tool.importlinter."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.doors import ROOT

GRADER = ROOT / "grader" / "torchkata"
FILES = sorted(GRADER.rglob("*.py"))


def module_name(file: Path) -> str:
    return ".".join(file.relative_to(GRADER).with_suffix("").parts).removesuffix(".__init__")


def test_no_module_lies_outside_of_a_room_but_three():
    loose = {file.name for file in GRADER.glob("*.py")}
    assert loose == {"__init__.py", "__main__.py", "errors.py", "interrupt.py"}


def test_tests_import_helpers_from_one_place():
    for file in sorted((ROOT / "tests").glob("*.py")):
        assert not re.search(r"^ *from tests\.test_", file.read_text(encoding="utf-8"), re.MULTILINE), file


def test_the_machine_knows_no_exercise_by_name():
    folders = [folder.name for folder in (ROOT / "solutions").iterdir() if folder.name[:2].isdigit()]
    # A name of one word, such as autograd, is also a term of the field. It names an exercise only with its number.
    names = [name[3:] if "_" in name[3:] else name for name in folders]
    assert names
    for file in FILES:
        code = ast.parse(file.read_text(encoding="utf-8"))
        docstrings = {id(node.value) for node in ast.walk(code) if isinstance(node, ast.Expr)}
        texts = [n.value for n in ast.walk(code) if isinstance(n, ast.Constant) and id(n) not in docstrings]
        for text in texts:
            assert not any(name in str(text) for name in names if isinstance(text, str)), f"{file}: {text}"


@pytest.mark.parametrize("file", FILES, ids=module_name)
def test_files_and_functions_stay_small(file):
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= 210
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 45, f"{node.name} is long"

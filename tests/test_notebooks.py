"""``torchkata notebooks``: a course of nbgrader, or plain notebooks, from the single source."""

import contextlib
import io
import json
import os
import sys

import pytest
from torchkata.classroom.output_folder import is_marked
from torchkata.cli.main import run
from torchkata.course.catalog import load_exercises
from torchkata.notebooks.converting import graded_notebook, plain_notebook, read_cells

from tests.support.doors import ROOT

SMALL = "source/01_small/small.ipynb"
EXERCISES = load_exercises(ROOT)


def sources(notebook, kind="code"):
    return [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == kind]


def run_notebooks(kit, out, *words):
    """Run the command in this process, which has imported jupytext: return its status, its output and its errors."""
    with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(io.StringIO()) as errors:
        status = run(["--course", str(kit), "notebooks", "--out", str(out), *words])
    return status, said.getvalue(), errors.getvalue()


def write(kit, out, *words):
    status, said, errors = run_notebooks(kit, out, *words)
    assert status == 0, errors
    return said


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.folder)
def test_what_nbgrader_releases_is_the_skeleton_cell_by_cell(exercise):
    import nbformat
    from nbgrader.nbgraderformat import MetadataValidator
    from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions
    from traitlets.config import Config

    marks = {"begin_solution_delimeter": "# BEGIN SOLUTION", "end_solution_delimeter": "# END SOLUTION"}
    config = Config(ClearSolutions={**marks, "code_stub": {"python": "raise NotImplementedError"}})
    notebook = nbformat.reads(graded_notebook(exercise), as_version=4)
    MetadataValidator().validate_nb(notebook)
    nbformat.validate(notebook)
    for step in (ClearSolutions(config=config), ClearHiddenTests()):
        notebook, _ = step.preprocess(notebook, {})
    skeleton = json.loads(plain_notebook(exercise))
    count = len(skeleton["cells"])
    assert [cell.source for cell in notebook.cells[:count]] == ["".join(c["source"]) for c in skeleton["cells"]]
    assert notebook.cells[count].cell_type == "markdown"
    checks = notebook.cells[count + 1 :]
    assert [cell.metadata.nbgrader.points for cell in checks] == [check.points for check in exercise.checks()]
    assert [cell.source == "" for cell in checks] == [not check.visible for check in exercise.checks()]
    names = [cell.metadata.nbgrader.grade_id for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert len(set(names)) == len(names)


def test_statements_are_cells_of_markdown_and_each_function_with_a_solution_has_a_cell():
    reference = next(one for one in EXERCISES if one.name == "mse_sweep").reference_file
    cells = read_cells(reference.read_text(encoding="utf-8"))
    kinds = [cell["cell_type"] for cell in cells]
    assert kinds[:5] == ["markdown", "code", "markdown", "code", "markdown"]
    assert cells[0]["source"].startswith("# 05 · The loss")
    assert "    MSE(w) = (" in cells[6]["source"]


def test_formulas_are_latex_in_notebooks_and_plain_lines_in_files():
    exercise = next(one for one in EXERCISES if one.name == "gradient_descent")
    assert "#     (MSE(w + h) - MSE(w - h)) / (2 h)" in exercise.reference_file.read_text(encoding="utf-8")
    texts = "".join("".join(cell["source"]) for cell in json.loads(plain_notebook(exercise))["cells"])
    assert "\n$$\n\\frac{\\mathrm{MSE}(w + h) - \\mathrm{MSE}(w - h)}{2 h}\n$$\n" in texts
    assert "MSE(w + h) - MSE(w - h)) / (2 h)" not in texts


def test_a_formula_that_the_statement_does_not_have_is_refused(kit, tmp_path):
    settings = kit / "solutions" / "01_small" / "exercise.toml"
    settings.write_text('formulas = { "x / 2" = "x" }\n' + settings.read_text())
    status, _, errors = run_notebooks(kit, tmp_path / "course")
    assert status == 1
    assert "01_small: the statement has no indented line 'x / 2'" in errors
    assert not (tmp_path / "course").exists()


def test_a_course_of_nbgrader_is_complete_says_that_it_is_secret_and_is_written_once(kit, tmp_path):
    out = tmp_path / "course"
    said = write(kit, out)
    assert "holds the answer key and the hidden checks: keep it private." in said
    assert is_marked(out)
    files = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    beside = {"source/01_small/exercise.toml", "source/01_small/test_small.py"}
    assert files >= {"nbgrader_config.py", SMALL, *beside}
    assert not any(name.endswith(("small.py", "hidden.py")) for name in files - beside)
    assert out.stat().st_mode & 0o77 == 0
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    assert "Files written: 0," in write(kit, out)
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_our_files_are_written_anew_and_changed_ones_stay(kit, tmp_path):
    out = tmp_path / "course"
    write(kit, out)
    config = out / "nbgrader_config.py"
    config.write_text(config.read_text() + "\n# mine\n")
    reference = kit / "solutions" / "01_small" / "small.py"
    reference.write_text(reference.read_text().replace("2.0 *", "2.0 * 1 *"))
    said = write(kit, out)
    assert "2.0 * 1 *" in (out / SMALL).read_text()
    assert config.read_text().endswith("# mine\n")
    assert f"{config}: was changed here and stays as it is." in said
    assert "c.ClearSolutions.code_stub" in said


def test_another_course_of_nbgrader_keeps_its_configuration_and_its_assignments(kit, tmp_path):
    out = tmp_path / "course"
    out.mkdir()
    (out / "nbgrader_config.py").write_text("c = get_config()\n")
    write(kit, out)
    assert (out / "nbgrader_config.py").read_text() == "c = get_config()\n"
    other = tmp_path / "other"
    (other / SMALL).parent.mkdir(parents=True)
    (other / SMALL).write_text("{}")
    status, _, errors = run_notebooks(kit, other)
    assert (status, (other / SMALL).read_text()) == (1, "{}")
    assert "is not from torchkata and is not overwritten." in errors
    assert not (other / "nbgrader_config.py").exists()


def test_a_link_is_not_followed(kit, tmp_path):
    out, aim = tmp_path / "course", tmp_path / "aim.py"
    aim.write_text("mine")
    out.mkdir()
    (out / "nbgrader_config.py").symlink_to(aim)
    write(kit, out)
    assert aim.read_text() == "mine"


@pytest.mark.parametrize("part", ["exercises", "solutions/01_small"])
def test_a_folder_within_the_exercises_or_solutions_is_refused(kit, part):
    status, _, errors = run_notebooks(kit, kit / part / "book")
    assert status == 1
    assert f"lies in {part.split('/')[0]}/ of the course." in errors


def test_plain_notebooks_have_nothing_of_nbgrader_and_need_no_answer_key(kit, tmp_path):
    import shutil

    write(kit, tmp_path / "with", "--plain")
    shutil.rmtree(kit / "solutions")
    said = write(kit, tmp_path / "without", "--plain")
    assert "private" not in said
    (file,) = (tmp_path / "without").rglob("*.ipynb")
    assert file.relative_to(tmp_path / "without").as_posix() == "01_small/small.ipynb"
    text = file.read_text(encoding="utf-8")
    assert text == (tmp_path / "with" / "01_small" / "small.ipynb").read_text(encoding="utf-8")
    assert "nbgrader" not in text
    status, _, errors = run_notebooks(kit, tmp_path / "course")
    assert status == 1
    assert "With --plain, notebooks for students need none." in errors


def test_the_configuration_finds_a_course_around_it_after_both_were_moved(kit, tmp_path, monkeypatch):
    write(kit, kit / "nbgrader-course")
    write(kit, tmp_path / "apart")
    moved = kit.rename(tmp_path / "moved")
    monkeypatch.setenv("TORCHKATA_COURSE", "")
    for folder, course in ((moved / "nbgrader-course", moved), (tmp_path / "apart", kit)):
        configure(folder)
        assert os.environ["TORCHKATA_COURSE"] == str(course)


def configure(folder):
    """Run the configuration of a course as nbgrader does, and return what it sets."""
    from traitlets.config import Config

    config, file = Config(), folder / "nbgrader_config.py"
    exec(file.read_text(encoding="utf-8"), {"__file__": str(file), "get_config": lambda: config})
    return config


def test_nbgrader_grades_in_the_sandbox_or_not_at_all(kit, tmp_path, monkeypatch):
    monkeypatch.setenv("TORCHKATA_COURSE", "")
    write(kit, tmp_path / "course")
    steps = configure(tmp_path / "course").Autograde.autograde_preprocessors
    assert "nbgrader.preprocessors.Execute" not in map(str, steps)
    assert any("torchkata" in str(step) for step in steps)
    monkeypatch.setitem(sys.modules, "torchkata.notebooks", None)
    with pytest.raises(SystemExit, match="Install torchkata in the Python that runs nbgrader"):
        configure(tmp_path / "course")


def test_a_missing_jupytext_is_named_with_the_remedy(monkeypatch):
    from torchkata.errors import ReleaseRefused

    monkeypatch.setitem(sys.modules, "jupytext", None)
    with pytest.raises(ReleaseRefused, match=r"jupytext cannot be imported .*pip install 'torchkata\[author\]'"):
        read_cells("1")

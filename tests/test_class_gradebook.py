"""What a class writes for nbgrader beside the gradebook: notebooks with ids that it knows, and only what is ours."""

import json
import shutil
import sqlite3
from contextlib import closing

import pytest
from torchkata.classroom import formgrader, last_phase
from torchkata.course.catalog import load_exercises
from torchkata.formats.nbgrader_assignment import Assignment, answers_of, cells_of
from torchkata.formats.nbgrader_sheet import code_cells, show_sheet

from tests.support.classes import rows_of
from tests.support.doors import SMALL, SMALL_KIT
from tests.support.formgrader import grade, hand_in
from tests.support.records import stored

FOLDER, NOTEBOOK = "01_small", "small"
(EXERCISE,) = load_exercises(SMALL_KIT)


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Return a class of five and its output folder."""
    place = tmp_path_factory.mktemp("graded")
    with pytest.MonkeyPatch.context() as patch:
        assert grade(patch, hand_in(place / "class"), place / "out") == 0
    return place / "class", place / "out"


@pytest.fixture
def again(graded, tmp_path, monkeypatch):
    """Return a copy of that class and a function that grades it again."""
    for folder in graded:
        shutil.copytree(folder, tmp_path / folder.name)
    return tmp_path / "class", tmp_path / "out", lambda **more: grade(monkeypatch, *places(tmp_path), **more)


def places(folder):
    return folder / "class", folder / "out"


def sheet(out, student):
    return out / "nbgrader" / "autograded" / student / FOLDER / f"{NOTEBOOK}.ipynb"


def state(out):
    """Return the state of each file for nbgrader."""
    files = [path for path in (out / "nbgrader").rglob("*") if path.is_file()]
    return {path.relative_to(out).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino) for path in files}


def test_cells_of_every_notebook_have_the_ids_of_the_gradebook_each_once(graded):
    import nbformat

    _, out = graded
    with closing(sqlite3.connect(out / "gradebook.db")) as base:
        known = sorted(base.execute("SELECT name, type = 'GradeCell' FROM base_cell"))
    for student in ("alice", "bob", "c-d", "eve"):
        notebook = json.loads(sheet(out, student).read_text())
        nbformat.validate(notebook)
        facts = [cell["metadata"]["nbgrader"] for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
        assert sorted((fact["grade_id"], int(fact["grade"])) for fact in facts) == known, student
    assert not sheet(out, "zoe").parent.parent.exists()


def test_checks_say_what_the_feedback_of_the_student_says_and_no_more(graded):
    _, out = graded
    for student in ("alice", "bob", "eve"):
        notebook = json.loads(sheet(out, student).read_text())
        lines = (out / "feedback" / f"{student}.txt").read_text().splitlines()
        feedback = {" ".join(line.split()) for line in lines}
        texts = [cell["outputs"][0]["text"] for cell in notebook["cells"] if cell.get("outputs")]
        assert len(texts) == 9
        assert {" ".join(line.split()) for text in texts for line in text.splitlines()} <= feedback
        points = [float(cell["outputs"][1]["data"]["text/plain"]) for cell in notebook["cells"] if cell.get("outputs")]
        assert sum(points) == float(rows_of(out)[student]["total"])


def test_the_cells_of_a_student_stay_cells_and_a_script_without_marks_is_one():
    assignment = Assignment(FOLDER, NOTEBOOK, {}, answers_of(EXERCISE))
    made = list(code_cells(SMALL, assignment))
    assert [cell["metadata"]["nbgrader"]["grade_id"] for cell in made] == ["double", "total", "Counter"]
    one = "def total(v):\n    return 0\n\n\ndef double(v):\n    return v\n"
    made = list(code_cells(one, assignment))
    assert [cell["source"] for cell in made] == [
        one.strip(),
        "# total is defined in the cell above.",
        "# Counter is not defined in what was handed in.",
    ]
    twice = (
        "# %%\ndef double(v):\n    pass\n# %% [markdown]\n# words\n# %%\nx = 1\n# %%\ndef double(v):\n    return v\n"
    )
    ids = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in code_cells(twice, assignment)]
    assert ids == [None, None, "double", "total", "Counter"]  # the last definition counts
    assert list(cells_of("# %%\n\n# %%\n")) == []


def test_a_check_in_which_the_grader_failed_has_no_points():
    document = stored("ungraded")
    made = json.loads(show_sheet(None, document["exercises"][0], Assignment(FOLDER, NOTEBOOK, {})))
    texts = [cell["outputs"] for cell in made["cells"] if cell.get("outputs")]
    assert sorted(map(len, texts)) == [1] + [2] * 8
    assert "Grade this exercise again" in made["cells"][0]["source"]


def test_only_what_has_changed_is_written_and_what_is_missing_or_gone_is_put_right(again):
    folder, out, grade_again = again
    grade_again()  # the copy has other states
    before = state(out)
    sheet(out, "alice").unlink()
    (folder / "bob" / FOLDER / "small.py").write_text("# better\n" + SMALL)
    assert grade_again() == 0
    changed = {path for path, one in state(out).items() if before.get(path) != one}
    assert changed == {
        *(f"nbgrader/autograded/{student}/{FOLDER}/small.ipynb" for student in ("alice", "bob")),
        f"nbgrader/submitted/bob/{FOLDER}/small.py",
    }
    assert "# better" in sheet(out, "bob").read_text()
    shutil.rmtree(folder / "eve")
    (folder / "bob" / FOLDER / "small.py").unlink()
    assert grade_again() == 0
    left = {path.name for path in (out / "nbgrader" / "autograded").iterdir()}
    assert left == {path.name for path in (out / "nbgrader" / "submitted").iterdir()} == {"alice", "c-d"}


def test_notebooks_are_written_while_others_are_graded_and_not_again_at_the_end(tmp_path, monkeypatch):
    folder, out = places(tmp_path)
    before, made = [], []
    monkeypatch.setattr(formgrader, "show_sheet", lambda *words: made.append(words) or show_sheet(*words))
    monkeypatch.setattr(last_phase, "try_gradebook", lambda *_: (before.append(state(out)), (False, ""))[1])
    assert grade(monkeypatch, hand_in(folder), out) == 0
    (seen,) = before
    assert {name for name in seen if "autograded" in name} == {
        sheet(out, student).relative_to(out).as_posix() for student in ("alice", "bob", "c-d", "eve")
    }
    assert {name: kept for name, kept in state(out).items() if name in seen} == seen
    assert len(made) == 4


def test_what_is_not_ours_stays_and_is_named_and_without_a_gradebook_nothing_is_written(again, capsys):
    _, out, grade_again = again
    config = out / "nbgrader_config.py"
    config.write_text("# mine\n" + config.read_text())
    sheet(out, "alice").unlink()
    assert grade_again() == 0
    assert f"{config} is not from torchkata and stays as it is" in capsys.readouterr().err
    assert config.read_text().startswith("# mine\n")
    assert not sheet(out, "alice").exists()
    config.unlink()
    (out / "nbgrader" / ".torchkata").unlink()
    assert grade_again() == 0
    assert f"{out / 'nbgrader'} is not from torchkata" in capsys.readouterr().err
    assert not config.exists()
    shutil.rmtree(out / "nbgrader")
    for off in ({"gradebook": False}, {"formgrader": False}):
        assert grade_again(**off) == 0
        assert not (out / "nbgrader").exists()
    assert grade_again() == 0
    assert (sheet(out, "alice").is_file(), config.is_file()) == (True, True)


def test_a_new_output_folder_with_settings_of_others_is_refused(tmp_path, monkeypatch):
    from torchkata.errors import ClassError

    folder, out = hand_in(tmp_path / "class"), tmp_path / "out"
    out.mkdir()
    (out / "nbgrader_config.py").write_text("c = get_config()\n")
    with pytest.raises(ClassError, match=r"nbgrader_config\.py"):
        grade(monkeypatch, folder, out)
    assert [path.name for path in out.iterdir()] == ["nbgrader_config.py"]
    assert grade(monkeypatch, folder, out, gradebook=False) == 0


def test_late_work_is_marked_and_its_time_is_where_nbgrader_looks(graded):
    _, out = graded
    rows = rows_of(out)
    assert {student: row["late"] for student, row in rows.items() if row["late"]} == {"alice": "LATE"}
    assert "submitted 2026-06-02 10:00:00+02:00, due 2026-06-01 23:59:00+02:00" in rows["alice"]["note"]
    place = out / "nbgrader" / "submitted"
    assert (place / "alice" / FOLDER / "timestamp.txt").read_text() == "2026-06-02 08:00:00.500000 UTC\n"
    assert not (place / "bob" / FOLDER / "timestamp.txt").exists()


def test_a_time_that_is_no_longer_known_leaves_the_notebooks_folder(again):
    folder, out, grade_again = again
    (folder / "alice" / FOLDER / "timestamp.txt").unlink()
    assert grade_again(due=None) == 0
    assert not (out / "nbgrader" / "submitted" / "alice" / FOLDER / "timestamp.txt").exists()
    assert rows_of(out)["alice"]["late"] == ""

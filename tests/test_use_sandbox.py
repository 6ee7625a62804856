"""`use_sandbox` in a configuration, as the server of formgrader uses it: one student at a time, in one process."""

import shutil
from types import SimpleNamespace

import pytest
from torchkata.formats.nbgrader_api import quiet
from torchkata.notebooks import use_sandbox
from torchkata.notebooks.autograde import grading
from torchkata.notebooks.autograde.messages import Graded, Ready, Setup, digest_of
from torchkata.notebooks.configuration import FEEDBACK, GRADE, GRADING, HIDE, RESTORE, SANITIZING, SAVE, short_name

from tests.support.doors import SMALL_KIT
from tests.support.nbgrader_submissions import (
    ASSIGNMENT,
    DOUBLED,
    NOTEBOOK,
    RIGHT,
    THRICE,
    Submissions,
    make_gradebook,
    write_course,
)

with quiet():
    from nbgrader.api import Gradebook
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.converters import Autograde, GenerateFeedback
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config
    from traitlets.utils.importstring import import_item


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a course of nbgrader with one submission."""
    made = tmp_path_factory.mktemp("course")
    shutil.copytree(SMALL_KIT, made / "kit")
    write_course(made, made / "kit")
    make_gradebook(made)
    with quiet():
        assert api_of(made, Config()).generate_assignment(ASSIGNMENT)["success"]
    Submissions(made).write("ada", **{**RIGHT, "double": THRICE})
    yield made
    if grading._client:
        grading._client.close()


def api_of(folder, config):
    """Return what the server of formgrader calls."""
    config.CourseDirectory.update(root=str(folder), course_id="kata")
    return NbGraderAPI(CourseDirectory(config=config), config=config)


def autograde(folder, **words):
    """Grade the submission as the button of formgrader does; return the result and the grades by cell."""
    config = Config()
    use_sandbox(config, **{"course": str(folder / "kit"), "jobs": 1, **words})
    with quiet():
        done = api_of(folder, config).autograde(ASSIGNMENT, "ada")
        with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
            (notebook,) = book.find_submission(ASSIGNMENT, "ada").notebooks
            grades = {g.name: (g.auto_score, g.manual_score, g.needs_manual_grade) for g in notebook.grades}
    return SimpleNamespace(**done, grades=grades)


def test_the_steps_replace_those_that_nbgrader_has():
    for own, names in (
        (Autograde.sanitize_preprocessors, SANITIZING),
        (Autograde.autograde_preprocessors, GRADING),
        (GenerateFeedback.preprocessors, FEEDBACK),
    ):
        assert [import_item(name) for name in names] == own.default()
    config = Config()
    use_sandbox(config)
    use_sandbox(config)
    assert list(map(short_name, config.Autograde.autograde_preprocessors)) == [
        *("GradeInSandbox", "IgnorePattern", "ClearMetadataPreprocessor", "LimitOutput"),
        *("SaveSandboxGrades", "AssignLatePenalties", "CheckCellMetadata"),
    ]
    assert config.Autograde.sanitize_preprocessors == [RESTORE, *SANITIZING]
    assert config.GenerateFeedback.preprocessors == [HIDE, *FEEDBACK]
    for name in (GRADE, SAVE, RESTORE, HIDE, config.Autograde.exporter_class):
        assert import_item(name)


def test_steps_of_the_teacher_stay():
    config = Config()
    config.Autograde.autograde_preprocessors = [import_item(GRADING[0]), "own.Step", import_item(GRADING[4])]
    config.GenerateFeedback.preprocessors.append("own.Page")
    use_sandbox(config)
    assert config.Autograde.autograde_preprocessors == [GRADE, "own.Step", SAVE]
    assert config.GenerateFeedback.preprocessors == [HIDE, *FEEDBACK, "own.Page"]


def test_one_student_after_the_other_is_graded_by_one_process(folder, monkeypatch):
    first = autograde(folder)
    assert first.success, first.error
    assert "torchkata runs the submissions with isolation" in first.log
    assert first.grades[DOUBLED] == (0, None, False)
    process = grading._client
    monkeypatch.setenv("TORCHKATA_FEEDBACK", "minimal")
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        grade = book.find_grade(DOUBLED, NOTEBOOK, ASSIGNMENT, "ada")
        grade.manual_score = 1.5
        book.find_comment("double", NOTEBOOK, ASSIGNMENT, "ada").manual_comment = "Nearly."
        book.db.commit()
    Submissions(folder).write("ada", **RIGHT)
    second = autograde(folder)
    assert grading._client is process
    assert second.grades[DOUBLED] == (2, 1.5, True)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        assert book.find_comment("double", NOTEBOOK, ASSIGNMENT, "ada").comment == "Nearly."


def test_full_feedback_shows_what_the_rule_allows_of_hidden_checks(folder):
    Submissions(folder).write("ada", **{**RIGHT, "double": THRICE})
    assert autograde(folder, feedback="full").success
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        said = book.find_comment("double", NOTEBOOK, ASSIGNMENT, "ada").auto_comment
    hidden = said.partition("negative values are doubled: WRONG, 0/1\n\n")[2].partition("\n\n")[0]
    assert "    expected  -" in hidden


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"feedback": "minimall"}, "'minimall' is not known"),
        ({"jobs": "many"}, "jobs='many' in use_sandbox is not a number of processes"),
        ({"course": "/nowhere"}, "/nowhere"),
    ],
)
def test_what_is_wrong_in_the_configuration_is_said_and_no_mark_is_made(folder, words, said):
    done = autograde(folder, **words)
    assert not done.success
    assert said in done.log
    assert {needs for name, (_, _, needs) in done.grades.items()} == {True}


def test_a_notebook_that_changed_meanwhile_is_graded_again(tmp_path, monkeypatch):
    file = tmp_path / "small.ipynb"
    file.write_text("new")
    asked = []

    class Client:
        def ready(self):
            return Ready("full", 1)

        def ask(self, requests):
            asked.extend(requests)

        def alive(self):
            return True

        def result(self, number):
            return Graded(number, digest_of(b"old" if number == asked[0].number else b"new"))

    monkeypatch.setattr(grading, "client_for", lambda setup: Client())
    plan = SimpleNamespace(exercises=(ASSIGNMENT,), replaced={})
    log = SimpleNamespace(info=str)
    run = grading.Run(Setup("course", (ASSIGNMENT,)), {"small": plan}, [file], log)
    assert run.result(file).content == digest_of(b"new")
    assert len(asked) == 2


def test_what_nbgrader_will_not_convert_again_is_not_graded(tmp_path):
    stamps = {"again": ("2026-01-01 10:00:00 UTC", "2026-01-02 10:00:00 UTC"), "before": ("", ""), "new": None}
    for student, times in stamps.items():
        for step, stamp in zip(("autograded", "submitted"), times or ("",), strict=False):
            place = tmp_path / ("submitted" if times is None else step) / student / ASSIGNMENT
            place.mkdir(parents=True)
            (place / f"{NOTEBOOK}.ipynb").write_text("{}")
            if stamp:
                (place / "timestamp.txt").write_text(stamp)
    folders = CourseDirectory(config=Config(CourseDirectory={"root": str(tmp_path), "assignment_id": ASSIGNMENT}))
    converter = Autograde(coursedir=folders)
    converter.init_notebooks()
    students = [file.parts[-3] for file in grading.files_to_grade(converter)]
    assert students == ["again", "new"]
    converter.force = True
    assert len(list(grading.files_to_grade(converter))) == 3

"""The workflows for GitHub and Classroom 50: valid, safe, and run here as far as they are ours."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest
import yaml

from tests.support.doors import ROOT, run_command, with_function
from tests.support.records import check_schema
from tests.support.repositories import needs_git
from tests.support.workflows import make_key, run_bash, use_this_python

CI = ROOT / "docs" / "ci"
WRONG = with_function(
    "double", "def double(values):\n    print('::notice::10/10')\n    return [3.0 * v for v in values]"
)
RUNNER = {
    "CLASSROOM": "spring",
    "ASSIGNMENT": "week-1",
    "ASSIGNMENT_TYPE": "individual",
    "USERNAME": "alice",
    "SUBMISSION_TAG": "submit/2026-06-01T14-32-05Z-a1b2c3d",
    "COMMIT_URL": "https://example.org/commit/a1b2c3d",
    "RELEASE_URL": "https://example.org/releases/1",
}
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]


def github():
    return yaml.safe_load((CI / "github.yml").read_text(encoding="utf-8"))


def scripts():
    """Return every script in the file."""
    steps = [step for job in github()["jobs"].values() for step in job["steps"]]
    return [step["run"] for step in steps if "run" in step]


@pytest.fixture(scope="module")
def whole_kit(tmp_path_factory):
    """Return the folder of a whole kit of the small exercise."""
    return make_key(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def key(whole_kit, tmp_path):
    """Return a private repository's working copy, with an environment in which nothing is installed."""
    key = shutil.copytree(whole_kit, tmp_path / "key")
    use_this_python(key / ".venv")
    return key


@pytest.fixture
def submission(tmp_path):
    folder = tmp_path / "submission"
    folder.mkdir()
    (folder / "small.py").write_text(WRONG)
    return folder


def assert_no_hidden_check_is_explained(log, record):
    assert (record["points"], record["hidden_checks"], record["isolation"]) == (5, True, "container")
    failed = [check for exercise in record["exercises"] for check in exercise["checks"] if check["verdict"] == "WRONG"]
    hidden = [check for check in failed if not check["visible"]]
    assert len(hidden) == 3
    assert not any(check["message"] or check["hint"] or check["output"] for check in hidden)
    assert log.count("expected  ") == sum(check["visible"] for check in failed)
    assert "the same as at" not in log  # nothing is said of them, so there is nothing to repeat


def test_every_command_of_ours_is_known():
    known = re.findall(r"^    ([a-z-]+)\b", run_command("--help").stdout, re.MULTILINE)
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    lines = [line for script in scripts() for line in script.splitlines()]
    verbs = [found for line in lines for found in re.findall(r"-m torchkata ([a-z-]+)(.*)", line)]
    made = [found for line in lines for found in re.findall(r"\bmake ([a-z-]+)", line)]
    assert [verb for verb, _ in verbs] == ["grade"]
    assert made == ["doctor"]
    assert set(made) <= set(targets)
    for verb, options in verbs:
        assert verb in known
        described = run_command(verb, "--help").stdout
        assert {"--isolation", "--feedback"} <= set(re.findall(r"--[a-z-]+", options))
        assert set(re.findall(r"--[a-z-]+", options)) <= set(re.findall(r"--[a-z-]+", described))


def test_github_gives_the_key_to_pushes_only_and_keeps_no_credentials():
    workflow = github()
    assert list(workflow[True]) == ["push", "pull_request", "workflow_call"]  # YAML 1.1 reads "on" as a truth value
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["grade"]["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["grade"]["if"] == "github.event_name == 'push'"
    checkouts = [step["with"] for step in workflow["jobs"]["grade"]["steps"] if "checkout" in step.get("uses", "")]
    assert [checkout["persist-credentials"] for checkout in checkouts] == [False, False]
    assert "secrets." in str(checkouts[1])
    elsewhere = [step for job in workflow["jobs"].values() for step in job["steps"] if step.get("with") != checkouts[1]]
    assert "secrets." not in str(elsewhere)


def test_github_reads_no_variable_that_whoever_may_push_can_set():
    """With the API of GitHub, write access is enough to set variables of a repository."""
    assert "vars." not in str(github())
    assert not any("${{" in script for script in scripts())


def test_actions_are_named_by_commit_with_the_version_beside_it():
    text = (CI / "github.yml").read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert len(used) == 6
    assert all(re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)


def test_a_caller_can_set_what_a_push_can():
    workflow = github()
    inputs = workflow[True]["workflow_call"]["inputs"]
    used = re.findall(r"inputs\.([a-z-]+)", str(workflow["env"]))
    assert list(inputs) == used
    assert all(one == {"type": "string", "default": ""} for one in inputs.values())


def test_every_option_of_the_grading_step_is_known():
    described = run_command("grade", "--help").stdout
    used = re.findall(r"--[a-z][a-z-]+", github_step("Grade"))
    assert {
        *["--require-all", "--fail-on", "--write", "--due", "--submitted", "--only", "--isolation", "--feedback"]
    } == set(used)
    assert [option for option in used if option not in described] == []


def test_the_workflow_on_the_page_calls_ours_with_inputs_and_secrets_that_it_has():
    page = (CI / "README.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    job = yaml.safe_load(text)["jobs"]["grade"]
    called = github()[True]["workflow_call"]
    assert set(job["with"]) <= set(called["inputs"])
    assert set(job["secrets"]) == set(called["secrets"])
    assert job["permissions"] == github()["jobs"]["grade"]["permissions"]


def github_step(name):
    (step,) = [step for step in github()["jobs"]["grade"]["steps"] if step.get("name") == name]
    return step["run"]


@pytest.fixture
def push(key, submission):
    """Return a function that grades and shows a push as GitHub does: step by step, in the layout of the runner."""

    def run(**setting):
        defaults = {"FAIL_ON": "not-graded", "EXERCISES": "", "DUE": "", "SUBMITTED": "1780351141"}
        graded = run_bash(github_step("Grade"), key, **{**defaults, **setting})
        files = {name: key.parent / name for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
        for file in files.values():
            file.write_text("before\n")  # both are appended to
        shown = run_bash(github_step("Show the result"), key.parent, **{name: str(f) for name, f in files.items()})
        assert shown.returncode == 0, shown.stderr
        texts = {name: file.read_text(encoding="utf-8").removeprefix("before\n") for name, file in files.items()}
        return graded, shown.stdout, texts["GITHUB_STEP_SUMMARY"], texts["GITHUB_OUTPUT"]

    return run


def test_a_push_shows_its_points_in_the_summary_beside_the_code_and_as_an_output(push, key):
    graded, log, summary, output = push()
    assert graded.returncode == 0, graded.stderr
    record = json.loads((key.parent / "results" / "record.json").read_text())
    assert_no_hidden_check_is_explained(graded.stdout, record)
    assert "late" not in record
    first, *_, last = graded.stdout.splitlines()
    token = first.removeprefix("::stop-commands::")
    assert len(token) == 36
    assert last == f"::{token}::"
    assert "# 5 of 10 points" in summary
    assert [summary.count(word) for word in ("expected  2\ngot       3", "**WRONG**")] == [1, 1]
    first, second, *more = log.splitlines()
    assert first == "::notice title=torchkata::5 of 10 points"
    assert second.startswith("::error file=small.py,line=")
    assert more == []
    assert output == "points=5 of 10\n"
    assert {file.name for file in (key.parent / "results").iterdir()} == {
        *("record.json", "summary.md", "annotations.txt", "badge.json", "junit.xml")
    }


@pytest.mark.parametrize(
    ("source", "setting", "status"),
    [
        (WRONG, "never", 0),
        (WRONG, "below:60%", 3),
        ("def double(:", "never", 0),
        ("def double(:", "not-graded", 3),
        (None, "not-graded", 3),
        (None, "never", 0),
    ],
)
def test_a_push_is_red_where_the_setting_says_and_always_shows_why(push, submission, source, setting, status):
    (submission / "small.py").unlink()
    if source:
        (submission / "small.py").write_text(source)
    graded, log, summary, output = push(FAIL_ON=setting)
    assert graded.returncode == status, graded.stderr
    shown = {None: "nothing handed in", WRONG: "5 of 10 points"}.get(source, "0 of 10 points")
    for text in (log, summary):
        assert shown in text
    assert output == f"points={shown.removesuffix(' points')}\n"
    assert ("could not be graded" in log) == (source == "def double(:")


def test_a_push_that_the_grader_failed_in_is_red_and_says_whose_fault_it_is(push, key):
    hidden = key / "solutions" / "01_small" / "test_hidden.py"
    hidden.write_text(hidden.read_text().replace("assert_close(student.total([]), 0.0, rtol=0)", "1 / 0"))
    graded, log, summary, _ = push(FAIL_ON="never")
    assert graded.returncode == 2
    assert "::error title=The grader itself failed::" in log
    assert "a fault of the grader, which costs no points" in summary


def test_a_setting_that_means_nothing_is_red_and_says_that_nothing_was_graded(push):
    graded, log, summary, output = push(FAIL_ON="sometimes")
    assert graded.returncode == 1
    assert "'sometimes' is not never, not-graded" in graded.stderr
    assert log.startswith("::error title=Nothing was graded::This says nothing about the submission.")
    assert (summary, output) == ("Nothing was graded. The log of this run says why.\n", "")


@pytest.mark.parametrize(("submitted", "late"), [("1780351140", False), ("1780351141", True)])
def test_a_push_after_the_due_date_is_marked_as_late_and_keeps_its_points(push, key, submitted, late):
    graded, log, summary, output = push(DUE="2026-06-01T23:59+02:00", SUBMITTED=submitted)
    assert (graded.returncode, output) == (0, "points=5 of 10\n")
    assert json.loads((key.parent / "results" / "record.json").read_text())["late"] is late
    assert ("LATE: submitted 2026-06-01 23:59:01+02:00" in log) == ("LATE" in summary) == late


def test_a_push_is_graded_in_the_exercises_that_are_named(push):
    graded, *_ = push(EXERCISES="small")
    assert graded.returncode == 0, graded.stderr
    graded, *_ = push(EXERCISES="small other")
    assert graded.returncode == 1
    assert "other" in graded.stderr


@needs_git
def test_the_entry_file_of_classroom50_writes_a_result(key, submission):
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "my work"]):
        subprocess.run([*GIT, *words], cwd=submission, check=True)
    (submission.parent / "of-the-runner").write_text("")
    (submission / "result.json").symlink_to(submission.parent / "of-the-runner")
    environment = {**os.environ, **RUNNER, "TORCHKATA_KIT": str(key)}
    command = [sys.executable, CI / "classroom50_autograder.py"]
    done = subprocess.run(command, cwd=submission, env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    assert (submission.parent / "of-the-runner").read_text() == ""  # no link that was committed says where it goes
    result = json.loads((submission / "result.json").read_text())
    check_schema("classroom50", result)
    assert (result["score"], result["max-score"]) == (500, 1000)
    (submission / "small.py").unlink()
    (submission / "result.json").unlink()
    (submission / "result.json").mkdir()
    done = subprocess.run(command, cwd=submission, env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 1
    assert "nothing to grade" in done.stderr
    assert not (submission / "result.json").exists()


@pytest.mark.parametrize("name", ["TORCHKATA_KIT", "TORCHKATA_PYTHON"])
def test_the_entry_file_of_classroom50_refuses_what_does_not_exist(submission, name):
    environment = {**os.environ, **RUNNER, "TORCHKATA_KIT": str(submission), name: "/no/such/place"}
    command = [sys.executable, CI / "classroom50_autograder.py"]
    done = subprocess.run(command, cwd=submission, env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name} is '/no/such/place': there is no such ")


@needs_git
def test_the_entry_file_of_classroom50_grades_the_exercises_of_its_assignment(key, submission):
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "my work"]):
        subprocess.run([*GIT, *words], cwd=submission, check=True)
    source = (CI / "classroom50_autograder.py").read_text(encoding="utf-8")
    for exercises, status, said in (("small", 0, "5/10"), ("other", 1, "other")):
        file = key.parent / "autograder.py"
        file.write_text(source.replace("] = ()", f"] = ({exercises!r},)"))
        environment = {**os.environ, **RUNNER, "TORCHKATA_KIT": str(key)}
        command = [sys.executable, file]
        done = subprocess.run(command, cwd=submission, env=environment, capture_output=True, text=True, timeout=240)
        assert done.returncode == status, done.stderr
        assert said in done.stdout + done.stderr


def test_the_page_names_the_variables_of_classroom50():
    page = (CI / "README.md").read_text(encoding="utf-8")
    pairs = [
        word.split("=", 1) for line in re.findall(r"^export (.*)$", page, re.MULTILINE) for word in shlex.split(line)
    ]
    assert {name: value for name, value in pairs if name != "TORCHKATA_KIT"} == RUNNER


def test_the_page_names_files_that_exist():
    page = (ROOT / "docs" / "private-key.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(docs/[\w/.-]+)`", page))
    assert len(named) == 5
    assert all((ROOT / name).is_file() for name in named)

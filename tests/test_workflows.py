"""The workflow files for teachers: valid, safe, and run here as far as they are ours."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile

import pytest
import yaml

from tests.support.doors import ROOT, SMALL_KIT, run_command, with_function
from tests.support.records import check_schema

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
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="scripts of runners: git is not installed")
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]


def github():
    return yaml.safe_load((CI / "github.yml").read_text(encoding="utf-8"))


def gitlab():
    return yaml.safe_load((CI / "gitlab-ci.yml").read_text(encoding="utf-8"))


def scripts():
    """Return every script in the two files."""
    steps = [step for job in github()["jobs"].values() for step in job["steps"]]
    return [*(step["run"] for step in steps if "run" in step), *gitlab()["grade"]["script"]]


def write_program(file, script):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


@pytest.fixture
def key(tmp_path):
    """Return a private repository's working copy: a kit of the small exercise, with its answer key."""
    archive = tmp_path / "kit.zip"
    assert run_command("--course", SMALL_KIT, "student-kit", "--out", archive).returncode == 0
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path)
    key = (tmp_path / "torchkata").rename(tmp_path / "key")
    shutil.copytree(SMALL_KIT / "solutions", key / "solutions", ignore=shutil.ignore_patterns("__pycache__"))
    write_program(key / ".venv" / "bin" / "python", f'exec {shlex.quote(sys.executable)} "$@"')
    (key / ".venv" / "ready").touch()
    return key


@pytest.fixture
def submission(tmp_path):
    folder = tmp_path / "submission"
    folder.mkdir()
    (folder / "small.py").write_text(WRONG)
    return folder


def run_bash(script, folder, **variables):
    """Run a script as the runners do: it ends at the first command that fails."""
    environment = {**os.environ, **variables}
    command = ["bash", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=240)


def assert_no_hidden_check_is_explained(log, record):
    assert (record["points"], record["hidden_checks"], record["isolation"]) == (5, True, "container")
    failed = [check for exercise in record["exercises"] for check in exercise["checks"] if check["verdict"] == "WRONG"]
    hidden = [check for check in failed if not check["visible"]]
    assert len(hidden) == 3
    assert not any(check["message"] or check["hint"] or check["output"] for check in hidden)
    assert log.count("expected  ") == sum(check["visible"] for check in failed)


def test_every_command_of_ours_is_known():
    known = re.findall(r"^    ([a-z-]+)\b", run_command("--help").stdout, re.MULTILINE)
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    lines = [line for script in scripts() for line in script.splitlines()]
    verbs = [found for line in lines for found in re.findall(r"-m torchkata ([a-z-]+)(.*)", line)]
    made = [found for line in lines for found in re.findall(r"\bmake ([a-z-]+)", line)]
    assert [verb for verb, _ in verbs] == ["grade", "grade"]
    assert made == ["doctor", "doctor"]
    assert set(made) <= set(targets)
    for verb, options in verbs:
        assert verb in known
        described = run_command(verb, "--help").stdout
        assert {"--isolation", "--feedback"} <= set(re.findall(r"--[a-z-]+", options))
        assert set(re.findall(r"--[a-z-]+", options)) <= set(re.findall(r"--[a-z-]+", described))


def test_github_gives_the_key_to_pushes_only_and_keeps_no_credentials():
    workflow = github()
    assert workflow[True] == ["push", "pull_request"]  # YAML 1.1 reads the word "on" as a truth value
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["grade"]["if"] == "github.event_name == 'push'"
    checkouts = [step["with"] for step in workflow["jobs"]["grade"]["steps"] if "checkout" in step.get("uses", "")]
    assert [checkout["persist-credentials"] for checkout in checkouts] == [False, False]
    assert "secrets." in str(checkouts[1])
    elsewhere = [step for job in workflow["jobs"].values() for step in job["steps"] if step.get("with") != checkouts[1]]
    assert "secrets." not in str(elsewhere)


def test_the_grading_step_of_github_grades_with_the_key(key, submission):
    (step,) = [step for step in github()["jobs"]["grade"]["steps"] if step.get("name") == "Grade"]
    done = run_bash(step["run"], key)
    assert done.returncode == 0, done.stderr
    record = json.loads((key.parent / "record.json").read_text())
    assert_no_hidden_check_is_explained(done.stdout, record)
    first, *_, last = done.stdout.splitlines()
    token = first.removeprefix("::stop-commands::")
    assert len(token) == 36
    assert last == f"::{token}::"


def test_the_grading_step_of_github_fails_where_the_grader_does(key, submission):
    (step,) = [step for step in github()["jobs"]["grade"]["steps"] if step.get("name") == "Grade"]
    hidden = key / "solutions" / "01_small" / "test_hidden.py"
    hidden.write_text(hidden.read_text().replace("assert_close(student.total([]), 0.0, rtol=0)", "1 / 0"))
    assert run_bash(step["run"], key).returncode == 2


@needs_git
def test_the_script_of_gitlab_grades_with_the_key(key, submission):
    (key / ".venv").rename(key.parent / "prepared")
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "key"]):
        subprocess.run([*GIT, *words], cwd=key, check=True)
    (submission / "record.json").mkdir()
    programs = key.parent / "programs"
    write_program(programs / "make", f'echo "made $@"; cp -r {key.parent}/prepared .venv')  # nothing is installed here
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    place = {"CI_PROJECT_DIR": str(submission), "TMPDIR": str(key.parent), "TORCHKATA_KEY_URL": key.as_uri()}
    script = "\n".join(gitlab()["grade"]["script"])
    done = run_bash(script, submission, PATH=path, TORCHKATA_PIP_ARGS="--no-index --quiet", **place)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("made doctor PIP_ARGS=--no-index --quiet\n")
    assert_no_hidden_check_is_explained(done.stdout, json.loads((submission / "record.json").read_text()))


def test_the_script_of_gitlab_says_that_a_fork_has_no_key(submission):
    done = run_bash("\n".join(gitlab()["grade"]["script"]), submission, TORCHKATA_KEY_URL="")
    assert done.returncode == 1
    assert done.stdout.startswith("The answer key is not available to forks")


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


def test_the_page_names_files_that_exist():
    page = (ROOT / "docs" / "private-key.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(docs/[\w/.-]+)`", page))
    assert len(named) == 3
    assert all((ROOT / name).is_file() for name in named)

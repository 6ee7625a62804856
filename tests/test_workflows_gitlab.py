"""The workflows for GitLab, and those that fetch: valid, and run here as far as they are ours."""

import csv
import json
import os
import re
import shutil
from xml.etree import ElementTree

import pytest
import yaml

from tests.support.doors import ROOT, run_command, with_function
from tests.support.repositories import commit, git, needs_git
from tests.support.workflows import make_key, run_bash, use_this_python, write_program

CI = ROOT / "docs" / "ci"
WRONG = with_function(
    "double", "def double(values):\n    print('Points in percent: 100.0')\n    return [3.0 * v for v in values]"
)
PUSHED = "2026-06-01T21:59:01Z"
pytestmark = needs_git


def read(name):
    return yaml.safe_load((CI / name).read_text(encoding="utf-8"))


def steps_of_github():
    return {step.get("name"): step for step in read("github-fetch.yml")["jobs"]["fetch"]["steps"]}


SCRIPTS = {
    "gitlab-ci.yml": "\n".join(read("gitlab-ci.yml")["grade"]["script"]),
    "gitlab-fetch.yml": "\n".join(read("gitlab-fetch.yml")["fetch"]["script"]),
    "github-fetch.yml": "\n".join(step["run"] for step in steps_of_github().values() if "run" in step),
}


@pytest.fixture(scope="module")
def whole_kit(tmp_path_factory):
    return make_key(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def key(whole_kit, tmp_path):
    """Return a private repository's working copy: a kit of the small exercise, with its answer key."""
    return shutil.copytree(whole_kit, tmp_path / "key")


@pytest.fixture
def push(key, tmp_path):
    """Return a function that runs the job of a push as GitLab does: in a folder that may hold what was there before."""
    use_this_python(tmp_path / "prepared")
    programs = tmp_path / "programs"
    write_program(programs / "make", f'echo "made $@"; cp -r {tmp_path}/prepared .venv')  # nothing is installed here
    commit(key, "", name="note.txt")
    work, place = tmp_path / "work", tmp_path / "builds"
    work.mkdir()
    place.mkdir()

    def run(**variables):
        student = tmp_path / "student"
        known = {
            **read("gitlab-ci.yml")["variables"],
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "TMPDIR": str(work),
            "CI_PROJECT_DIR": str(place),
            "CI_REPOSITORY_URL": student.as_uri(),
            "CI_COMMIT_SHA": git(student, "rev-parse", "HEAD"),
            "CI_PIPELINE_CREATED_AT": PUSHED,
            "TORCHKATA_KEY_URL": key.as_uri(),
            "TORCHKATA_PIP_ARGS": "--no-index --quiet",
        }
        return run_bash(SCRIPTS["gitlab-ci.yml"], place, **{**known, **variables})

    run.place, run.student = place, tmp_path / "student"
    return run


def points_of(log):
    """Return the points as GitLab finds them in a log: the number in the last line that fits."""
    pattern = read("gitlab-ci.yml")["grade"]["coverage"].strip("/")
    found = [match[0] for line in log.splitlines() if (match := re.search(pattern, line))]
    return re.search(r"\d+(\.\d+)?", found[-1])[0] if found else None


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_command_and_option_of_ours_is_known(name):
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(re.findall(r"^make ([a-z-]+)", SCRIPTS[name], re.MULTILINE)) == {"doctor"} <= set(targets)
    ours = "\n".join(re.findall(r".*\bset -- .*|.*-m torchkata .*", SCRIPTS[name]))
    verbs = re.findall(r"-m torchkata ([a-z-]+)", ours)
    assert verbs == {"gitlab-ci.yml": ["grade"]}.get(name, ["fetch", "class"])
    described = "".join(run_command(verb, "--help").stdout for verb in verbs)
    assert set(re.findall(r"--[a-z][a-z-]+", ours)) <= set(re.findall(r"--[a-z-]+", described))
    assert "--isolation container --feedback minimal" in ours


def test_a_push_to_gitlab_is_graded_with_the_key(push):
    commit(push.student, WRONG)
    (push.place / "record.json").mkdir()
    (push.place / ".cache").mkdir()
    (push.place / "report.xml").symlink_to(push.student / "small.py")
    done = push()
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("made doctor PIP_ARGS=--no-index --quiet\n")
    assert sorted(path.name for path in push.place.iterdir()) == ["record.json", "report.xml"]
    record = json.loads((push.place / "record.json").read_text())
    assert (record["points"], record["hidden_checks"], record["isolation"]) == (5, True, "container")
    checks = [check for exercise in record["exercises"] for check in exercise["checks"] if check["verdict"] == "WRONG"]
    hidden = [check for check in checks if not check["visible"]]
    assert len(hidden) == 3
    assert not any(check["message"] or check["hint"] or check["output"] for check in hidden)
    assert done.stdout.count("expected  ") == len(checks) - len(hidden)
    report = ElementTree.parse(push.place / "report.xml")
    assert len(report.findall(".//failure")) == len(checks)
    assert points_of(done.stdout) == "50.0"
    assert (push.student / "small.py").read_text() == WRONG


def test_what_a_student_commits_beside_the_answer_is_no_result_and_no_link(push):
    commit(push.student, "not a record", name="record.json")
    (push.student / "report.xml").symlink_to("/etc/passwd")
    (push.student / "small.py").symlink_to("/etc/passwd")
    commit(push.student, "*.py filter=lfs\n", name=".gitattributes")
    done = push()
    assert done.returncode == 3, done.stdout + done.stderr
    assert json.loads((push.place / "record.json").read_text())["points"] == 0
    assert "root:" not in (push.place / "report.xml").read_text() + done.stdout
    assert points_of(done.stdout) in (None, "0.0")


@pytest.mark.parametrize(
    ("variables", "status"),
    [
        ({"TORCHKATA_FAIL_ON": "below:60%"}, 3),
        ({"TORCHKATA_FAIL_ON": "sometimes"}, 1),
        ({"TORCHKATA_EX": "small 01_small"}, 0),
        ({"TORCHKATA_EX": "small other"}, 1),
        ({"TORCHKATA_DUE": "2026-06-01T23:59+02:00"}, 0),
    ],
)
def test_the_teacher_sets_when_a_push_is_red_what_is_graded_and_when_it_is_late(push, variables, status):
    commit(push.student, WRONG)
    done = push(**variables)
    assert done.returncode == status, done.stdout + done.stderr
    assert (push.place / "record.json").exists() == (status != 1)
    assert points_of(done.stdout) == (None if status == 1 else "50.0")
    assert ("LATE" in done.stderr) == ("TORCHKATA_DUE" in variables)


def test_where_the_grader_failed_no_points_are_shown(push, key):
    hidden = key / "solutions" / "01_small" / "test_hidden.py"
    hidden.write_text(hidden.read_text().replace("assert_close(student.total([]), 0.0, rtol=0)", "1 / 0"))
    commit(key, "", name="note.txt")
    commit(push.student, WRONG)
    done = push()
    assert done.returncode == 2
    assert points_of(done.stdout) is None


def test_without_a_key_nothing_is_graded_and_nothing_old_is_published(push):
    commit(push.student, WRONG)
    (push.place / "record.json").write_text("planted")
    done = push(TORCHKATA_KEY_URL="")
    assert done.returncode == 1
    assert done.stdout.startswith("The answer key is not available to forks")
    assert list(push.place.iterdir()) == []


def test_the_job_of_a_push_has_no_cache_and_nothing_of_the_repository_before_its_script():
    job = read("gitlab-ci.yml")["grade"]
    assert job["variables"] == {"GIT_STRATEGY": "none"}
    assert not {"cache", "before_script", "needs", "dependencies"} & job.keys()
    assert job["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'}]
    assert "spec" not in read("gitlab-ci.yml")  # inputs could be set by whoever starts a pipeline


@pytest.fixture
def course(key, tmp_path):
    """Return the checkout of the key with a list of three repositories, one of which is not there."""
    use_this_python(key / ".venv")
    write_program(tmp_path / "programs" / "make", "")
    commit(tmp_path / "ada", WRONG, "2026-01-20T12:00:00+00:00")
    commit(tmp_path / "bob", "late = 1\n", "2026-02-20T12:00:00+00:00")
    lines = [f"{name},{tmp_path / name}" for name in ("ada", "bob", "cy")]
    (key / "students.csv").write_text("\n".join(["student,repository", *lines, ""]))
    (key / "export.csv").write_text("Student,ID,SIS Login ID,Homework (1)\nPoints Possible,,,10\nA,1,ada,\nB,2,bob,\n")
    return key


def run_gitlab(course, **variables):
    path = f"{course.parent / 'programs'}{os.pathsep}{os.environ['PATH']}"
    given = {**read("gitlab-fetch.yml")["variables"], "TORCHKATA_FETCH_SERVER": "https://gitlab.example.org"}
    token = {"TORCHKATA_FETCH_TOKEN": "hunter2secret", "TORCHKATA_FETCH_USER": "bot"}
    return run_bash(SCRIPTS["gitlab-fetch.yml"], course, PATH=path, **{**given, **token, **variables})


def run_github(course, **variables):
    """Run the steps for fetching and grading; the summary stands after what they print."""
    summary = course.parent / "summary.md"
    given = {"LIST": "students.csv", "BEFORE": "", "EXERCISES": "", "FILL": "", "GITHUB_STEP_SUMMARY": str(summary)}
    names = {"TORCHKATA_BEFORE": "BEFORE", "TORCHKATA_EX": "EXERCISES", "TORCHKATA_FILL": "FILL"}
    given |= {names[name]: value for name, value in variables.items()}
    token = {"TORCHKATA_FETCH_TOKEN": "hunter2secret", "TORCHKATA_FETCH_SERVER": "https://github.com"}
    steps = steps_of_github()
    fetched = run_bash(steps["Fetch"]["run"], course, **given, **token)
    if fetched.returncode:
        return fetched
    graded = run_bash(steps["Grade"]["run"], course, **given)
    for done in (fetched, graded):
        first, *_, last = done.stdout.splitlines()
        assert last == f"::{first.removeprefix('::stop-commands::')}::"
    graded.stdout = fetched.stdout + graded.stdout
    assert "ada" in summary.read_text()
    return graded


def grades_of(course):
    with (course / "work" / "graded" / "grades.csv").open(encoding="utf-8-sig", newline="") as opened:
        return {row["student"]: (row["status"], row["total"]) for row in csv.DictReader(opened)}


@pytest.mark.parametrize("run", [run_gitlab, run_github], ids=["gitlab", "github"])
def test_the_grader_fetches_grades_and_fills(course, run):
    done = run(course, TORCHKATA_FILL="export.csv", TORCHKATA_EX="small")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Repositories: 2 new or changed, 1 not fetched" in done.stdout
    assert grades_of(course) == {"ada": ("graded", "5"), "bob": ("graded", "0"), "cy": ("not taken", "")}
    assert "A,1,ada,5" in (course / "work" / "graded" / "fill" / "export.csv").read_text()
    assert "hunter2" not in done.stdout + done.stderr
    done = run(course, TORCHKATA_BEFORE="2026-02-01T00:00Z")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Repositories: 1 unchanged, 1 without a commit that counts, 1 not fetched" in done.stdout
    assert grades_of(course) == {"ada": ("graded", "5"), "bob": ("nothing handed in", ""), "cy": ("not taken", "")}
    done = run(course, TORCHKATA_BEFORE="2026-02-01")
    assert done.returncode == 1
    assert "give date, time and time zone" in done.stderr


def test_the_token_is_gone_where_students_code_runs():
    script = SCRIPTS["gitlab-fetch.yml"]
    assert (
        script.index("torchkata fetch") < script.index("unset TORCHKATA_FETCH_TOKEN") < script.index("torchkata class")
    )
    steps = steps_of_github()
    assert [name for name, step in steps.items() if "secrets." in str(step)] == ["Fetch"]


def test_only_teachers_start_what_fetches_and_only_by_schedule_or_hand():
    workflow = read("github-fetch.yml")
    assert list(workflow[True]) == ["schedule", "workflow_dispatch"]  # YAML 1.1 reads the word "on" as a truth value
    assert (workflow["permissions"], workflow["jobs"]["fetch"]["permissions"]) == ({}, {"contents": "read"})
    (rule,) = read("gitlab-fetch.yml")["fetch"]["rules"]
    assert re.findall(r'"(\w+)"', rule["if"]) == ["schedule", "web"]
    assert not any("${{" in script for script in SCRIPTS.values())


def test_actions_and_images_are_named_exactly():
    used = re.findall(r"uses: (.*)", (CI / "github-fetch.yml").read_text(encoding="utf-8"))
    assert len(used) == 5
    assert all(re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)
    images = {read("gitlab-ci.yml")["variables"]["TORCHKATA_IMAGE"], read("gitlab-fetch.yml")["fetch"]["image"]}
    assert len(images) == 1
    assert re.fullmatch(r"python:\d+\.\d+\.\d+-\w+", images.pop())

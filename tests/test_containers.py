"""The image and the dev container: no answer key, a plain user, the right packages. No container is started here."""

import json
import re
import shutil
import subprocess

import jsonschema
import pytest

from tests.support.doors import ROOT, run_command
from tests.support.images import copied, is_sent, stages_of

DOCKERFILE, IGNORED = ROOT / "Dockerfile", ROOT / ".dockerignore"
DEV = ROOT / ".devcontainer" / "devcontainer.json"
PAGE = ROOT / "docs" / "containers.md"
PACKAGES = "/home/learner/torchkata/.venv"
COMMAND = {"type": "string"}
SCHEMA = {  # the part of devContainer.base.schema.json of containers.dev that is used here, written from that file
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"},
        "image": {"type": "string"},
        "build": {
            "type": "object",
            "additionalProperties": False,
            "required": ["dockerfile"],
            "properties": {
                "dockerfile": {"type": "string"},
                "context": {"type": "string"},
                "args": {"type": "object", "additionalProperties": {"type": "string"}},
            },
        },
        "init": {"type": "boolean"},
        "remoteUser": {"type": "string"},
        "postCreateCommand": COMMAND,
        "postStartCommand": COMMAND,
        "customizations": {"type": "object"},
    },
    "oneOf": [{"required": ["image"]}, {"required": ["build"]}],
}


@pytest.fixture(scope="module")
def stages():
    return stages_of(DOCKERFILE)


@pytest.fixture(scope="module")
def dev():
    return json.loads(DEV.read_text(encoding="utf-8"))


def repository_files():
    """Return what is in the repository; where it is none, what lies in these folders."""
    folders = ("exercises", "solutions", "tests", "docs", "grader", "requirements", ".devcontainer")
    return [str(file.relative_to(ROOT)) for name in folders for file in (ROOT / name).rglob("*") if file.is_file()]


def test_no_answer_and_no_submission_reaches_the_builder():
    sent = [file for file in repository_files() if is_sent(file, IGNORED)]
    assert {file.split("/")[0] for file in sent} == {"grader", "requirements"}
    assert not [file for file in sent if "__pycache__" in file or ".egg-info" in file]
    for file in ("solutions/seed.txt", ".git/config", ".venv/pyvenv.cfg", "homework-5/ada/mse_sweep.py", "grades.csv"):
        assert not is_sent(file, IGNORED), file


def test_the_image_copies_only_what_reaches_the_builder(stages):
    for step in (step for stage in stages for step in stage if step.word in ("COPY", "ADD")):
        origin, sources, _ = copied(step)
        for source in sources:
            assert origin == "engine" or (is_sent(source, IGNORED) and (ROOT / source).exists()), step


def test_the_image_ends_as_a_plain_user_who_installs_the_packages(stages):
    *_, image = stages
    assert image[-1].user == "learner"
    (set_up,) = [step for step in image if "prepare.py" in step.text and step.word == "RUN"]
    assert (set_up.user, f"{set_up.folder}/.venv") == ("learner", PACKAGES)
    assert any("useradd" in step.text and "learner" in step.text for step in image)
    assert f"PATH={PACKAGES}/bin:$PATH" in [step.text for step in image if step.word == "ENV"]


def test_the_set_up_in_the_image_has_its_scripts_and_a_file_of_each_role(stages):
    *_, image = stages
    (roles,) = re.findall(r"^\| `ROLE` \| (.*?):", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"`(\w+)`", roles)
    assert {f"{role}.txt" for role in named} == {file.name for file in (ROOT / "requirements").iterdir()}
    assert f"ROLE={named[0]}" in [step.text for step in image if step.word == "ARG"]
    scripts = [source for step in image if step.word == "COPY" for source in copied(step)[1] if source.endswith(".py")]
    used = (ROOT / "grader/torchkata/release/student").glob("*.py")
    assert sorted(scripts) == sorted(str(file.relative_to(ROOT)) for file in used)


def test_the_python_of_the_image_is_one_that_the_engine_runs_on_and_the_same_in_all_stages(stages):
    (version,) = {re.search(r"python:(\d+)\.(\d+)\.\d+-slim", stage[0].text).groups() for stage in stages}
    (oldest,) = re.findall(r'requires-python = ">=3\.(\d+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert tuple(map(int, version)) >= (3, int(oldest))


def test_no_registry_or_index_is_named():
    for file in (DOCKERFILE, DEV, DEV.with_name("use_packages.sh"), IGNORED):
        assert "://" not in file.read_text(encoding="utf-8"), file


def run_refusal(stages, tmp_path, machine, pip_args):
    (tmp_path / "uname").write_text(f"#!/bin/sh\necho {machine}\n")
    (tmp_path / "uname").chmod(0o755)
    (refusal,) = [step.text for step in stages[-1] if "uname" in step.text]
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "PIP_ARGS": pip_args}
    return subprocess.run(["sh", "-c", refusal], env=environment, capture_output=True, text=True, check=False)


def test_the_large_build_of_torch_is_refused_before_it_is_downloaded(stages, tmp_path):
    refused = run_refusal(stages, tmp_path, "x86_64", "")
    assert (refused.returncode, "index of the CPU build" in refused.stderr) == (1, True)
    assert run_refusal(stages, tmp_path, "x86_64", "--extra-index-url X").returncode == 0
    assert run_refusal(stages, tmp_path, "aarch64", "").returncode == 0


def test_the_dev_container_is_valid_and_builds_this_image(dev, stages):
    jsonschema.validate(dev, SCHEMA)
    assert (DEV.parent / dev["build"]["dockerfile"]).resolve() == DOCKERFILE
    assert (DEV.parent / dev["build"]["context"]).resolve() == ROOT
    accepted = {step.text.partition("=")[0] for stage in stages for step in stage if step.word == "ARG"}
    assert set(dev["build"]["args"]) <= accepted
    assert dev["remoteUser"] == stages[-1][-1].user


def test_the_commands_of_the_dev_container_exist(dev):
    shell, script = dev["postCreateCommand"].split()
    assert (shell, (ROOT / script).is_file()) == ("sh", True)
    make, target = dev["postStartCommand"].split()
    assert make == "make"
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert PACKAGES in (ROOT / script).read_text(encoding="utf-8")


def test_the_page_gives_students_a_valid_dev_container_with_the_same_places(dev):
    (text,) = re.findall(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    students = json.loads(text)
    jsonschema.validate(students, SCHEMA)
    assert students["postCreateCommand"] == f"ln -s {PACKAGES} .venv"
    for key in ("remoteUser", "init", "postStartCommand"):
        assert students[key] == dev[key]


def test_the_page_builds_and_runs_with_arguments_that_exist(stages):
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    accepted = {step.text.partition("=")[0] for stage in stages for step in stage if step.word == "ARG"}
    assert set(re.findall(r"--build-arg (\w+)=", "".join(blocks))) == accepted
    assert set(re.findall(r"-v \"\$PWD:([^\"]+)\"", "".join(blocks))) == {stages[-1][-1].folder}
    verbs = re.findall(r" torchkata(?:-teacher)? torchkata (\w+)", "".join(blocks))
    assert set(verbs) == {"grade", "class"}
    listed = run_command("--help").stdout
    assert all(re.search(rf"^    {verb}\b", listed, re.MULTILINE) for verb in verbs)


@pytest.fixture
def course(tmp_path):
    """Return a folder with the script, and packages whose Python notes what it is asked for."""
    shutil.copytree(DEV.parent, tmp_path / "course" / ".devcontainer")
    python = tmp_path / "packages" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n')
    python.chmod(0o755)
    return tmp_path / "course"


def use_packages(course):
    words = ["sh", ".devcontainer/use_packages.sh", str(course.parent / "packages")]
    return subprocess.run(words, cwd=course, capture_output=True, text=True, check=False)


def test_the_folder_uses_the_packages_of_the_image_and_a_checkout_its_own_engine(course):
    for _ in range(2):  # a container that is made again
        assert use_packages(course).returncode == 0
        assert (course / ".venv").readlink() == course.parent / "packages"
    asked = course.parent / "asked"
    assert not asked.exists()  # a kit: the engine of the image
    (course / "grader" / "torchkata").mkdir(parents=True)
    assert use_packages(course).returncode == 0
    assert "--no-index --no-deps --no-build-isolation --editable ." in asked.read_text()


def test_an_environment_that_is_there_stays(course):
    (course / ".venv").mkdir()
    done = use_packages(course)
    assert (done.returncode, "It is left as it is." in done.stderr) == (1, True)
    assert not (course / ".venv").is_symlink()

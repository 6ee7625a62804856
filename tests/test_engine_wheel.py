"""The wheel of the engine that kits carry: an installer takes it, and what it installs is the engine that made it."""

import base64
import hashlib
import io
import subprocess
import sys
import zipfile
from importlib.metadata import distribution

import pytest
import torchkata
from torchkata.errors import ReleaseRefused
from torchkata.release import engine_wheel as module
from torchkata.release.engine_wheel import engine_wheel

from tests.support.doors import ROOT

PACKAGE = ROOT / "grader" / "torchkata"


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return a folder into which pip has installed the wheel."""
    folder = tmp_path_factory.mktemp("installed")
    part = engine_wheel()
    (folder / part.name).write_bytes(part.content)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile"]
    command = [*pip, "--target", folder / "site", folder / part.name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_pip_installs_every_file_of_the_package(installed):
    tracked = subprocess.run(["git", "ls-files", PACKAGE], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    names = [name.removeprefix("grader/") for name in tracked.split()]
    assert len(names) > 200
    assert not [name for name in names if (installed / name).read_bytes() != (ROOT / "grader" / name).read_bytes()]


def test_what_was_installed_runs_and_makes_the_same_wheel(installed):
    code = "import sys, torchkata.release.engine_wheel as e; sys.stdout.buffer.write(e.engine_wheel().content)"
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(installed)!r}); {code}"]
    done = subprocess.run(command, cwd=installed, capture_output=True, check=False)
    assert done.stderr == b""
    assert done.stdout == engine_wheel().content


def test_the_wheel_says_what_the_engine_is_and_needs(installed):
    (info,) = installed.glob("*.dist-info")
    assert info.name == f"torchkata-{torchkata.__version__}.dist-info"
    headers = (info / "METADATA").read_text().splitlines()
    assert {"Name: torchkata", f"Version: {torchkata.__version__}", "Requires-Python: >=3.11"} <= set(headers)
    needed = [line.partition(": ")[2] for line in headers if line.startswith("Requires-Dist: ")]
    assert needed == (distribution("torchkata").requires or [])
    assert "torchkata = torchkata.__main__:command" in (info / "entry_points.txt").read_text()
    assert (info / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_the_list_of_digests_is_right_and_names_each_file_once():
    with zipfile.ZipFile(io.BytesIO(engine_wheel().content)) as archive:
        *names, last = archive.namelist()
        contents = {name: archive.read(name) for name in names}
        *rows, own = archive.read(last).decode().splitlines()
    assert (last.endswith(".dist-info/RECORD"), own) == (True, f"{last},,")
    assert len(contents) == len(names)
    digests = {name: base64.urlsafe_b64encode(hashlib.sha256(text).digest()) for name, text in contents.items()}
    assert rows == [f"{n},sha256={digests[n].decode().rstrip('=')},{len(text)}" for n, text in contents.items()]


def test_an_engine_that_changed_since_its_installation_is_refused(monkeypatch):
    monkeypatch.setattr(module, "declared", lambda: {("pytest11", "other", "torchkata.other")})
    with pytest.raises(ReleaseRefused, match=r"has changed since it was installed .* pip install -e"):
        engine_wheel()


def test_an_engine_that_is_not_installed_is_refused(monkeypatch):
    monkeypatch.setattr(module, "NAME", "no-such-package-anywhere")
    with pytest.raises(ReleaseRefused, match="is not installed here"):
        engine_wheel()

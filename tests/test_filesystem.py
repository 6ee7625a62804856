"""Where things lie: in the namespaces, in the environment, and nowhere in a text that somebody reads."""

import os
import shutil
import subprocess
import sys

import pytest
from torchkata.course.missing_packages import missing_package
from torchkata.sandbox import filesystem, installation, launch, path_filter
from torchkata.sandbox.levels import Level


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/tmp/kit/.venv/lib", "/torchkata/elsewhere/tmp/kit/.venv/lib"),
        ("/var/tmp/kit", "/torchkata/elsewhere/var/tmp/kit"),
        ("/home/ada/tmp/kit", "/home/ada/tmp/kit"),
        ("/tmpfiles/kit", "/tmpfiles/kit"),
    ],
)
def test_a_temporary_folder_hides_nothing_of_the_kit(monkeypatch, path, there):
    monkeypatch.setattr(filesystem, "library_path", lambda: [path])
    monkeypatch.setattr(filesystem, "readable", lambda: [path])
    words = launch.start_command(Level.FULL, "bwrap", "/home", 3)
    at = words.index("--ro-bind", words.index(path) - 1)
    assert words[at : at + 3] == ["--ro-bind", path, there]
    settings = next(word for word in words if word.startswith("{"))
    assert f'"path": ["{there}"]' in settings
    assert f'"readable": ["{there}"' in settings
    assert f'"path": ["{path}"]' in " ".join(launch.start_command(Level.NONE, "", "/home", 3))


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """Pretend that Python runs in the environment of a kit that make has made."""
    prefix = tmp_path / "kit" / ".venv"
    prefix.mkdir(parents=True)
    (prefix / installation.MARKER).touch()
    monkeypatch.setattr(sys, "prefix", str(prefix))
    path_filter.roots.cache_clear()
    yield prefix
    path_filter.roots.cache_clear()


def test_no_text_shows_where_a_kit_or_the_engine_lies(environment):
    for place in (environment, environment.parent, installation.PACKAGE.parent):
        assert path_filter.without_places(f"in {place}/a/file.py") == "in .../a/file.py"


def test_the_list_of_fonts_is_kept_in_the_environment_and_nowhere_in_the_systems_python(environment, monkeypatch):
    assert filesystem.font_cache() == str(environment / "var" / "torchkata-fonts")
    assert os.path.isdir(filesystem.font_cache())
    shutil.rmtree(environment / "var")
    (environment / "var").touch()  # no folder can be made there
    assert filesystem.font_cache() == ""
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    assert filesystem.font_cache() == ""


def test_a_missing_package_is_named_with_the_remedy_that_fits_the_environment(environment, monkeypatch):
    assert "Run `make clean`, then the same command again" in missing_package("rich.text")
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    for module, wanted in (("rich.text", "rich==15.0.0"), ("_pytest._io", "pytest<10,>=8.0"), ("absent", "absent")):
        package = wanted.partition("=")[0].partition("<")[0]
        assert missing_package(module) == (
            f"The package {package} is not installed. Install it: {sys.executable} -m pip install '{wanted}'"
        )


WITHOUT_MSGSPEC = """
import runpy, sys
sys.modules["msgspec"] = None
sys.argv = ["torchkata", "doctor"]
runpy.run_module("torchkata", run_name="__main__")
"""


@pytest.mark.parametrize(
    ("language", "said"), [("english", "The package msgspec is "), ("klingon", "TORCHKATA_LANGUAGE=klingon: there is ")]
)
def test_a_missing_package_is_told_without_that_package(language, said):
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_MSGSPEC],
        env={**os.environ, "TORCHKATA_LANGUAGE": language},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(said)

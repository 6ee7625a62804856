"""What lies in a temporary folder of this machine is elsewhere in the namespaces, where that folder is private."""

import pytest
from torchkata.sandbox import filesystem, launch
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

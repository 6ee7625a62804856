"""The entry point that pytest loads wherever torchkata is installed. Outside a course it only looks at a few folders.

In a course it loads the plugin with the fixtures, marks and options of checks. The plugin is not the entry point
itself, because it imports NumPy and adds options whose names another project may use.
"""

import os
from pathlib import Path

import pytest

PLUGIN = "torchkata.marking.plugin"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> None:
    """Load the plugin if pytest was started in a course, or for files in one."""
    places = [early_config.invocation_params.dir, *map(Path, paths_in(args))]
    if any(map(is_in_course, dict.fromkeys(places))):
        load_plugin(early_config)


def load_plugin(config: pytest.Config) -> None:
    """Load the plugin, if it is not loaded yet. Raises UsageError where the chosen language cannot be read."""
    from ..errors import LanguageMissing

    try:
        config.pluginmanager.import_plugin(PLUGIN)
    except LanguageMissing as refused:
        raise pytest.UsageError(str(refused)) from refused


def is_in_course(place: Path) -> bool:
    """Return whether a file or folder lies in a course."""
    from ..course.find import find_course
    from ..errors import CourseError

    try:
        find_course(place)
    except (CourseError, OSError):
        return False
    return True


def paths_in(args: list[str]) -> list[str]:
    """Return the arguments of pytest that are existing files or folders."""
    named = [word.partition("::")[0] for word in args if not word.startswith("-")]
    return [path for path in named if os.path.exists(path)]

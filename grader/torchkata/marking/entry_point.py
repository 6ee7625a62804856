"""What pytest loads wherever torchkata is installed: it costs a look at some folders where there is no course.

In a course it brings the plugin: the fixtures, marks and options of checks. The plugin is not named here by itself,
because it imports NumPy and adds options whose names another project may use.
"""

import os
from pathlib import Path

import pytest

PLUGIN = "torchkata.marking.plugin"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> None:
    """Load the plugin where pytest was started in a course, or for files of one."""
    places = [early_config.invocation_params.dir, *map(Path, paths_in(args))]
    if any(map(is_in_course, dict.fromkeys(places))):
        early_config.pluginmanager.import_plugin(PLUGIN)  # which does nothing where it is loaded already


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
    """Return the arguments of pytest that are files or folders here."""
    named = [word.partition("::")[0] for word in args if not word.startswith("-")]
    return [path for path in named if os.path.exists(path)]

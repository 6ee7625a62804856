"""Settings from the environment: defaults of the options for feedback, visibility and isolation.

An option counts more than its variable. A value or a name that is not known is refused: a misspelt setting would leave
the default in force, which may tell students more, and a line in a long log goes unnoticed.
"""

import difflib
import os
from collections.abc import Collection, Mapping

from ..errors import SettingRefused
from ..record.languages import VARIABLE as LANGUAGE
from ..record.sentences import say
from .feedback_option import VARIABLE as FEEDBACK

PREFIX = "TORCHKATA_"
STATUS = "TORCHKATA_STATUS"  # the line that says what runs now
ON_OR_OFF = ["on", "off"]
ISOLATION, VISIBILITY = "TORCHKATA_ISOLATION", "TORCHKATA_HIDDEN_VISIBILITY"
KNOWN = {
    *(LANGUAGE, ISOLATION, FEEDBACK, VISIBILITY, STATUS),
    "TORCHKATA_LIBRARIES",  # from a class to its processes
    *("TORCHKATA_ROOT", "TORCHKATA_PYTHON", "TORCHKATA_PIP_ARGS"),  # the autograder's scripts
    *("TORCHKATA_COURSE", "TORCHKATA_GRADER"),  # of the cells of a notebook: the course, and who grades
    "TORCHKATA_KIT",  # the entry file of Classroom 50
    *("TORCHKATA_KEY_URL", "TORCHKATA_KEY_REPOSITORY", "TORCHKATA_DEPLOY_KEY"),  # the workflows, to their end
    *("TORCHKATA_DUE", "TORCHKATA_EX", "TORCHKATA_FAIL_ON", "TORCHKATA_IMAGE"),
    *("TORCHKATA_LIST", "TORCHKATA_FILL", "TORCHKATA_BEFORE"),
    *("TORCHKATA_FETCH_SERVER", "TORCHKATA_FETCH_USER", "TORCHKATA_FETCH_TOKEN"),
    *("TORCHKATA_GIT_USER", "TORCHKATA_GIT_PASSWORD"),
}


def read_setting(name: str, allowed: Collection[str], environment: Mapping[str, str] = os.environ) -> str:
    """Return the value of a setting; empty if it is not set. Raises SettingRefused for an unknown value."""
    value = environment.get(name, "")
    if value and value not in allowed:
        raise SettingRefused(say("setting_unknown", name=name, value=value, allowed=list(allowed)))
    return value


def refuse_unknown(environment: Mapping[str, str] = os.environ) -> None:
    """Raise SettingRefused if a variable begins like a setting and is none, with a sentence for each."""
    found = []
    for name in sorted(name for name in set(environment) - KNOWN if name.startswith(PREFIX)):
        near = difflib.get_close_matches(name, KNOWN, 1, 0.8)
        found.append(say("setting_misnamed_near" if near else "setting_misnamed", name=name, near=near))
    if found:
        raise SettingRefused("\n".join(found))

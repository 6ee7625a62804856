"""The names of all settings from the environment. A name that is not known is reported.

An option counts more than its variable. Values are read in `course.variables`.
"""

import difflib
import os
import sys
from collections.abc import Mapping

from ..course.feedback_words import VARIABLE as FEEDBACK
from ..course.variables import COURSE, ISOLATION
from ..record.languages import VARIABLE as LANGUAGE
from ..record.sentences import say

PREFIX = "TORCHKATA_"
STATUS = "TORCHKATA_STATUS"  # the line that says what runs now
ON_OR_OFF = ["on", "off"]
VISIBILITY = "TORCHKATA_HIDDEN_VISIBILITY"
KNOWN = {
    *(LANGUAGE, ISOLATION, FEEDBACK, VISIBILITY, STATUS, COURSE),
    "TORCHKATA_LIBRARIES",  # from a class to its processes
    *("TORCHKATA_ROOT", "TORCHKATA_PYTHON", "TORCHKATA_PIP_ARGS"),  # the autograder's scripts
    "TORCHKATA_KIT",  # the entry file of Classroom 50
    *("TORCHKATA_KEY_URL", "TORCHKATA_KEY_REPOSITORY", "TORCHKATA_DEPLOY_KEY"),  # the workflows, to their end
    *("TORCHKATA_DUE", "TORCHKATA_EX", "TORCHKATA_FAIL_ON", "TORCHKATA_IMAGE"),
    *("TORCHKATA_LIST", "TORCHKATA_FILL", "TORCHKATA_BEFORE"),
    *("TORCHKATA_FETCH_SERVER", "TORCHKATA_FETCH_USER", "TORCHKATA_FETCH_TOKEN"),
    *("TORCHKATA_GIT_USER", "TORCHKATA_GIT_PASSWORD"),
}


def report_unknown(environment: Mapping[str, str] = os.environ) -> None:
    """Print a sentence for each variable that begins like a setting and is none, with the nearest one."""
    for name in sorted(set(environment) - KNOWN):
        if name.startswith(PREFIX):
            near = difflib.get_close_matches(name, KNOWN, 1, 0.8)
            print(say("setting_misnamed_near" if near else "setting_misnamed", name=name, near=near), file=sys.stderr)

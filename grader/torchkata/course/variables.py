"""Reads settings from environment variables. A value that is not known is refused, because a misspelt setting would
otherwise leave the default in force, and nobody would notice.
"""

import os
from collections.abc import Collection, Mapping

from ..errors import SettingRefused
from ..record.sentences import say
from ..sandbox.levels import CONFINED, Level

ISOLATION = "TORCHKATA_ISOLATION"
COURSE = "TORCHKATA_COURSE"  # the folder of the course, for what runs elsewhere: nbgrader and its kernels
LEVELS = [*(level.value for level in Level), CONFINED]


def read_setting(name: str, allowed: Collection[str], environment: Mapping[str, str] = os.environ) -> str:
    """Return the value of a setting; empty if it is not set. Raises SettingRefused for an unknown value."""
    value = environment.get(name, "")
    if value and value not in allowed:
        raise SettingRefused(say("setting_unknown", name=name, value=value, allowed=list(allowed)))
    return value

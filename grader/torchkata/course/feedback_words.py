"""The words that say what feedback shows, such as ``minimal,hints=none``, and the variable that holds them.

Each part is decided alone: an option counts more than the variable, and that more than a command's own default. So
``hints=none`` does not open hidden checks that a command keeps closed.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import SettingRefused
from ..record.sentences import say
from .feedback import POLICIES

VARIABLE = "TORCHKATA_FEEDBACK"
FULL, MINIMAL = "full", "minimal"
HINTS = "hints="
WORDS = (FULL, MINIMAL, *(HINTS + policy for policy in POLICIES))


@dataclass(frozen=True)
class FeedbackWords:
    """What the words say. `hidden`: ``full`` or ``minimal``; `policy`: of hints. Empty where they do not say."""

    hidden: str = ""
    policy: str = ""

    @property
    def minimal(self) -> bool:
        """Return whether only the verdict of hidden checks is shown."""
        return self.hidden == MINIMAL

    def otherwise(self, other: "FeedbackWords") -> "FeedbackWords":
        """Return these words, and those of `other` where these do not say."""
        return FeedbackWords(self.hidden or other.hidden, self.policy or other.policy)


def words_of(text: str) -> FeedbackWords:
    """Return what a list of words says. Raises SettingRefused."""
    words = list(filter(None, map(str.strip, text.split(",")))) or [text]
    for word in words:
        if word not in WORDS:
            raise SettingRefused(say("feedback_unknown", word=word, known=list(WORDS)))
    hidden = {word for word in words if not word.startswith(HINTS)}
    policies = {word.removeprefix(HINTS) for word in words if word.startswith(HINTS)}
    for one in (hidden, {HINTS + policy for policy in policies}):
        if len(one) > 1:
            raise SettingRefused(say("feedback_both", words=sorted(one)))
    return FeedbackWords("".join(hidden), "".join(policies))


def feedback_from(environment: Mapping[str, str] = os.environ) -> FeedbackWords:
    """Return what the environment says; nothing if the variable is empty. Raises SettingRefused."""
    value = environment.get(VARIABLE, "")
    try:
        return words_of(value) if value else FeedbackWords()
    except SettingRefused as error:
        raise SettingRefused(say("feedback_setting", name=VARIABLE, problem=str(error))) from error

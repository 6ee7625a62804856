"""The option ``--feedback`` and its variable: a list of words, such as ``minimal,hints=none``.

Each part is decided alone: the option counts more than the variable, and that more than the command's own default. So
``--feedback hints=none`` does not open hidden checks that the command keeps closed.
"""

import argparse
import os
from collections.abc import Mapping
from dataclasses import dataclass

from ..course.feedback import POLICIES
from ..errors import SettingRefused
from ..record.sentences import say

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


def read_feedback(text: str) -> FeedbackWords:
    """Return what a list of words says. Raises argparse.ArgumentTypeError."""
    words = list(filter(None, map(str.strip, text.split(",")))) or [text]
    for word in words:
        if word not in WORDS:
            raise argparse.ArgumentTypeError(say("feedback_unknown", word=word, known=list(WORDS)))
    hidden = {word for word in words if not word.startswith(HINTS)}
    policies = {word.removeprefix(HINTS) for word in words if word.startswith(HINTS)}
    for one in (hidden, {HINTS + policy for policy in policies}):
        if len(one) > 1:
            raise argparse.ArgumentTypeError(say("feedback_both", words=sorted(one)))
    return FeedbackWords("".join(hidden), "".join(policies))


def feedback_of(arguments: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> FeedbackWords:
    """Return the words by the option, then the environment, then the command. Raises SettingRefused."""
    return (arguments.feedback or FeedbackWords()).otherwise(
        feedback_from(environment).otherwise(FeedbackWords(arguments.usual_feedback))
    )


def feedback_from(environment: Mapping[str, str] = os.environ) -> FeedbackWords:
    """Return what the environment says; nothing if the variable is empty. Raises SettingRefused."""
    value = environment.get(VARIABLE, "")
    try:
        return read_feedback(value) if value else FeedbackWords()
    except argparse.ArgumentTypeError as error:
        raise SettingRefused(say("feedback_setting", name=VARIABLE, problem=str(error))) from error

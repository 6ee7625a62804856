"""The option ``--feedback``: a list of words, such as ``minimal,hints=none`` (`course.feedback_words`)."""

import argparse
import os
from collections.abc import Mapping

from ..course.feedback_words import FeedbackWords, feedback_from, words_of
from ..errors import SettingRefused


def read_feedback(text: str) -> FeedbackWords:
    """Return what a list of words says. Raises argparse.ArgumentTypeError."""
    try:
        return words_of(text)
    except SettingRefused as refusal:
        raise argparse.ArgumentTypeError(str(refusal)) from refusal


def feedback_of(arguments: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> FeedbackWords:
    """Return the words by the option, then the environment, then the command. Raises SettingRefused."""
    return (arguments.feedback or FeedbackWords()).otherwise(
        feedback_from(environment).otherwise(FeedbackWords(arguments.usual_feedback))
    )

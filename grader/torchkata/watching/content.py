"""Identifies what was graded, so that a verdict of another text is never taken for that of this one."""

from .. import __version__
from ..cache.content_cache import digest
from ..submission.reader import Answer


def content_of(answer: Answer) -> str:
    """Return a digest of an answer, of its checks and of the engine's version. The hidden checks do not count."""
    exercise = answer.exercise
    checks = [part for pair in exercise.check_texts(hidden=False).values() for part in pair]
    helpers = [part for pair in answer.helpers for part in pair]
    return digest(__version__, answer.source, answer.refused, *helpers, *checks).hex()

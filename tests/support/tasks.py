"""Tasks as a class sends them to the processes that grade."""

from torchkata.classroom.answer_key import grader_version, pack_key
from torchkata.classroom.task import TaskSettings
from torchkata.course.catalog import load_exercises

from tests.support.doors import SMALL_KIT

SMALL_EXERCISES = load_exercises(SMALL_KIT)
KEY = pack_key(SMALL_EXERCISES).fingerprint


def settings(**changes):
    settings = {
        "key": pack_key(SMALL_EXERCISES).fingerprint,
        "version": grader_version(),
        "isolation": "full",
        "minimal": False,
        "policy": "",
    }
    return TaskSettings(**{**settings, **changes})

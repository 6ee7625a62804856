"""Where a student is in the course: one line below the results of their own exercises."""

from ..course.catalog import Exercise
from ..record.document import Document, exercises_of
from ..record.sentences import say
from ..record.verdict import Verdict


def say_place(document: Document, course: list[Exercise]) -> str:
    """Return the sentence on how far one is: of one exercise its place, of several how many are done.

    `course`: all exercises, in order. Done is an exercise of which every check that was run passes. Of those that were
    not graded now nothing is known, so after one exercise comes the one with the next number. Empty in a course of one.
    """
    graded, count = exercises_of(document), len(course)
    open_folders = [exercise["folder"] for exercise in graded if not is_done(exercise)]
    if count < 2 or not graded:
        return ""
    if len(graded) > 1:
        if not open_folders:
            return say("place_all", count=count) if len(graded) == count else ""
        following = next(exercise for exercise in course if exercise.folder == open_folders[0])
        done = len(graded) - len(open_folders)
        return say("place_some", done=done, count=len(graded), next=following.folder, minutes=say_minutes(following))
    number = [exercise.folder for exercise in course].index(graded[0]["folder"])
    here, later = course[number], course[number + 1 :]
    facts = {"number": number + 1, "count": count, "name": here.name}
    if open_folders:
        key = "place_open_hints" if here.form.hints else "place_open"
        return say(key, **facts, minutes=say_minutes(here))
    if not later:
        return say("place_done_last", **facts)
    return say("place_done", **facts, next=later[0].folder, minutes=say_minutes(later[0]))


def is_done(exercise: Document) -> bool:
    """Return whether every check of a graded exercise passes."""
    return all(check["verdict"] == Verdict.PASS for check in exercise["checks"])


def say_minutes(exercise: Exercise) -> str:
    """Return how long a beginner needs, as the end of a clause; empty if the exercise does not say."""
    return "" if exercise.form.minutes is None else say("place_minutes", minutes=exercise.form.minutes)

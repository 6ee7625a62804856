"""What to do next: the last lines below the results of a student's own exercises."""

import os
from collections.abc import Container, Mapping
from pathlib import Path

import msgspec

from ..course.catalog import Exercise
from ..record.document import Document, exercises_of
from ..record.message import Message
from ..record.sentences import render, say
from ..record.verdict import Verdict
from .blocks import is_untouched, place_of_check
from .causes import Cause, causes_of, is_of_file
from .door import Door

Lines = list[str]


def next_lines(document: Document, course: list[Exercise], door: Door, held: Container[str] = ()) -> Lines:
    """Return where one is in the course, and the one thing to do next.

    `course`: all exercises, in order. Of those that were not graded now nothing is known, so after one exercise that is
    done comes the one with the next number. An exercise that is begun comes before one that is not. `held`: folders of
    exercises in which the hint on a recognised mistake waits until somebody asks for it.
    """
    graded = exercises_of(document)
    still_open = [exercise for exercise in graded if not is_done(exercise)]
    if not graded:
        return []
    begun = next((exercise for exercise in still_open if not is_untouched(exercise)), None)
    target = begun or next(iter(still_open), None)
    known = {exercise.folder: exercise for exercise in course}
    alone = len(graded) == 1
    if target is None:
        return after_all(graded, course, door) if alone else say_all(graded, course)
    exercise = known[target["folder"]]
    steps = steps_in(target, exercise, door, alone)
    if target["folder"] in held:
        steps[-1] = say("hint_waits", command=door.command("hint", exercise.name))
    if len(course) < 2:
        return steps
    if alone:
        facts = {"number": course.index(exercise) + 1, "count": len(course)}
        where = say("next_number", **facts)
    else:
        where = say("next_count", done=len(graded) - len(still_open), count=len(graded))
    return [where, *steps]


def say_all(graded: list[Document], course: list[Exercise]) -> Lines:
    """Return the sentence on a course that is done; nothing if only a part of it was graded."""
    return [say("next_all", count=len(course))] if len(graded) == len(course) else []


def after_all(graded: list[Document], course: list[Exercise], door: Door) -> Lines:
    """Return what comes after an exercise that is done."""
    number = [exercise.folder for exercise in course].index(graded[0]["folder"])
    if len(course) < 2:
        return []
    where = say("next_number", number=number + 1, count=len(course))
    if number + 1 == len(course):
        return [f"{where} {say('next_last')}"]
    later = course[number + 1]
    step = say("next_begin", file=show_file(later, {}), minutes=say_minutes(later))
    return [where, step, say("next_grade", command=door.command("grade", later.name))]


def steps_in(target: Document, exercise: Exercise, door: Door, alone: bool) -> Lines:
    """Return what to do in an exercise that is not done, then the command. `alone`: no other one was graded."""
    cause = causes_of(target)[0]
    facts = {"file": show_file(exercise, target), "place": place_of_check(cause.check)}
    then = say("next_grade", command=door.command("grade", exercise.name))
    if is_of_file(target, cause.check):
        return [say("next_file" if facts["place"] else "next_file_unknown", **facts), then]
    function = function_of(cause)
    if is_untouched(target):
        key = "next_begin_at" if function and facts["place"] else "next_begin"
        return [say(key, **facts, function=function, minutes=say_minutes(exercise)), then]
    key = "next_todo" if cause.check["verdict"] == Verdict.TODO else "next_wrong"
    if not (function and facts["place"]):
        key = "next_missing" if function and cause.check["verdict"] == Verdict.MISSING else "next_wrong_unknown"
    step = say(key, **facts, function=function)
    if alone and exercise.form.hints:
        return [step, say("next_hint", command=door.command("hint", exercise.name))]
    return [step, then]


def function_of(cause: Cause) -> str:
    """Return the name of the function to look at; empty if it is unknown."""
    check = cause.check
    if check["verdict"] in (Verdict.TODO, Verdict.MISSING) and check["message"]:
        name = check["message"][0]["facts"].get("name", "")
    else:
        name = ((check.get("call") or {}).get("facts") or {}).get("name", "")
    if isinstance(name, Mapping):  # a method
        name = render(msgspec.convert(name, Message))
    return name if isinstance(name, str) and "\n" not in name else ""


def show_file(exercise: Exercise, graded: Document) -> str:
    """Return the path of the student's file, from the working directory or from the course."""
    course = exercise.public.parent.parent
    file = course / "exercises" / str(graded.get("file") or Path(exercise.folder, exercise.file))
    here = Path.cwd()
    return os.path.relpath(file, here if here == course or course in here.parents else course)


def is_done(exercise: Document) -> bool:
    """Return whether every check of a graded exercise passes."""
    return all(check["verdict"] == Verdict.PASS for check in exercise["checks"])


def say_minutes(exercise: Exercise) -> str:
    """Return how long a beginner needs, as the end of a clause; empty if the exercise does not say."""
    return "" if exercise.form.minutes is None else say("place_minutes", minutes=exercise.form.minutes)

"""The laws of form: how long a statement is, what a function comes with, and what an exercise.toml tells a student.

They hold for what a student reads, so nothing is graded to check them. ``docs/authors.md`` lists them.
"""

import re
from collections.abc import Iterator

from ..course.catalog import SETTINGS, Exercise, numbers_in_kit
from .finding import Finding, find, lack
from .skeleton import skeleton_files
from .statement import Statement, Task, count_words, normalised, solution_lines, squeezed

MAX_HEAD_WORDS = 100
MAX_WORDS_BEFORE_FIRST = 120
MIN_WORDS, MAX_WORDS = 400, 900
MIN_FUNCTIONS, MAX_FUNCTIONS = 5, 8
MAX_DOCSTRING_WORDS = 90
MAX_ANOTHER_WAY_WORDS = 60
QUESTION_MARKS = ("?", "\uff1f")  # the second is that of Chinese
OUTCOME = "You can now "
EXAMPLE = re.compile(r"\bexamples?\b|>>>", re.IGNORECASE)
SHORTEST = 6  # characters of the shortest line of a reference, without spaces, that a hint can give away


def check_form(exercise: Exercise) -> Iterator[Finding]:
    """Find what breaks the laws of form. Raises CourseError, and SyntaxError or ValueError if it is not Python."""
    assert exercise.reference_file
    statement = Statement(exercise.reference_file.read_text(encoding="utf-8"))
    yield from check_lengths(exercise, statement)
    for task in statement.tasks:
        yield from check_task(exercise, task)
    yield from check_hints(exercise, statement)
    yield from check_settings(exercise)


def check_lengths(exercise: Exercise, statement: Statement) -> Iterator[Finding]:
    """Find a statement that is too long or too short, and too many or too few functions."""
    file = exercise.reference_file
    assert file
    if statement.head > MAX_HEAD_WORDS:
        yield find(file, "long_head", count=statement.head, most=MAX_HEAD_WORDS)
    if statement.before_first > MAX_WORDS_BEFORE_FIRST:
        line, most = statement.first, MAX_WORDS_BEFORE_FIRST
        yield find(file, "late_function", line, count=statement.before_first, most=most)
    count = len(statement.tasks)
    if count < MIN_FUNCTIONS:
        yield lack(file, "few_functions", count=count, least=MIN_FUNCTIONS, most=MAX_FUNCTIONS)
    if count > MAX_FUNCTIONS:
        yield find(file, "many_functions", count=count, least=MIN_FUNCTIONS, most=MAX_FUNCTIONS)
    if statement.words < MIN_WORDS:
        yield lack(file, "short_statement", count=statement.words, least=MIN_WORDS, most=MAX_WORDS)
    if statement.words > MAX_WORDS:
        yield find(file, "long_statement", count=statement.words, least=MIN_WORDS, most=MAX_WORDS)


def check_task(exercise: Exercise, task: Task) -> Iterator[Finding]:
    """Find a function without a docstring or an example, and a docstring that is too long."""
    file = exercise.reference_file
    assert file
    if not task.docstrings:
        yield lack(file, "no_docstring", task.line, name=task.name)
    if not EXAMPLE.search(task.text):
        yield lack(file, "no_example", task.line, name=task.name)
    for count in map(count_words, task.docstrings):
        if count > MAX_DOCSTRING_WORDS:
            yield find(file, "long_docstring", task.line, name=task.name, count=count, most=MAX_DOCSTRING_WORDS)


def check_hints(exercise: Exercise, statement: Statement) -> Iterator[Finding]:
    """Find functions without hints, hints without a function, and hints that ask nothing or tell all."""
    assert exercise.secret
    file, hints = exercise.secret / SETTINGS, exercise.form.hints
    names = [task.name for task in statement.tasks]
    for name in names:
        if name not in hints:
            yield lack(file, "no_hints", name=name)
    for name, texts in hints.items():
        if name not in names:
            yield find(file, "hints_of_nothing", name=name, names=names)
        if not texts[0].rstrip().endswith(QUESTION_MARKS):
            yield find(file, "hint_asks_nothing", name=name)
    yield from check_told(exercise)


def check_told(exercise: Exercise) -> Iterator[Finding]:
    """Find hints, and another way, that hold a line of the reference, however it is spaced. Raises CourseError."""
    assert exercise.secret
    assert exercise.reference_file
    skeleton = squeezed(skeleton_files(exercise)[exercise.public / exercise.file])
    lines = map(normalised, solution_lines(exercise.reference_file.read_text(encoding="utf-8")))
    secret = [line for line in lines if len(line) >= SHORTEST and line not in skeleton]
    for name, texts in exercise.form.hints.items():
        for number, text in enumerate(texts, 1):
            told = [line for line in secret if line in squeezed(text)]
            if told:
                yield find(exercise.secret / SETTINGS, "hint_tells", name=name, number=number, code=told[0])
    if told := [line for line in secret if line in squeezed(exercise.form.another_way)]:
        yield find(exercise.secret / SETTINGS, "another_way_tells", code=told[0])


def check_settings(exercise: Exercise) -> Iterator[Finding]:
    """Find what an exercise.toml does not say, and needs that are no earlier exercise."""
    assert exercise.secret
    file, form = exercise.secret / SETTINGS, exercise.form
    if form.minutes is None:
        yield lack(file, "no_minutes")
    if form.needs is None:
        yield lack(file, "no_needs")
    known = [number for _, number in numbers_in_kit([exercise]) if number < exercise.number]
    for number in form.needs or ():
        if number not in known:
            yield find(file, "unknown_need", number=number, own=exercise.number, known=sorted(known))
    if not form.outcome:
        yield lack(file, "no_outcome", start=OUTCOME.strip())
    elif not form.outcome.startswith(OUTCOME) or len(form.outcome.splitlines()) > 1:
        yield find(file, "outcome", start=OUTCOME.strip())
    count, most = count_words(form.another_way), MAX_ANOTHER_WAY_WORDS
    if count > most:
        yield find(file, "long_another_way", count=count, most=most)

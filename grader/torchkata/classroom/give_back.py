"""Fills in the tables that the teacher's platform exported with the marks."""

from collections.abc import Mapping, Sequence

from ..course.catalog import Exercise
from ..record.sentences import say
from .fill.filling import Filling, fill_files
from .fill.people import person_of
from .journal import Journal
from .options import Options
from .output import Output


def give_back(
    options: Options,
    output: Output,
    journal: Journal,
    files: Mapping[str, Sequence[str]],
    exercises: Sequence[Exercise],
    title: str,
    failed: bool,
) -> None:
    """Fill in the given tables, and print the result. `files`: names of what each student handed in.

    `failed`: the closing check failed, so nothing is written.
    A refused table changes neither the grading nor the exit status: grades.csv holds the marks.
    """
    if not options.fill:
        return
    if failed:
        print(f"\n{say('fill_unchecked')}")
        return
    folders = [folder for folder, _ in output.exercises]
    people = [person_of(document, files.get(document["student"], ()), folders) for document in journal]
    only = exercises[0] if len(exercises) == len(output.exercises) == 1 else None
    titles = [title, *([only.name, only.folder, only.title] if only else [])]
    most = sum(points for _, points in output.exercises)
    print()
    for line in fill_files(
        options.fill, output.folder, Filling(people, most, titles, options.fill_column, options.fill_scale)
    ):
        print(line)

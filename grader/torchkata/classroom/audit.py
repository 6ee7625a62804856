"""The closing check of every run: the files say what was graded, and no student is missing."""

import csv
import sys
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path

from ..formats.csv_table import safe_cell
from ..record.document import Document, checks_of, exercises_of, show_number
from ..record.sentences import say

MAX_TOLD = 20


def tell_differences(
    students: Sequence[str], documents: Iterable[Document], exercises: Sequence[tuple[str, float]], grades: Path
) -> bool:
    """Print the differences that `find_differences` finds; return whether there are any. Raises OSError."""
    differences = find_differences(students, documents, exercises, grades)
    if differences:
        print(say("class_audit_failed"), *differences, sep="\n  ", file=sys.stderr)
    return bool(differences)


def find_differences(
    students: Sequence[str], documents: Iterable[Document], exercises: Sequence[tuple[str, float]], grades: Path
) -> list[str]:
    """Return a sentence for each student for whom class, records and the written table of grades differ.

    `students` are those who were read. Points are added up again, check by check. Raises OSError.
    """
    found: list[str] = []
    with grades.open(encoding="utf-8-sig", newline="") as opened:
        rows = csv.DictReader(opened)
        for student, document, row in zip_longest(students, documents, rows):
            if student is None or document is None or row is None:
                who = student or (document or row or {}).get("student")
                found.append(say("audit_rows", students=who))
            elif student != document["student"] or row["student"] != safe_cell(student):
                found.append(say("audit_row", student=student, file=grades.name, other=row["student"]))
            else:
                found += compare_points(document, row, exercises)
            if len(found) >= MAX_TOLD:
                break
    return found


def compare_points(document: Document, row: dict[str, str], exercises: Sequence[tuple[str, float]]) -> list[str]:
    """Return a sentence for each cell of a row that differs from the sum of the points of its checks."""
    sums = {exercise["folder"]: 0.0 for exercise in exercises_of(document)}
    for exercise, check in checks_of(document):
        sums[exercise["folder"]] += check["points"] or 0.0
    wanted = {folder: show_number(sums[folder]) if folder in sums else "" for folder, _ in exercises}
    wanted["total"] = show_number(sum(sums.values())) if sums else ""
    who, nothing = document["student"], say("audit_nothing")
    return [
        say("audit_points", student=who, column=column, written=row[column] or nothing, points=points or nothing)
        for column, points in wanted.items()
        if row[column] != points
    ]

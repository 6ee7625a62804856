"""What the gradebook knows of a notebook: which cells are checks of the course, and which belong to the teacher."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from ...formats.nbgrader_cells import SCHEMA
from ...record.sentences import say
from .own_cells import called_check, defined_names


@dataclass(frozen=True)
class CheckCell:
    """A cell that calls a check of the course, and its points in the gradebook."""

    exercise: str
    check: str
    max_points: float


@dataclass(frozen=True)
class Plan:
    """The cells of one notebook by their ids. `others`: tests that are not the course's.

    `solutions`: the functions and classes in each cell that students fill in. `metadata` and `sources`: of every cell.
    `graded`: those that carry points, in their order.
    """

    checks: dict[str, CheckCell]
    others: frozenset[str]
    solutions: dict[str, list[str]]
    metadata: dict[str, dict[str, Any]]
    sources: dict[str, str]
    graded: tuple[str, ...]

    @property
    def replaced(self) -> dict[str, str]:
        """Return what stands in locked cells while the student's code runs: tests become a comment."""
        locked = {name: self.sources[name] for name, facts in self.metadata.items() if facts["locked"]}
        return locked | dict.fromkeys([*self.checks, *self.others], f"# {say('nbgrader_test')}")

    @property
    def exercises(self) -> tuple[str, ...]:
        """Return the folders of the exercises that the checks belong to."""
        return tuple(sorted({cell.exercise for cell in self.checks.values()}))

    def place_of(self, functions: Collection[str]) -> str:
        """Return the cell of the first of these functions that there is one for, else the first; empty without any."""
        found = [grade_id for name in functions for grade_id, names in self.solutions.items() if name in names]
        return next(iter([*found, *self.solutions]), "")


def read_plan(notebook: Any) -> Plan:
    """Return the plan of a notebook of an assignment, as nbgrader's gradebook gives it."""
    points = {cell.name: float(cell.max_score) for cell in [*notebook.grade_cells, *notebook.task_cells]}
    tasks = {cell.name for cell in notebook.task_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    tests = {cell.name for cell in notebook.grade_cells} - solutions
    sources = {cell.name: cell.source or "" for cell in notebook.source_cells}
    checks = {
        name: CheckCell(*called, points[name]) for name in tests if (called := called_check(sources.get(name, "")))
    }
    metadata = {}
    for cell in notebook.source_cells:
        graded = cell.name in points and cell.name not in tasks
        facts = {"grade": graded, "solution": cell.name in solutions, "task": cell.name in tasks, "locked": cell.locked}
        worth = {"points": points[cell.name]} if cell.name in points else {}
        own = {"schema_version": SCHEMA, "grade_id": cell.name, "cell_type": cell.cell_type, "checksum": cell.checksum}
        metadata[cell.name] = {**own, **facts, **worth}
    filled_in = {name: defined_names(sources[name]) for name in sources if name in solutions}
    graded_in_order = tuple(name for name in sources if name in points)
    return Plan(checks, frozenset(tests - set(checks)), filled_in, metadata, sources, graded_in_order)

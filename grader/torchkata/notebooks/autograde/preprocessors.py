"""The steps of nbgrader's conversions that `use_sandbox` puts in the place of its own.

Nothing of a submission runs here or in a kernel, and no mark is read off a notebook: marks go from the process that
grades to the gradebook. What the notebook shows is for people.
"""

import weakref
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import ClearHiddenTests, NbGraderPreprocessor, SaveAutoGrades
from nbgrader.utils import is_grade, is_solution
from traitlets import Unicode

from ...errors import GraderFailed
from ...record.sentences import say
from .grading import grade
from .messages import Graded
from .own_cells import find_own, id_of
from .plan import Plan, read_plan
from .written import Marks, marks_of

MARKS = "torchkata"  # where the resources of a conversion hold the marks


_said: weakref.WeakKeyDictionary[Any, set[str]] = weakref.WeakKeyDictionary()  # to the log of each converter


class RestoreCells(NbGraderPreprocessor):
    """Gives each cell the metadata that the gradebook has of it, and adds cells with points that were removed.

    So edited metadata neither counts nor stops the conversion.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Return the notebook with nbgrader's cells as the gradebook knows them."""
        plan = find_plan(resources)
        own = find_own(nb.cells, plan.metadata)
        for at, cell in enumerate(nb.cells):
            claimed = id_of(cell)
            cell.metadata.pop("nbgrader", None)
            if at in own:
                cell.metadata["nbgrader"] = NotebookNode(plan.metadata[own[at]])
            elif claimed:
                self.log.warning(say("nbgrader_not_its_cell", cell=claimed[:100]))
        removed = [grade_id for grade_id in plan.graded if grade_id not in own.values()]
        nb.cells += [new_cell(plan, grade_id) for grade_id in removed]
        if removed:
            self.log.warning(say("nbgrader_cells_removed", cells=", ".join(removed)))
        return nb, resources


class GradeInSandbox(NbGraderPreprocessor):
    """Grades the submission in the sandbox, in place of `Execute`, and writes the results under the checks."""

    feedback = Unicode("").tag(config=True)  # of these three see `use_sandbox`
    jobs = Unicode("").tag(config=True)
    course = Unicode("").tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Return the notebook with results, and the marks in the resources. Raises GraderFailed."""
        plan = find_plan(resources)
        marks = marks_of(plan, self._grade(resources) if plan.checks else Graded(0, ""))
        resources[MARKS] = marks
        for cell in nb.cells:
            if is_grade(cell) and not is_solution(cell) and cell.cell_type == "code":
                cell.outputs = outputs_of(marks, cell.metadata.nbgrader.grade_id)
        said = _said.setdefault(self.parent.parent, set())
        for sentence in marks.warnings:
            if sentence not in said:
                self.log.warning(sentence)
        said.update(marks.warnings)
        return nb, resources

    def _grade(self, resources: Any) -> Graded:
        """Return the result of the submitted notebook. Raises GraderFailed."""
        facts, converter = resources["nbgrader"], self.parent.parent
        folders = converter.coursedir
        folder = folders.format_path(folders.submitted_directory, facts["student"], facts["assignment"])
        words = {"feedback": self.feedback, "jobs": self.jobs, "course": self.course}
        with Gradebook(facts["db_url"]) as gradebook:
            file = Path(folder, f"{facts['notebook']}.ipynb")
            return grade(converter, gradebook, facts["assignment"], file, words)


class SaveSandboxGrades(SaveAutoGrades):
    """Saves the marks and the comments of the sandbox. Manual scores and comments stay."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Return the notebook as it is, after the marks were saved. Raises GraderFailed if nothing was graded."""
        if MARKS not in resources:
            raise GraderFailed(say("nbgrader_ungraded"))
        self._marks: Marks = resources[MARKS]
        saved: tuple[Any, Any] = super().preprocess(nb, resources)
        return saved

    def _add_score(self, cell: Any, resources: Any) -> None:
        grade_id = cell.metadata.nbgrader.grade_id
        if is_solution(cell) or grade_id not in self._marks.points:
            super()._add_score(cell, resources)
            return
        found = self.gradebook.find_grade(grade_id, self.notebook_id, self.assignment_id, self.student_id)
        found.auto_score = self._marks.points[grade_id]
        found.needs_manual_grade = found.auto_score is None or found.manual_score is not None
        self.gradebook.db.commit()

    def _add_comment(self, cell: Any, resources: Any) -> None:
        super()._add_comment(cell, resources)
        grade_id = cell.metadata.nbgrader.grade_id
        if text := self._marks.comments.get(grade_id):
            found = self.gradebook.find_comment(grade_id, self.notebook_id, self.assignment_id, self.student_id)
            found.auto_comment = text
            self.gradebook.db.commit()


class HideTests(NbGraderPreprocessor):
    """Takes the code of hidden tests out of the feedback pages."""

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """Return a cell of tests without what stands between the marks of hidden tests."""
        if is_grade(cell) and not is_solution(cell):
            clearing = ClearHiddenTests(parent=self.parent)
            begin, end = clearing.begin_test_delimeter, clearing.end_test_delimeter
            cell.source = without_hidden(cell.source, begin, end)
        return cell, resources


class SubmissionExporter(NotebookExporter):
    """Reads a submission. One that cannot be converted gets no mark: a person must look at it."""

    def from_filename(self, filename: str, resources: Any = None, **words: Any) -> tuple[Any, Any]:
        """Return the converted notebook. Raises whatever goes wrong, after its marks wait for a person."""
        try:
            converted: tuple[Any, Any] = super().from_filename(filename, resources=resources, **words)
        except Exception:
            if resources and "nbgrader" in resources:
                leave_to_a_person(resources["nbgrader"])
                self.log.error(say("nbgrader_no_mark", file=Path(filename).name, **resources["nbgrader"]))
            raise
        return converted


def find_plan(resources: Any) -> Plan:
    """Return what the gradebook knows of the notebook of a conversion."""
    facts = resources["nbgrader"]
    with Gradebook(facts["db_url"]) as gradebook:
        return read_plan(gradebook.find_notebook(facts["notebook"], facts["assignment"]))


def new_cell(plan: Plan, grade_id: str) -> Any:
    """Return a cell as the gradebook knows it."""
    facts = plan.metadata[grade_id]
    make = new_code_cell if facts["cell_type"] == "code" else new_markdown_cell
    return make(plan.sources[grade_id], metadata=NotebookNode(nbgrader=NotebookNode(facts)))


def outputs_of(marks: Marks, grade_id: str) -> list[Any]:
    """Return what a cell of tests shows: the messages, and the points as its value, as a kernel would return them."""
    outputs = [new_output("stream", name="stdout", text=marks.texts[grade_id] + "\n")]
    points = marks.points[grade_id]
    value = {"text/plain": repr(float(points))} if points is not None else {}
    return [*outputs, new_output("execute_result", value, execution_count=1)] if value else outputs


def without_hidden(source: str, begin: str, end: str) -> str:
    """Return a source in which a comment stands for each part between the marks, up to the end if one is not closed."""
    lines: list[str] = []
    hiding = False
    for line in source.split("\n"):
        starts, hiding = not hiding and begin in line, (hiding or begin in line) and end not in line
        if starts:
            lines.append(f"# {say('nbgrader_hidden')}")
        elif not hiding and end not in line:
            lines.append(line)
    return "\n".join(lines)


def leave_to_a_person(facts: Any) -> None:
    """Let each grade of a submitted notebook wait for a person, if nbgrader has created them."""
    with Gradebook(facts["db_url"]) as gradebook:
        try:
            found = gradebook.find_submission_notebook(facts["notebook"], facts["assignment"], facts["student"])
        except MissingEntry:
            return
        for one in found.grades:
            one.needs_manual_grade = True
        gradebook.db.commit()

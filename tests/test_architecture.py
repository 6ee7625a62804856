"""The house: who may import whom, how large a file and a function may be."""

import ast
import sys
from pathlib import Path

import pytest

from tests.doors import ROOT

GRADER = ROOT / "grader" / "torchkata"
FILES = sorted(GRADER.rglob("*.py"))
# A module may import what stands above it in this list, and never what stands below.
FLOORS = [
    [
        *(
            "record.english.attention",
            "record.english.causes",
            "record.english.fill",
            "record.english.here",
            "record.english.intake",
            "record.english.files",
        ),
        "inside.reasons",
    ],
    [
        "record.english.syntax",
        "record.english.errors",
        "explain.error_forms",
        "record.english.to_student",
        "record.english.values",
        "submission.name_words",
        "submission.versions",
        "submission.magics",
        "submission.notebook_trimming",
        "submission.text_files",
        "prepare",
        "interrupt",
        "course.missing_packages",
        "cli.standard_streams",
        "sandbox.handover",
        "inside.wire",
        "inside.seed",
        "inside.uncompiled",
        "inside.failure",
        "inside.absent",
        "inside.alarm",
        "inside.shell",
        "inside.code_lines",
        "inside.kinds",
        "inside.packing",
        "inside.tags",
        "inside.streams",
        "inside.adaptations",
        "inside.system",
        "inside.syscalls",
        "checks.budget",
        "sandbox.limits",
        "cache.content_cache",
        "submission.untrusted_file",
        "sandbox.processors",
        "marking.names_used",
        "course.libraries",
        "classroom.options",
    ],
    ["record.sentences"],
    [
        "record.notices",
        "explain.advice",
        "explain.syntax_advice",
        "explain.error_messages",
        "submission.answer_names",
        "inside.stand_ins",
        "inside.cells",
    ],
    ["record.verdict"],
    ["submission.walk"],
    [
        "inside.landlock",
        "inside.seccomp",
        "inside.private_folder",
        "inside.page_tables",
        "sandbox.levels",
        "inside.encoder",
    ],
    [
        *(
            "comparison.mismatch",
            "inside.values",
            "inside.confine",
            "inside.children",
            "course.catalog",
            "sandbox.filesystem",
            "sandbox.folder_watch",
        ),
        *("submission.helper_files", "submission.notebook"),
    ],
    ["submission.untouched"],
    ["submission.candidates"],
    [
        "comparison.describe",
        "inside.child",
        "comparison.closeness",
        "marking.claims",
        "inside.layer_test",
        "sandbox.launch",
        "explain.failures",
        "checks.reference",
        "course.seeds",
    ],
    ["comparison.type_advice", "checks.in_place", "explain.failed_loading"],
    [
        "sandbox.path_filter",
        "comparison.outline",
        "checks.call_text",
        "inside.forkserver",
        "sandbox.attempt",
        "sandbox.replies",
    ],
    ["sandbox.zygote"],
    ["submission.source_code"],
    ["sandbox.worker", "submission.reader", "comparison.compare"],
    ["checks.code_lines", "explain.missing_names"],
    ["checks.steps", "checks.loading"],
    ["checks.session"],
    ["checks.student_module"],
    ["marking.diagnosis"],
    ["checks.none_advice"],
    ["marking.judge"],
    ["marking.run"],
    ["record.atomic_file", "record.document"],
    ["record.attention", "record.audience"],
    ["report.lines", "report.overview", "report.histogram"],
    [
        "marking.plugin",
        "report.terminal",
        "formats.record_json",
        "sandbox.doctor",
        "formats.feedback",
        "formats.csv_table",
        "formats.junit",
        "formats.gradescope",
        "formats.exercism",
        "formats.classroom50",
        "report.attention_section",
        "formats.nbgrader_api",
    ],
    ["report.page", "formats.nbgrader"],
    ["marking.collection"],
    ["marking.grader"],
    ["marking.choose"],
    ["author.finding", "author.written_files", "author.grading_pool"],
    ["author.skeleton"],
    ["author.scaffold", "author.laws"],
    ["author.mutants", "author.verify", "author.removal"],
    ["cli.author"],
    ["release.contents", "cli.gradescope"],
    ["release.bundle", "release.leak_check"],
    ["release.student_kit", "release.autograder"],
    ["cli.release"],
    ["intake.names", "intake.refused", "intake.encodings", "intake.headings", "intake.platforms"],
    ["intake.quota", "intake.survey", "classroom.cluster", "classroom.isolation", "classroom.documents"],
    ["intake.archive_readers", "intake.roster", "intake.gradescope_export", "intake.blackboard"],
    ["intake.archive", "intake.attempts", "intake.wrappers", "intake.roster_file"],
    ["intake.groups", "intake.sections"],
    ["intake.layouts", "intake.class_archive", "intake.whose", "intake.entry"],
    ["intake.numbering"],
    ["intake.entries"],
    ["intake.unpack", "classroom.journal", "classroom.answer_key", "classroom.audit", "classroom.progress"],
    ["classroom.fill.cells", "classroom.fill.words", "classroom.fill.people"],
    ["classroom.fill.forms"],
    ["classroom.fill.export"],
    ["classroom.fill.matching"],
    ["classroom.fill.filling"],
    ["classroom.output_folder"],
    ["classroom.task", "classroom.output", "classroom.summary", "classroom.demo", "classroom.early_gradebook"],
    ["classroom.reading", "classroom.gradebook", "classroom.reuse", "classroom.give_back", "intake.understanding"],
    ["classroom.process", "classroom.regrade_diff"],
    ["classroom.preload"],
    ["classroom.pool"],
    ["classroom.run"],
    ["cli.classes"],
    ["cli.main"],
    ["__main__"],
]
FLOOR = {module: number for number, floor in enumerate(FLOORS) for module in floor}
ARRAYS = {"numpy", "torch"}


def module_name(file: Path) -> str:
    return ".".join(file.relative_to(GRADER).with_suffix("").parts).removesuffix(".__init__")


def imports(file: Path) -> list[str]:
    """Return every module that a file imports, anywhere in it; those of the grader begin with ``torchkata.``."""
    found = []
    package = file.relative_to(GRADER.parent).parent.parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = list(package[: len(package) - node.level + 1]) if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            names = [f"{stem}.{alias.name}" for alias in node.names]
            found += names if (GRADER.parent / stem.replace(".", "/") / "__init__.py").exists() else [stem]
    return found


@pytest.mark.parametrize("file", [f for f in FILES if f.name != "__init__.py"], ids=module_name)
def test_imports_point_one_way(file):
    name = module_name(file)
    assert name in FLOOR, f"{name} has no floor: put it on one in {Path(__file__).name}"
    for imported in imports(file):
        if imported.startswith("torchkata."):
            below = imported.removeprefix("torchkata.")
            assert FLOOR[below] < FLOOR[name], f"{name} may not import {below}"


@pytest.mark.parametrize("file", sorted((GRADER / "inside").glob("*.py")), ids=module_name)
def test_inside_imports_itself_the_standard_library_and_arrays_only(file):
    for imported in imports(file):
        root = imported.split(".")[0]
        assert imported.startswith("torchkata.inside") or root in sys.stdlib_module_names | ARRAYS, imported


def test_nobody_outside_the_sandbox_starts_processes_and_nobody_unpickles():
    for file in FILES:
        for imported in imports(file):
            assert imported.split(".")[0] not in ("pickle", "marshal", "shelve", "dill", "cloudpickle"), file
            if imported in ("subprocess", "multiprocessing"):
                starters = ("sandbox.attempt", "sandbox.zygote", "prepare", "classroom.pool", "author.grading_pool")
                assert module_name(file) in starters, file


def test_the_machine_knows_no_exercise_by_name():
    names = [folder.name[3:] for folder in (ROOT / "solutions").iterdir() if folder.name[:2].isdigit()]
    assert names
    for file in FILES:
        code = ast.parse(file.read_text(encoding="utf-8"))
        docstrings = {id(node.value) for node in ast.walk(code) if isinstance(node, ast.Expr)}
        texts = [n.value for n in ast.walk(code) if isinstance(n, ast.Constant) and id(n) not in docstrings]
        for text in texts:
            assert not any(name in str(text) for name in names if isinstance(text, str)), f"{file}: {text}"


@pytest.mark.parametrize("file", FILES, ids=module_name)
def test_files_and_functions_stay_small(file):
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= 210
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 45, f"{node.name} is long"

"""What the terminal says of a graded class, and of two gradings that are compared."""

CLASSROOM = {
    "class_students": "{count} students",
    "class_checks": "checks:",
    "class_slowest": "slowest: {students:join}",
    "class_seconds": "{student} {seconds:.1f} s",
    "class_unconfined": "{count} were graded without isolation: their code had your rights.",
    "class_attention": "Needs attention:",
    "class_written": "written to",
    "class_files": "{folder}: {files:join}",
    "class_gone": "gone,",
    "class_left": "left",
    "class_rate": "{rate:.0f}/min",
    "diff_no_results": "{folder}: there are no results here. Give the --out folder of a graded class.",
    "diff_unreadable": "{file}: cannot be read: {problem}. Grade the class again.",
    "diff_foreign": "{file}: is no result of a class. Give the --out folder of a graded class.",
    "diff_damaged": "{file}: this result is damaged ({problem}). Grade that class again.",
    "diff_moved": "{moved} of {count} students moved.",
    "diff_one_side": "{student}: only in {folder}",
    "diff_no_check": "no such check",
    "diff_not_graded": "not graded",
}

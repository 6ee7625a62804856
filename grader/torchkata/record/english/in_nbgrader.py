"""The sentences on grading inside nbgrader: in its log, under the cells of tests, in its feedback."""

IN_NBGRADER = {
    "nbgrader_grades": "torchkata runs the submissions with isolation {level}, {count} at a time.",
    "nbgrader_jobs": "jobs={value!r} in use_sandbox is not a number of processes.",
    "nbgrader_died": "The process that grades has ended (status {status}). Nothing is known of this submission: "
    "run nbgrader autograde again.",
    "nbgrader_ungraded": "use_sandbox did not grade this submission. Let it be the last line of nbgrader_config.py.",
    "nbgrader_no_mark": "{student}, {assignment}, {file}: not graded. Its points wait for a person: none is zero.",
    "nbgrader_not_its_cell": "A cell with the id {cell!r} is not nbgrader's: its metadata is left out.",
    "nbgrader_cells_removed": "Cells were removed from the submission. They are added at its end: {cells}.",
    "nbgrader_check_gone": "The course has no check {check} any more, so a person grades this cell. "
    "Make the assignment again: make notebooks, then nbgrader generate_assignment.",
    "nbgrader_checks_new": "The course has checks that the assignment does not have: {checks}. They do not count. "
    "Make the assignment again: make notebooks, then nbgrader generate_assignment.",
    "nbgrader_not_run": "This test was not run: the sandbox runs only the checks of the course. A person grades it.",
    "nbgrader_others": "Tests that are not checks of the course are not run, and wait for a person: {cells}.",
    "nbgrader_comment": "{claim}: {verdict}, {points}",
    "nbgrader_test": "A test.",
    "nbgrader_hidden": "The code of this test is not shown.",
}

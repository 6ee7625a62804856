"""What `torchkata notebooks` reports, and what `check` says in a cell."""

NOTEBOOKS = {
    "check_no_kernel": "check() grades the cells of a notebook, and this program is not one. "
    "To grade a file, run: torchkata grade FILE",
    "check_no_exercise": "The exercise {name} is neither in a course around {folder} nor beside the notebook. "
    "Put its files (exercise.toml and the visible checks) into that folder, or set TORCHKATA_COURSE to the course.",
    "check_not_in_course": "The course {course} has no exercise {name}. Look at TORCHKATA_COURSE, "
    "which nbgrader_config.py may set.",
    "check_unknown": "{exercise} has no check {name} here. Hidden checks need the answer key.",
    "check_process_lost": "The process that grades has ended: {problem}. This says nothing about the code. "
    "Run the cell again.",
    "check_file_problem": "{file}: cannot be read or written: {problem}. This says nothing about the code.",
    "check_no_mark": "torchkata: no mark for {exercise}, {name}: {problem}\n"
    "torchkata: the kernel ends here, so that nbgrader records no zero. Repair the cause, and autograde again.",
    # cells
    "notebooks_heading": "## Checks\n"
    "Each cell below grades the code that you have run, and shows its points. Run it as often as you like; "
    "after a change, run the changed cell first. Empty cells are for checks that your teacher runs.",
    # torchkata notebooks
    "notebooks_written": "{out}: a course of nbgrader. Assignments: {exercises}. "
    "Files written: {written}, already current: {current}.",
    "notebooks_plain": "{out}: notebooks for students: {exercises}. "
    "Files written: {written}, already current: {current}.",
    "notebooks_kept": "{file}: was changed here and stays as it is. To get a new one, remove it and run this again.",
    "notebooks_config": "If {file} is your own, it needs these lines:\n\n{lines}",
    "notebooks_secret": "{out} holds the answer key and the hidden checks: keep it private. "
    "Students get only what `nbgrader generate_assignment` puts into release/.",
    "notebooks_next": "Next: cd {out} && nbgrader generate_assignment {name}",
    "notebooks_foreign": "{file}: is not from torchkata and is not overwritten. Choose another --out.",
    "notebooks_nested": "{out}: lies in {part}/ of the course. Choose another --out.",
    "notebooks_keyless": "{folder}: there is no answer key in solutions/, which a course of nbgrader is made from. "
    "With --plain, notebooks for students need none.",
    "notebooks_formula": "{folder}: the statement has no indented line {line!r}, which [formulas] in exercise.toml "
    "names. Write the line there as the statement has it.",
    "notebooks_missing": "{module} cannot be imported ({problem}). Install it: pip install 'torchkata[author]'",
}

"""The sentences on the course, the exercises and the seed that a command uses, and on why an exercise is not graded."""

SELECTION = {
    "course_missing": "{folder}: there is no course here or in a folder above. A course has exercises/ or solutions/ with "
    "folders such as 01_first_steps. Change to the folder of your course, or name it: --course DIR.",
    "seed_unreadable": "{file}: the seed of the hidden checks cannot be read: {problem}.",
    "seed_not_utf8": "it is not UTF-8",
    "seed_invalid": "{file}: must hold one line of at least {least} characters. Delete the file: the next grading "
    "creates another.",
    "seed_created": "{file}: created, for the inputs of hidden checks. Keep it secret, with the answer key.",
    "seed_unwritten": "{file}: there is no such file, and it cannot be written here ({problem}). The inputs of hidden "
    "checks depend on it. Write it where you can: {command} > {file}",
    "exercise_unknown": "There is no exercise {name!r}. The exercises are: {names:join}.",
    "exercise_keyless": "exercises/{folder}: its answer key is missing, so {folder} is not graded. "
    "Add solutions/{folder}, or remove exercises/{folder}.",
    "exercise_file": "{file}: there is no such file, so {folder} is not graded. Restore it.",
    "exercise_problem": "{problem} {folder} is not graded.",
    "exercise_settings": "{path}: it has no {settings}, so {folder} is not graded. Restore the file.",
    "exercise_skeleton": "exercises/{folder}: there is no skeleton for students. Run `make skeletons`.",
    "submission_missing": "{path}: there is no such file or folder.",
    "submission_folder": "{path}: nothing to grade. It should hold at least one of: {files:join}.",
    "submission_file": "{path}: nothing to grade. It should be one of: {files:join}.",
}

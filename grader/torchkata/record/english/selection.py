"""The sentences on the course and the seed that a command uses."""

SELECTION = {
    "course_missing": "{folder}: there is no course here or in a folder above. A course has exercises/ or solutions/ "
    "with folders such as 01_first_steps. Change to the folder of your course, or name it: --course DIR.",
    "seed_unreadable": "{file}: the seed of the hidden checks cannot be read: {problem}.",
    "seed_not_utf8": "it is not UTF-8",
    "seed_invalid": "{file}: must hold one line of at least {least} characters. Delete the file: the next grading "
    "creates another.",
    "seed_created": "{file}: created, for the inputs of hidden checks. Keep it secret, with the answer key.",
    "seed_unwritten": "{file}: there is no such file, and it cannot be written here ({problem}). The inputs of hidden "
    "checks depend on it. Write it where you can: {command} > {file}",
}

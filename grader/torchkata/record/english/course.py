"""What is said to an author of the files of a course."""

COURSE = {
    "no_exercise_here": "{folder}: there is no exercise here. "
    "A course has folders like exercises/05_name/, with {settings} in them.",
    "two_of_one_name": "{folder}: two exercises are called {name}. Give one of the folders another name.",
    "checks_unreadable": "{file}: cannot be read: {problem}. Restore that file.",
    "file_not_python": "{file}: cannot be read as Python: {problem}. Correct that file.",
    "check_without_points": "{file}:{line}: {name} has no points. Put @pytest.mark.points(2) above it.",
    "toml_unreadable": "{file}: cannot be read as TOML: {problem}. Correct that line.",
    "key_unknown": "{file}: unknown key {name}. The keys are {known}.",
    "key_unknown_near": "{file}: unknown key {name}. Did you mean {near}? The keys are {known}.",
    "key_missing": "{file}: {name} is missing. Add it, for example: {example}",
    "key_of_wrong_type": "{file}: {name} must be {expected}, but is {found}. Write for example: {example}",
    "item_of_wrong_type": "{file}: {name} must be a list in which each item is {expected}, but one is {found}. "
    "Write for example: {example}",
    "key_out_of_range": "{file}: {name} must be a number above 0 and not above {most:,}. Write for example: {example}",
    "pattern_wrong": "{file}: {name} must be patterns of file names, without folders. Write for example: {example}",
    "toml_int": "a whole number",
    "toml_float": "a number",
    "toml_str": "a text",
    "toml_array": "a list",
    "toml_object": "a table",
    "toml_bool": "true or false",
    "toml_other": "a value of another type ({type})",
}

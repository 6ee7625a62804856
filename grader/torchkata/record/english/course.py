"""What is said to an author of the files of a course."""

COURSE = {
    "checks_closed": "{file}: cannot be read: {problem}. Restore that file.",
    "toml_unreadable": "{file}: cannot be read as TOML: {problem}. Correct that line.",
    "key_unknown": "{file}: unknown key {name}. The keys are {known}.",
    "key_unknown_near": "{file}: unknown key {name}. Did you mean {near}? The keys are {known}.",
    "key_missing": "{file}: {name} is missing. Add it, for example: {example}",
    "key_of_wrong_type": "{file}: {name} must be {expected}, but is {found}. Write for example: {example}",
    "item_of_wrong_type": "{file}: {name} must be a list in which each item is {expected}, but one is {found}. "
    "Write for example: {example}",
    "key_out_of_range": "{file}: {name} must be a number above 0 and not above {most:,}. Write for example: {example}",
    "pattern_wrong": "{file}: {name} must be patterns of file names, without folders. Write for example: {example}",
    "needs_wrong": "{file}: {name} must be numbers of exercises, from 1 to 99. Write for example: {example}",
    "policy_wrong": '{file}: {name} must be "full", "after-tries" or "none". Write for example: {example}',
    "hints_wrong": "{file}: hints.{name} must be a list of three texts: a question, the idea with the name of the "
    'operation, and the line with a hole. Write for example: {name} = ["What is asked?", "Use `+`.", "x + ___"]',
    "toml_int": "a whole number",
    "toml_float": "a number",
    "toml_str": "a text",
    "toml_array": "a list",
    "toml_object": "a table",
    "toml_bool": "true or false",
    "toml_other": "a value of another type ({type})",
    "kit_empty": "{folder}: there is no exercise here. A kit has folders like exercises/05_name/ with {settings}.",
    "kit_twice": "{folder}: two exercises are called {name}. Give one of the folders another name.",
    "checks_unreadable": "{file}: cannot be read as Python: {problem}. Correct that file.",
    "check_no_points": "{file}:{line}: {name} has no points. Put @pytest.mark.points(2) above it.",
    "no_reference": "{folder}: there is no reference solution in this copy of the kit",
    # a package that is not there
    "package_missing": "The package {package} is not installed. Install it: {python} -m pip install '{wanted}'",
    "package_gone": "The package {package} is missing from {environment}. Run `make clean`, then the same command "
    "again: it sets everything up afresh.",
    "python_replaced": "{environment} was made by Python {before}, which has become {now}, so no package is found "
    "there. Run `make clean`, then the same command again: it sets everything up afresh.",
}

"""What is said to an author of the files of a course."""

COURSE = {
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

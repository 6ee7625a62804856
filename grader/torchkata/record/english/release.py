"""The sentences on archives: a student's kit, an autograder, and the engine that both hold."""

RELEASE = {
    "bundle_kind": "an archive that this grader made",
    "bundle_unwritten": "{file}: cannot be written: {problem}. Name another file.",
    "bundle_part": "{file}: cannot be read: {problem}. It belongs to the archive.",
    "bundle_leak": "{file} holds a line of {secret}. Change one of the two.",
    "bundle_leak_line": "{file} holds a line of {secret}: {line!r}. Change one of the two.",
    "autograder_keyless": "{folder}: there is no answer key for it. Make autograders where solutions/ is.",
    "packed_unreadable": "{file}: cannot be read: {problem}. Unpack the kit again.",
    "packed_foreign": "{file}: this is not a packed exercise. Unpack the kit again.",
    "engine_not_installed": "The engine is not installed here, so it cannot be packed. Install the engine again (make "
    "does it; by hand: python -m pip install -e .).",
    "engine_changed": "The engine has changed since it was installed as version {version}. Install the engine again "
    "(make does it; by hand: python -m pip install -e .).",
    # what students of a course install
    "requirements_head": "What students install. Exact versions, so that every machine grades alike.",
    "requirements_unreadable": "{file}: cannot be read: {problem}. Students install what stands there.",
    "requirements_unknown": "{package} is not installed, so nobody knows which version students need.",
}

"""Every sentence that people read, in one place, so that they can be translated."""

import unicodedata

from .english.attention import ATTENTION
from .english.authors import AUTHORS
from .english.causes import CAUSES
from .english.classes import CLASSES
from .english.commands import COMMANDS
from .english.errors import ERRORS
from .english.files import FILES
from .english.fill import FILL
from .english.here import HERE
from .english.intake import INTAKE
from .english.page import PAGE
from .english.syntax import SYNTAX
from .english.to_student import TO_STUDENT
from .english.values import VALUES
from .english.writing import WRITING

SENTENCES = {
    **VALUES,
    **SYNTAX,
    **ERRORS,
    **HERE,
    **TO_STUDENT,
    **ATTENTION,
    **AUTHORS,
    **CAUSES,
    **CLASSES,
    **COMMANDS,
    **FILL,
    **PAGE,
    **WRITING,
    # verdicts that are not about a value
    "todo": "Still to do: {name}{line}.",
    "todo_line": " ({place})",
    "missing": "{file} does not define {name}.",
    "missing_near": "{file} does not define {name}, but it has {near}: rename it.",
    "missing_attribute": "The object has no attribute {name}.",
    "not_callable": "{name} is a plain value, not a function.",
    "timeout": "{name} did not finish in the {seconds:g} s that this exercise has in all. Does a loop never end?",
    "timeout_again": "{name} was not called again: it ran out of time before.",
    "time_spent": "{name} was not called: the time of this exercise was used up before.",
    "timeout_import": "The file did not finish loading within {seconds:g} s.\n"
    'Put work that takes long into a function, or under `if __name__ == "__main__":`.',
    "timeout_cpu": "{name} used more than the {seconds} s of processor time that this exercise allows.",
    "timeout_cpu_import": "Loading the file used more than the {seconds} s of processor time that it may.",
    "overfull": "{name} wrote more files, or more into them, than the {megabytes} MB that this exercise allows.",
    "overfull_import": "Loading the file wrote more than the {megabytes} MB that this exercise allows.",
    "overthreaded": "{name} started more than the {threads} threads that this exercise allows.",
    "overthreaded_import": "Loading the file started more than the {threads} threads that this exercise allows.",
    "memory": "{name} asked for more than the {memory} MB that this exercise allows.",
    "memory_import": "Loading the file took more than the {memory} MB that this exercise allows.",
    "crash": "The process that ran the code ended while it ran {name} ({cause}).",
    "cause_exit": "it ended itself, as exit() does",
    "cause_signal": "by a fault outside Python",
    "cause_other": "killed, or cut off from the grader",
    "crash_import": "The process that ran the code ended while it loaded the file ({cause}). "
    'Put all but functions, classes and imports under `if __name__ == "__main__":`.',
    "crash_again": "{name} was not called again: it ended the process that ran the code before.",
    "loads_spent": "The code was not run again: its process ended so often that loading the file took {seconds:g} s.",
    "object_lost": "The object that this check works with is gone: the process that held it ended.",
    "too_large": "The values of this call are too large to be sent.",
    "too_large_reply": "{name} returned values that are too large to be sent: too many small lists, texts or keys.",
    "too_large_import": "The file defines too many names for the grader to list them.",
    # exceptions
    "raised": "{type}: {message}",
    "raised_bare": "{type}",
    "raised_import": "The file stops with an error while it loads, so none of its functions can be used.",
    "place": "line {line}",
    "place_in_cell": "cell {cell}, line {line}",
    "frame": "  {file}, {place}, in {function}",
    "frame_module": "  {file}, {place}",
    "frame_text": "    {text}",
    "syntax": "  {file}, {place}",
    "empty_file": "{file} is empty. Ask for the file again: it was probably not saved.",
    "not_text": "{file} is not a Python text file. Ask for the .py or .ipynb file itself.",
    "not_utf8": "{file} is not saved as UTF-8. Ask for the file saved as UTF-8.",
    "not_regular": "{file} is not a regular file. Ask for the file itself.",
    "too_big_file": "{file} has more than {most} bytes: that is not a solution of this exercise. "
    "Ask for the file of the exercise only.",
    "unreadable": "{file} cannot be read: {problem}. "
    "Give yourself permission to read it, and run the same command again.",
    "grader_failed": "The grader itself failed here; this costs you nothing. Tell your teacher: {problem}",
    "claim_broken": "What this check claims does not hold.",
    "grader_silent": "the check never reported",
    "failed_outside": "{type} while the check was judged",
    "machine_fault": "{problem}. Does the machine have enough memory?",
    # around the checks
    "as_at": "(the same as at “{claim}”)",
    "some_ungraded": "Some checks could not be graded: a fault of the grader, which costs no points. Grade again.",
    "not_graded": "{points:g} of the points could not be graded: a fault of the grader. They are not in the score.",
    "nothing_graded": "Nothing could be graded.",
    "autograder_failed": "The grader itself failed, so there is no score. It is not your fault, and costs you nothing. "
    "Tell your teacher, who can run the autograder again.",
    "looks_like": "Looks like: {sentence}",
    "looks_like_at": "Looks like: the same as at “{claim}”.",
    "printed": "your code printed:",
    "visible_only": "Only the checks that you can read were run. Your teacher's hidden checks decide the other points.",
    "interrupted": "Interrupted. What was graded before that stands above.",
    "isolation_full": "isolation: full (namespaces, Landlock, seccomp, limits)",
    "isolation_container": "isolation: container (Landlock, seccomp, limits; no namespaces)",
    "isolation_none": "isolation: none. The code ran with your rights; only its time and memory were limited. "
    "What to do: make doctor",
    "left_out": "Left out of the files that came with it: {names} (regular files only, {files} at most, {bytes} bytes "
    "in all).",
    **FILES,
    **INTAKE,
}


def say(key: str, **facts: object) -> str:
    """Return the sentence `key` with `facts` filled in. Raises KeyError where there is no such sentence."""
    return SENTENCES[key].format(**facts)


def show_name(name: str, most: int = 80) -> str:
    """Return a name that can be printed: what is no readable character becomes ``?``, the middle is cut out."""
    shown = "".join("?" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in name)
    return shown if len(shown) <= most else f"{shown[: most // 2]}...{shown[-most // 2 + 3 :]}"

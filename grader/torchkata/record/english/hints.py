"""What `torchkata hint` says, and how long an exercise takes."""

HINTS = {
    "help_hint": "show the next hint: on a recognised mistake, then for the first function that is not right yet",
    "help_hint_exercise": "name, number or folder of the exercise",
    "help_hint_function": "a function of this exercise, instead of the first one that is not right yet",
    "hint_shown": "{function}, hint {number} of {count}: {text}",
    "hint_last": "That was the last hint. `make grade EX={name}` shows which check fails, and with which values.",
    "hint_all_pass": "{folder}: every check that you can read passes.",
    "hints_missing": "{folder}: this exercise has no hints.",
    "hint_no_function": "There is no hint for {name}. There are hints for {names:join}.",
    "hint_unknown": "One check does not pass: {claim}. Name a function to get a hint for it ({names:join}): "
    "make hint EX={name} FUNCTION=...",
    "hint_not_run": "Your file cannot be run yet, so a hint about a function would not help. "
    "`make grade EX={name}` shows why.",
    "hint_grader": "The grader failed, so it is not known which function needs a hint. Run `make grade EX={name}` and "
    "send your teacher the output.",
    "hint_forgotten": "It could not be noted which hint you saw ({problem}): the next call shows the same one.",
    "looks_like_in": "{verdict}: {claim}\nLooks like: {sentence}",
    "hint_more": "For a hint on the function, call `make hint EX={name}` again.",
    "hint_waits": "A hint is there: {command}",
    "tries_forgotten": "It could not be noted which checks failed ({problem}), so no hint comes at the next try. "
    "`make hint EX={name}` shows it.",
    "another_way": "Another right way: {text}",
    # where one is in the course
    "place_minutes": ", about {minutes} minutes",
}

"""What the redacted messages of a hidden check may hold: an allow-list of keys, and of the facts of each."""

import builtins
import re

from torchkata.comparison.describe import MAX_SHOWN
from torchkata.comparison.mismatch import KNOWN_DTYPES, KNOWN_TYPES
from torchkata.comparison.outline import EXPECTED_DIGITS, fixed_places
from torchkata.explain.advice import VERSION, installed
from torchkata.explain.error_forms import FORMS
from torchkata.explain.error_messages import SLOTS, WORDS
from torchkata.inside.values import SIZES
from torchkata.record.english import SENTENCES
from torchkata.record.english.errors import ERRORS
from torchkata.record.english.pictures import PICTURES
from torchkata.record.languages import facts_in
from torchkata.record.message import Message

NUMBER = re.compile(r"-?(?:\d[\d.]*|inf|nan)(?:e[+-]?\d+)?|True|False")
SIDE = r"(?:\d{1,3}|1000)"
SHAPE = rf"\[(?:|\.\.\.|{SIDE}(?:, {SIDE}){{0,3}})\]"
DTYPES = "|".join(SIZES)
ARGUMENT = re.compile(
    rf"(?:tensor )?(?:{DTYPES}){SHAPE}|(?:list|tuple|dict){SHAPE}|(?:int|float|bool|str|complex)|None"
)


def digits_of(text):
    """Return how many significant digits a number has as a text."""
    return len(text.lstrip("-").partition("e")[0].replace(".", "").strip("0"))


def is_number(fact):
    """A number of few digits, as the expected one is rounded."""
    return isinstance(fact, str) and bool(NUMBER.fullmatch(fact)) and digits_of(fact) <= EXPECTED_DIGITS


def is_reference_text(fact):
    """A text, or None, that the reference returned: numbers never come this way."""
    return isinstance(fact, str) and len(fact) <= MAX_SHOWN and (fact[0] in "'\"" or fact == "None")


def is_size(fact):
    return type(fact) is int and fact >= 0


def is_float(fact):
    """A setting of the author's: a tolerance, a limit."""
    return type(fact) is float


def is_shape(fact):
    return isinstance(fact, list) and len(fact) <= 16 and all(map(is_size, fact))


def is_place(fact):
    """One of the places that a hidden check shows: never a list of all."""
    return isinstance(fact, list) and len(fact) <= 8 and all(is_size(one) or is_step(one) for one in fact)


def is_step(fact):
    return isinstance(fact, str) and (is_number(fact) or is_reference_text(fact))


def are_places(fact):
    most = len(fixed_places(10**6))
    return isinstance(fact, list) and len(fact) <= most and all(re.fullmatch(r"\[[\d, ]+\]", one) for one in fact)


def is_point(fact):
    """The place of a mark: numbers as the expected ones are rounded."""
    return isinstance(fact, str) and fact[:1] == "(" and all(map(is_number, fact[1:-1].split(", ")))


def is_name(fact):
    return isinstance(fact, str) and fact.isidentifier()


def is_path(fact):
    """What a check asked for: ``Cube.apply``."""
    return isinstance(fact, str) and all(map(is_name, fact.split(".")))


def is_file(fact):
    return isinstance(fact, str) and bool(re.fullmatch(r"\w+\.(?:py|ipynb)", fact))


def is_source(fact):
    return isinstance(fact, str) and "\n" not in fact  # held against the student's file by who calls


def is_author_text(fact):
    return isinstance(fact, str)  # held against the file of checks by who calls


def one_of(*known):
    return lambda fact: fact in known


def some_of(known):
    return lambda fact: isinstance(fact, list) and set(fact) <= set(known)


def message(*keys):
    """A message with one of these keys, whose facts are allowed themselves."""
    return lambda fact: isinstance(fact, Message) and fact.key in keys and is_allowed(fact)


def either(*tests):
    return lambda fact: any(test(fact) for test in tests)


def is_built_in(fact):
    return isinstance(getattr(builtins, str(fact), None), type)


def is_form(fact):
    """A known form of a message, each slot of which holds what is on its list, or a size."""
    for _, form, _ in FORMS:
        pieces = re.split(r"\{(\w+)\}", form)
        texts = [re.escape(text).replace("…", r"\.\.\.") for text in pieces[::2]]
        slots = [slot_pattern(slot) for slot in pieces[1::2]]
        source = "".join(part for pair in zip(texts, [*slots, ""], strict=True) for part in pair)
        if re.fullmatch(source.removesuffix(r"\.\.\.") + r"(?:\.\.\.)?", fact):
            return True
    return False


def slot_pattern(slot):
    if slot in WORDS:
        return f"(?:{'|'.join(map(re.escape, WORDS[slot]))}|\\.\\.\\.)"
    return rf"(?:{SLOTS[slot]}|[(\[]?\.\.\.[)\]]?)"


TYPES = tuple(key for key in SENTENCES if key.startswith("type_") and key not in ("type_other", "type_and_text"))
OPAQUE = ("opaque_type", "opaque_int", "opaque_dtype")
ALLOWANCE = message("allowed_relative", "allowed_absolute", "allowed_both", "allowed_exact")
SPAN = message("span", "other_numbers", "no_numbers")
VALUE = either(
    is_number,
    is_reference_text,
    message("shape", "dtype", "length", "keys", "other_keys", "another_text", "another_number", "at"),
    message("far_larger", "far_smaller", "dimension", "dimensions", "many_dimensions", "larger_shape"),
    message("requires_grad", "requires_no_grad"),
    message("points_of", "x_of", "corners_of", "values_of", "marker_at"),
    message("of_shape", "of_length", *TYPES, *OPAQUE),
)
COUNT = either(is_size, message("more_than"))
TYPE = message(*TYPES, *OPAQUE)
FRAME = {"file": is_file, "place": message("place", "place_in_cell")}
ARGUMENTS = either(
    lambda fact: isinstance(fact, str) and bool(ARGUMENT.fullmatch(fact)),
    message("returned_before", "perhaps_returned_before", "call_keyword", *TYPES, *OPAQUE),
)
ARGUMENT_NAME = either(lambda fact: isinstance(fact, str) and is_name(fact.strip("`")), message("argument_number"))
CALLED = either(is_path, message("call_owner", "object"))
LOOPS = {key for key in SENTENCES if key.startswith("loop_") and not facts_in(SENTENCES[key])}

PICTURE_FACTS = {  # of all sentences about pictures
    "name": either(is_author_text, message(*(key for key in PICTURES if key.startswith("expected_")))),
    "instead": message(*(key for key in PICTURES if key.startswith("drawn_"))),
    "place": either(is_point, message("another_place")),
    "x": either(is_number, SPAN),
    **dict.fromkeys(("y", "z", "values"), SPAN),
    **dict.fromkeys(("at", "most"), is_number),
    "least": either(is_number, is_size),
    "count": COUNT,
    "got": TYPE,
}

ALONE = (  # keys without facts
    *ERRORS,
    *(key for key in TYPES if not facts_in(SENTENCES[key])),
    *("opaque_int", "another_text", "another_number", "far_larger", "far_smaller"),
    *("many_one", "many_some", "many_most", "many_all", "elsewhere", "dimension", "many_dimensions"),
    *("nan", "inf", "none_returned", "none_inside", "printed_none", "one_by_one_returned"),
    *("objects_returned", "text_returned", "texts_returned", "claim_broken"),
    *("returned_before", "perhaps_returned_before", "object", "object_lost", "too_large"),
    *("cause_exit", "cause_signal", "cause_other", "wrong_arguments", "confined", "exit_called"),
    *("not_one_array", "result_shares_memory_redacted", "result_tracked", "result_untracked"),
    *("requires_grad", "requires_no_grad"),
    *LOOPS,
    *("no_length", "odd_passes", "gradient_of_no_tensor"),
    *("input_called", "here_gpu", "here_network", "here_processes", "here_window", "here_forward"),
    *("here_outside_redacted",),
)

ALLOWED = {
    # a value that is not the expected one
    "expected": {"text": VALUE},
    "got": {"text": VALUE},
    "at": {"value": is_number, "place": is_place},
    "in_value": {"place": is_place},
    "shape": {"shape": is_shape},
    "dtype": {"dtype": one_of(*SIZES, "object", "str")},
    "length": {"count": COUNT},
    "keys": {"keys": is_author_text},
    "other_keys": {"count": COUNT},
    "off_by": {"by": is_number, "allowed": ALLOWANCE},
    "off_by_little": {"allowed": ALLOWANCE},
    "off_by_rounding": {"allowed": ALLOWANCE},
    "wrong_in_many": {"many": message("many_one", "many_some", "many_most", "many_all"), "total": is_size},
    "elsewhere_than": {"places": are_places},
    "dimensions": {"count": is_size},
    "larger_shape": {"most": is_size},
    "more_than": {"most": is_size},
    "of_shape": {"type": TYPE, "shape": is_shape, "dtype": one_of(*SIZES)},
    "of_length": {"type": TYPE, "count": is_size},
    "opaque_type": {"name": one_of(*KNOWN_TYPES)},
    "opaque_dtype": {"dtype": one_of(*KNOWN_DTYPES)},
    "stand_in_used": {"text": TYPE},
    "changed_input": {"name": is_name},
    "result_is_a_copy": {"argument": ARGUMENT_NAME},
    "result_is_another_object": {"argument": ARGUMENT_NAME},
    "argument_number": {"number": is_size},
    "author_text": {"text": is_author_text},
    "allowed_relative": {"rtol": is_float, "atol": is_float},
    "allowed_absolute": {"rtol": is_float, "atol": is_float},
    "allowed_exact": {"rtol": is_float, "atol": is_float},
    "allowed_both": {"rtol": is_float, "atol": is_float},
    # the call
    "call": {"name": CALLED, "arguments": lambda fact: isinstance(fact, list) and all(map(ARGUMENTS, fact))},
    **{key: {"name": CALLED} for key in ("call_get", "call_slice", "call_length", "call_passes")},
    **{key: {"name": CALLED} for key in ("call_parameters", "call_gradients")},
    "call_item": {"name": CALLED, "at": ARGUMENTS},
    "call_backward": {"call": message("call")},
    "no_module": {"type": TYPE},
    "no_parameter": {"name": is_author_text},
    "parameter_shape": {"name": is_author_text, "shape": is_shape},
    "gradient_missing": {"number": is_size},
    "gradient_differs": {"number": is_size},
    "call_set": {"name": CALLED, "value": ARGUMENTS},
    "call_keyword": {"name": is_name, "value": ARGUMENTS},
    "call_owner": {"owner": either(is_name, message("object")), "name": is_name},
    # exceptions, and what gave no value
    "raised": {"type": is_built_in, "message": is_form},
    "raised_bare": {"type": is_built_in},
    "frame": {**FRAME, "function": is_name},
    "frame_module": FRAME,
    "frame_text": {"text": is_source},
    "place": {"line": is_size},
    "place_in_cell": {"cell": is_size, "line": is_size},
    "todo": {"name": is_name, "line": either(one_of(""), message("todo_line"))},
    "todo_line": {"place": message("place", "place_in_cell")},
    "crash": {"name": is_name, "cause": message("cause_exit", "cause_signal", "cause_other")},
    **{key: {"name": is_name} for key in ("missing_attribute", "not_callable", "timeout_again", "time_spent")},
    **{key: {"name": is_name} for key in ("crash_again", "too_large_reply")},
    "missing": {"file": is_file, "name": is_name},
    "loads_spent": {"seconds": is_float},
    "timeout": {"name": is_name, "seconds": is_float},
    "timeout_cpu": {"name": is_name, "seconds": is_size},
    "memory": {"name": is_name, "memory": is_size},
    "memory_machine": {"name": is_name, "memory": is_size},
    "overfull": {"name": is_name, "megabytes": is_size},
    "overthreaded": {"name": is_name, "threads": is_size},
    # advice
    "folder_full": {"scratch_mb": is_size},
    "too_many_threads": {"threads": is_size},
    "here_file_redacted": {"file": is_file},
    "here_module_redacted": {"installed": lambda fact: fact == list(installed())},
    "here_version_redacted": {"versions": lambda fact: len(fact) == 1 + len(installed())},
    "python_2": {"version": one_of(VERSION)},
    **{key: {} for key in ALONE},
}


def is_allowed(told):
    """Tell whether a message of a hidden check has an allowed key, its facts and no others, each as it may be."""
    return not find_excess(told)


def find_excess(told):
    """Return what of a message is not allowed; an empty text where all is."""
    if (told.key not in ALLOWED and told.key not in PICTURES) or told.key == "picture_of_many":
        return f"the key {told.key}"
    tests = ALLOWED.get(told.key) or {name: PICTURE_FACTS[name] for name in told.facts}
    if told.facts.keys() != tests.keys():
        return f"the facts of {told}"
    return next((f"{name} of {told}" for name, test in tests.items() if not test(told.facts[name])), "")


def faults_of_code(check, source):
    """Give what the lines of code in a stored check tell and may not: they are lines of the student's own file."""
    code, place = check.get("code"), check.get("place")
    if not code:
        return
    if set(code) - {"marked", "lines", "cell"}:
        yield f"the fields {set(code)} of the code"
    if not place or (code["marked"], code.get("cell", 0)) != (place["facts"]["line"], place["facts"].get("cell", 0)):
        yield f"line {code['marked']} is marked, which is not the place"
    lines = source.splitlines()
    for line in code["lines"]:
        if set(line) != {"number", "text"} or not 0 < line["number"] <= len(lines):
            yield f"{line} is no line of the student's file"
        elif not lines[line["number"] - 1].expandtabs(4).startswith(line["text"]):
            yield f"{line} is not in the student's file"


def texts_in(fact):
    """Give all texts among facts."""
    if isinstance(fact, Message):
        fact = list(fact.facts.values())
    if isinstance(fact, str):
        yield fact
    elif isinstance(fact, list | tuple):
        for one in fact:
            yield from texts_in(one)

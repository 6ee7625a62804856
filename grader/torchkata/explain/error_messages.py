"""What a hidden check shows of the message of an exception.

The student's process writes the message and could put a hidden input into it, so the message itself is never shown. If
it matches a known form, the form is shown, with values from closed lists and sizes that the check itself passed.
"""

import builtins
import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from ..record.english.errors import ERRORS
from ..record.message import Lines, phrase
from .error_forms import FORMS

REST = "…"  # in a form: matches any text
HIDDEN = "..."  # replaces text that is on no list
MAX_SIZES = 5  # that a check passed, not counting 1
MAX_SIDES = 2  # of a shape that is shown
MAX_MESSAGE = 400  # characters that are matched
Sizes = tuple[int, ...]

SLOTS = {
    "x": r"\d+(?:x\d+)*",
    "shape": r"\([\d, ]*\)",
    "sides": r"\[[\d, ]*\]",
    "size": r"\d+",
    "dim": r"-?\d+",
    "fn": r"\w+",
    "func": r"[\w.<>]+",
    "op": r"[^\s\w]+",
    **dict.fromkeys(("dtype", "type", "argument", "attribute", "library"), r"[\w.]+"),
}
LISTS = {
    "dim": "-1 0 1 2 3 4",
    "dtype": "Float Double Half BFloat16 Long Int Short Char Byte Bool ComplexFloat ComplexDouble "
    "float32 float64 int64 float double long bool",
    "type": "NoneType int float complex bool str list tuple dict set function method type module "
    "builtin_function_or_method range generator numpy.ndarray numpy.float64 numpy.int64 Tensor",
    "op": "+ - * / // % @ < > += -= *= /= <= >=",
    "fn": "add subtract multiply divide matmul mean sum min max argmin argmax maximum minimum sqrt exp log abs square "
    "dot mm float int linear stack cat zeros ones",
    "argument": "input other size dim tensors",
    "attribute": "shape size dtype ndim T grad data mean sum min max argmin item numpy detach backward tolist astype "
    "append copy clone reshape requires_grad zero_ step parameters",
    "library": "np numpy torch nn plt math",
}
WORDS = {slot: frozenset(words.split()) for slot, words in LISTS.items()}


@dataclass(frozen=True)
class Form:
    """A template of `error_forms`: its pieces, of which every second one is a slot, and the key of its advice."""

    pieces: tuple[str, ...]
    key: str

    @cached_property
    def start(self) -> str:
        """Return the text that a message of this form begins with."""
        return self.pieces[0].partition(REST)[0]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern that matches a message of this form."""
        texts = [re.escape(text).replace(REST, ".*") for text in self.pieces[::2]]
        slots = [f"({SLOTS[slot]})" for slot in self.pieces[1::2]]
        return re.compile("".join(chain.from_iterable(zip(texts, [*slots, ""], strict=True))), re.DOTALL)


@cache
def forms() -> dict[str, list[Form]]:
    """Return the forms for each type of exception. Their patterns are compiled when they are needed: most never are."""
    found: dict[str, list[Form]] = {}
    for kind, template, key in FORMS:
        found.setdefault(kind, []).append(Form(tuple(re.split(r"\{(\w+)\}", template)), key))
    return found


def show_message(builtin: str, message: str, name: str, sizes: Sizes) -> tuple[str, str]:
    """Return what a hidden check shows of a message, and the key of its advice; both empty if no form matches.

    `builtin`: the built-in type of the exception. `name`: the called function. `sizes`: those that the check passed.
    """
    seen = message[:MAX_MESSAGE].strip()
    for form in forms().get(builtin, []):
        if seen.startswith(form.start) and (match := form.pattern.fullmatch(seen)):
            shown, filled = list(form.pieces), zip(form.pieces[1::2], match.groups(), strict=True)
            shown[1::2] = (fill(slot, text, name, sizes) for slot, text in filled)
            return "".join(shown).removesuffix(REST).replace(REST, HIDDEN), advice_on(form, shown)
    return "", ""


def fill(slot: str, text: str, name: str, sizes: Sizes) -> str:
    """Return the content of a slot: the text if it is on its list, or a size that the check passed; else HIDDEN."""
    if slot in WORDS:
        return text if text in WORDS[slot] else HIDDEN
    if slot == "func":
        return text if text in (name, f"{name}.__init__") else HIDDEN
    known = {1, *sizes[:MAX_SIZES]}
    sides = [int(side) for side in re.findall(r"\d{1,9}", text)]
    if slot == "size":
        return str(sides[0]) if len(sides) == 1 and sides[0] in known else HIDDEN
    if len(sides) > MAX_SIDES or not known.issuperset(sides):
        return {"x": HIDDEN, "shape": f"({HIDDEN})", "sides": f"[{HIDDEN}]"}[slot]
    return {"x": "x".join(map(str, sides)), "shape": str(tuple(sides)), "sides": str(sides)}[slot]


def advice_on(form: Form, shown: list[str]) -> str:
    """Return the key of the advice: the form's own, or the one about None or a list in a slot."""
    types = [text for slot, text in zip(form.pieces[1::2], shown[1::2], strict=True) if slot == "type"]
    if "NoneType" in types:
        return "hint_none"
    if not form.key and "list" in types:
        return "hint_list"
    return f"hint_{form.key}" if form.key else ""


def public_type(name: str) -> str:
    """Return `name` if it is a built-in exception. A student chooses other names, and could encode a value in them."""
    kind = getattr(builtins, name, None)
    return name if isinstance(kind, type) and issubclass(kind, BaseException) else "Exception"


def hint_on(builtin: str, message: str) -> Lines:
    """Return the advice about a message that is shown in full; empty if no form matches."""
    _, key = show_message(builtin, message, "", ())
    return (phrase(key),) if key else ()


def explain_exception(builtin: str, message: str, name: str, sizes: Sizes) -> tuple[str, Lines]:
    """Return what a hidden check shows instead of the message, and the advice. Both may be empty."""
    shown, key = show_message(builtin, message, name, sizes)
    key = key or ("" if shown else f"means_{builtin}")
    return shown, (phrase(key),) if key in ERRORS else ()

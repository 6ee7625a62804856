"""The languages of the output. Each one is a table that maps keys to sentences.

The table is `SENTENCES` of the package beside this module with the name of the language, as in ``record/english``. It
must have every key of the English one with the same facts. Otherwise it is refused, so that no page mixes languages.
"""

import importlib
import os
import re
from collections.abc import Mapping
from functools import cache
from string import Formatter

from ..errors import LanguageMissing
from .english import SENTENCES as ENGLISH

VARIABLE = "TORCHKATA_LANGUAGE"
DEFAULT = "english"
MAX_SHOWN = 10  # keys that the error lists
CONVERSIONS = (None, "r", "s", "a")  # what may follow the name of a fact after an exclamation mark
NAME = re.compile(r"[a-z]+(_[a-z]+)*")


def sentences() -> Mapping[str, str]:
    """Return the table of the selected language. Raises LanguageMissing."""
    return read_table(selected())


def selected() -> str:
    """Return the name of the selected language."""
    return os.environ.get(VARIABLE) or DEFAULT


def say_early(key: str, **facts: str) -> str:
    """Return the sentence `key` with texts filled in, as `say` does where packages may be missing.

    Raises LanguageMissing.
    """
    return sentences()[key].format(**facts)


@cache
def read_table(language: str) -> Mapping[str, str]:
    """Return the table of a language. Raises LanguageMissing if it is missing or incomplete."""
    if language == DEFAULT:
        return ENGLISH
    name = f"{__package__}.{language}"
    remedy = f"Set {VARIABLE} to another language, or unset it for English."
    try:
        found = importlib.import_module(name) if NAME.fullmatch(language) else None
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        found = None
    except Exception as error:  # the file of a language is data to us, whatever is wrong in it
        problem = f"{type(error).__name__}: {error}"
        raise LanguageMissing(f"{VARIABLE}={language}: the table cannot be read ({problem}). {remedy}") from error
    table = getattr(found, "SENTENCES", None)
    if not isinstance(table, Mapping):
        raise LanguageMissing(f"{VARIABLE}={language}: there is no such language. {remedy}")
    if problems := find_problems(table):
        more = f" and {len(problems) - MAX_SHOWN} more" if len(problems) > MAX_SHOWN else ""
        raise LanguageMissing(
            f"{VARIABLE}={language}: the table is not complete: {', '.join(problems[:MAX_SHOWN])}{more}. {remedy}"
        )
    return table


def find_problems(table: Mapping[str, str]) -> list[str]:
    """Return the problems of a table compared with the English one: missing keys and wrong facts. Empty: complete."""
    missing = [key for key in ENGLISH if key not in table]
    unknown = [f"{key} (not in English)" for key in table if key not in ENGLISH]
    return [*missing, *unknown, *filter(None, (find_wrong_facts(key, table[key]) for key in ENGLISH if key in table))]


def find_wrong_facts(key: str, sentence: str) -> str:
    """Return how the facts of a sentence differ from the English one; an empty string if they do not."""
    try:
        own, wanted = facts_in(sentence), facts_in(ENGLISH[key])
    except (ValueError, TypeError) as error:
        return f"{key} ({error})"
    wrong = sorted(wanted ^ own)
    return f"{key} ({', '.join(wrong)})" if wrong else ""


def facts_in(sentence: str) -> set[str]:
    """Return the facts in a sentence with their formats. Raises ValueError if its braces or conversions are wrong."""
    parts = [part for part in Formatter().parse(sentence) if part[1] is not None]
    for _, name, _, conversion in parts:
        if conversion not in CONVERSIONS:
            raise ValueError(f"{name}!{conversion}")
    return {f"{name}:{how}" if how else str(name) for _, name, how, _ in parts}

"""Render HTML pages from the templates beside this module. jinja2 escapes every text that is not marked as HTML.

jinja2 takes 50 ms to import, so it is imported when the first page is rendered.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from ..record.document import legal, show_number
from ..record.sentences import say

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

PACKAGE = "jinja2"  # checked before grading, so that a long run does not fail at the page
GENERATOR = "torchkata"  # the meta generator of a page, which identifies our files


def render(template: str, **facts: object) -> str:
    """Return a template rendered with `facts`.

    Raises jinja2.UndefinedError if the template uses a missing fact.
    """
    return environment().get_template(template).render(facts)


@cache
def environment() -> "Environment":
    """Return the environment of all templates: folder, functions, autoescape."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("torchkata.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=legal_text,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {"say": say, "generator": GENERATOR}
    made.filters |= {"number": show_number, "breakable": breakable, "css_text": css_text}
    return made


def legal_text(value: Any) -> Any:
    """Return a text without characters that are illegal in HTML; other values unchanged."""
    return legal(value) if type(value) is str else value


def breakable(folder: str) -> "Markup":
    """Return a folder name as HTML that may break between its words."""
    from markupsafe import Markup, escape

    return escape(legal(folder)).replace("_", Markup("_<wbr>"))


def css_text(text: str) -> "Markup":
    """Return a text as a string of a stylesheet, in which it can end neither the string nor the sheet."""
    from markupsafe import Markup

    escaped = (c if c.isalnum() and c.isascii() else f"\\{ord(c):x} " for c in legal(text))
    return Markup(f'"{"".join(escaped)}"')

"""Pages in HTML from the templates beside this module. Every text is escaped, by jinja2, unless it is HTML already.

jinja2 takes a twentieth of a second to import, so it is imported when the first page is made.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from ..record.document import legal, show_number
from ..record.sentences import say

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

PACKAGE = "jinja2"  # which must be there before hours of work end in a page
GENERATOR = "torchkata"  # what a page names as its generator; by that it is known again


def render(template: str, **facts: object) -> str:
    """Return the page that a template makes of `facts`.

    Raises jinja2.UndefinedError where the template uses a fact that is not given.
    """
    return environment().get_template(template).render(facts)


@cache
def environment() -> "Environment":
    """Return what all templates share: their folder, their functions, and that everything is escaped."""
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
    made.filters |= {"number": show_number, "breakable": breakable}
    return made


def legal_text(value: Any) -> Any:
    """Return a text without the characters that no page may hold; whatever else it is as it is."""
    return legal(value) if type(value) is str else value


def breakable(folder: str) -> "Markup":
    """Return the name of a folder that a narrow column may break between words."""
    from markupsafe import Markup, escape

    return escape(legal(folder)).replace("_", Markup("_<wbr>"))

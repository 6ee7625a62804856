"""One sentence about a syntax error: what is wrong, and what to type instead."""

import keyword
import re
import unicodedata

from ..record.message import Message, phrase

SIGNS = {
    **dict.fromkeys("×∗⋅·•∙", "*"),
    **dict.fromkeys("−–—‒―‐‑", "-"),
    "÷": "/",
    "∕": "/",
    "⁄": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "≈": "==",
    "…": "...",
    "→": "->",
    "∧": "and",
    "∨": "or",
    "¬": "not",
    "π": "math.pi",
    "∞": "math.inf",
    "√": "math.sqrt",
    "∑": "sum",
}
QUOTES = {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛′´｀‹›", "'")}
WIDE = {
    "、": ",",
    "。": ".",
    "【": "[",
    "】": "]",
    "「": '"',
    "」": '"',
    "『": '"',
    "』": '"',
    "《": "<",
    "》": ">",
    "〈": "<",
    "〉": ">",
    "〔": "[",
    "〕": "]",
    "￥": "\\",
    "～": "~",
    "·": "*",
}
BLOCKS = re.compile(r"(?:async\s+)?(?:if|elif|else|for|while|def|class|with|try|except|finally)\b[^:]*$")
ASSIGNED = re.compile(r"(?:def\s+|class\s+|for\s+)?([a-zA-Z]+)\s*(?:=(?!=)|\(|in\b)")
# Pattern in the message (or in the line, if the message is only "invalid syntax") -> key of the sentence.
MESSAGES = (
    (r"inconsistent use of tabs", "syntax_tabs"),
    (r"expected an indented block", "syntax_block"),
    (r"unexpected indent", "syntax_indent"),
    (r"unindent does not match", "syntax_unindent"),
    (r"expected ':'", "syntax_colon"),
    (r"cannot assign to ", "syntax_assign"),
    (r"'==' or ':=' instead of '='|'==' instead of '='", "syntax_equals"),
    (r"'(?P<bracket>[(\[{])' was never closed", "syntax_open"),
    (r"unmatched '(?P<bracket>[)\]}])'", "syntax_unmatched"),
    (r"closing parenthesis", "syntax_brackets"),
    (r"unterminated triple-quoted", "syntax_long_text"),
    (r"unterminated (?:f-)?string", "syntax_text"),
    (r"forgot a comma", "syntax_comma"),
    (r"invalid decimal literal", "syntax_number"),
    (r"Missing parentheses in call to 'print'", "syntax_print"),
    (r"'return' outside function", "syntax_return"),
)
LINES = (
    (r"(?:<{7}|>{7}) ", "syntax_merge"),
    (r"\s*(?:>>>|In \[\d+\]:)", "syntax_prompt"),
    (r"\s*```", "syntax_fence"),
    (r"\s*(?P<word>else|elif)\b.*:", "syntax_else"),
    (r"[^#]*(?:\+\+|--)", "syntax_increment"),
    (r"[^#]*(?:&&|\|\||(?<![=!<>])!(?!=))", "syntax_logic"),
    (r"[^#]*(?:=>|=<)", "syntax_order"),
)


def explain_syntax(message: str, text: str, column: int, place: Message, mixed: bool = False) -> Message | None:
    """Return the sentence about a syntax error with this message; None if there is none.

    `text` is the line, `column` (from 1) the position in it, `place` where the line is. `mixed`: some lines of the
    file are indented with tabs, others with spaces, so that equal-looking columns may differ.
    """
    if found := find_look_alike(message, text, column):
        return describe_look_alike(*found, place)
    if mixed and re.search(r"unindent does not match|unexpected indent", message):
        return phrase("syntax_tabs")
    for pattern, key in MESSAGES:
        if match := re.search(pattern, message):
            return phrase(key, **match.groupdict())
    return advise_line(text) if message.startswith("invalid syntax") else None


def mixes_tabs(source: bytes) -> bool:
    """Return whether some lines are indented with tabs and others with spaces."""
    return bool(re.search(rb"^ *\t", source, re.MULTILINE) and re.search(rb"^\t* ", source, re.MULTILINE))


def advise_line(text: str) -> Message:
    """Return the sentence about a line that is not Python if the message does not explain it."""
    code = text.strip()
    for pattern, key in LINES:
        if match := re.match(pattern, text):
            return phrase(key, **match.groupdict())
    if BLOCKS.match(code.partition("#")[0].strip()) and not re.match(r"(?:class|def)\s*=", code):
        return phrase("syntax_colon")
    assigned = ASSIGNED.match(code)
    if assigned and keyword.iskeyword(assigned[1]):
        return phrase("syntax_keyword", word=assigned[1])
    return phrase("syntax_other")


def find_look_alike(message: str, text: str, column: int) -> tuple[str, int] | None:
    """Return the character that caused the message, and its column, if there is one."""
    at = text[column - 1 : column] if column > 0 else ""
    if message.startswith(("invalid character", "invalid non-printable")) and not at.isascii():
        return at, column
    if message.startswith("unterminated string"):  # it may begin with ' and end with ’
        return next(((char, place) for place, char in enumerate(text, 1) if char in QUOTES), None)
    return None


def describe_look_alike(char: str, column: int, place: Message) -> Message:
    """Return the sentence about a character that resembles a valid one."""
    facts: dict[str, object] = {"char": char, "column": column, "place": place, "code": f"U+{ord(char):04X}"}
    facts["name"] = unicodedata.name(char, "unnamed").lower()
    if char in QUOTES:
        return phrase("look_alike_quote", plain=QUOTES[char], **facts)
    if char in SIGNS:
        return phrase("look_alike_sign", plain=SIGNS[char], **facts)
    plain = WIDE.get(char) or unicodedata.normalize("NFKC", char)
    if unicodedata.category(char) == "No" and plain.isdigit():
        return phrase("look_alike_power", plain=f"**{plain}", **facts)
    if plain == " " or unicodedata.category(char) == "Zs":
        return phrase("look_alike_space", **facts)
    if unicodedata.category(char).startswith(("C", "Z")):
        return phrase("look_alike_invisible", **facts)
    wide = plain.isascii() and len(plain) == 1
    return phrase("look_alike_wide" if wide else "look_alike_other", plain=plain, **facts)

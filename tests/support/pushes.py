"""Reads what CI shows as its platform does: GitHub's Markdown, and the commands in a log."""

import re

from markdown_it import MarkdownIt
from torchkata.formats.markdown import INVISIBLE


def parsed(markdown):
    """Return all tokens of a text in GitHub's Markdown, also those inside paragraphs and cells."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return [one for token in tokens for one in (token, *(token.children or []))]


def text_in(tokens):
    return "".join(one.content for one in tokens if one.type == "text").replace(INVISIBLE, "")


def command_in(line):
    """Return the command in a line of a log as the runner of GitHub reads it: name, properties, message; or None."""
    line = line.lstrip()
    found = re.fullmatch(r"::(.+?)(?: (.*?))?::(.*)", line, re.DOTALL)
    if not found:
        return re.search(r"##\[", line)
    facts = dict(one.split("=", 1) for one in (found[2] or "").split(",") if "=" in one)
    return found[1], {name: unescape(fact) for name, fact in facts.items()}, unescape(found[3])


def unescape(text):
    for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, char)
    return text

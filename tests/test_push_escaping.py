"""What students write stays text where CI shows it: no markup in Markdown, no command in a log."""

import json
import re
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from torchkata.formats.annotations import MAX_TITLE, Annotation, shorten, show_annotations
from torchkata.formats.badge import badge
from torchkata.formats.junit import show_junit
from torchkata.formats.markdown import INVISIBLE, fenced, inline
from torchkata.formats.summary import show_summary
from torchkata.report.lines import harmless_text
from torchkata.report.shown_check import visible_lines

from tests.support.pushes import command_in, parsed, text_in
from tests.support.records import said, stored, told

HOSTILE = (
    "| a | b |\n|---|---|\n```\n# big\n@everyone #1 <script>x</script> [l](http://e) ![i](http://e) www.e.org\n"
    "::error::x\n  ::set-env name=A::b\nx ##[add-path]y\n~~~\n1) one\n- two\n===\n"
    "&lt; \\` `code` **b** _i_ ~~s~~\x1b[31m"
)
CHARACTERS = "`~*_|<>[]()#@:%,.-+=!&\\/\"' \n\r\t1aw\x00\x1b\u2028\u202e\ud800é"
texts = st.text(st.sampled_from([*CHARACTERS, *HOSTILE]), max_size=80)
texts = st.one_of(texts, st.sampled_from(HOSTILE.splitlines()), st.just(HOSTILE))


def hostile_record(text):
    """Return a record in which a student's text stands wherever one can."""
    document = {**stored("wrong", notices=[said("note_x", text)]), "student": text}
    (exercise,) = document["exercises"]
    exercise |= {"file": text, "notices": [said("note_y", text)]}
    for check in exercise["checks"]:
        if check["verdict"] == "WRONG":
            check |= {"call": None, "message": told(f"{check['name']}: {text}"), "output": text, "hint": text}
    return document


@settings(max_examples=150, deadline=None)
@given(texts)
def test_a_text_in_a_line_or_a_cell_is_only_text(text):
    cell = inline(text)
    for markdown, kinds in (
        (f"> {cell}", {"blockquote", "paragraph", "inline", "text"}),
        (
            f"| {cell} | b |\n| --- | --- |\n| {cell} | {cell} |",
            {*["table", "thead", "tbody", "tr", "th", "td", "inline", "text"]},
        ),
    ):
        found = {one.type.removesuffix("_open").removesuffix("_close") for one in parsed(markdown)}
        assert found <= kinds, markdown
    assert text_in(parsed(f"> {cell}")).strip() == harmless_text(" ".join(text.split())).strip()
    shown = "".join(one.content for one in parsed(f"> {cell}") if one.type == "text")
    assert not re.search(r"[@#](?!\u200b)", shown)  # GitHub looks for names and numbers in the text that is left


@settings(max_examples=150, deadline=None)
@given(texts)
def test_a_text_in_a_block_stays_in_it_and_holds_no_command(text):
    first, *_, last = parsed(f"{fenced(text)}\n\nend")
    assert (first.type, last.type) == ("fence", "paragraph_close")
    assert first.content.replace(INVISIBLE, "") == visible_lines(text) + "\n"
    assert [line for line in fenced(text).splitlines() if command_in(line)] == []


@settings(max_examples=150, deadline=None)
@given(texts, texts, texts, st.integers(0, 99))
def test_an_annotation_is_one_command_whatever_it_says(title, text, file, line):
    shown = Annotation("error", title, text, file, line).show()
    assert len(shown.splitlines()) == 1
    name, facts, message = command_in(shown)
    assert (name, message) == ("error", visible_lines(text))
    wanted = {"file": visible_lines(file), "line": str(line or ""), "title": visible_lines(shorten(title, MAX_TITLE))}
    assert facts == {name: fact for name, fact in wanted.items() if fact}


@settings(max_examples=40, deadline=None)
@given(texts)
def test_no_text_of_a_student_changes_the_summary_or_is_a_command(text):
    document = hostile_record(text)
    summary, annotations = show_summary(document), show_annotations(document)
    tokens = parsed(summary)
    assert [one.content.strip() for one in tokens if one.type.startswith("html")] == ["<!-- torchkata summary -->"]
    markup = {"link_open", "image", "code_inline", "em_open", "s_open", "hr", "bullet_list_open", "ordered_list_open"}
    assert not markup & {one.type for one in tokens}
    assert sum(one.type == "table_open" for one in tokens) == 2
    assert [one.tag for one in tokens if one.type == "heading_open"] == ["h1", "h2"]
    assert [line for line in summary.splitlines() if command_in(line)] == []
    assert {command_in(line)[0] for line in annotations.splitlines()} <= {"notice", "error", "warning"}
    assert json.loads(json.dumps(badge(document)))["message"] == "5 of 10"
    ElementTree.fromstring(show_junit(document).encode("utf-8", "backslashreplace"))

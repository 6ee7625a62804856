"""A file that Python cannot read: the character or word to blame, its place, and what to type instead."""

import pytest
from torchkata.explain.syntax_advice import explain_syntax, mixes_tabs
from torchkata.record.message import phrase
from torchkata.record.sentences import render

CASES = {
    "x = （1 + 2）": "（ (line 1, column 5) is a full-width character*Switch the input method to English and type ( ",
    "f(1， 2)": "， (line 1, column 4) is a full-width character*type , instead",
    "if x：\n    pass": "：*type : instead",
    "x = １２": "１*type 1 instead",
    "x = a＝b": "＝*type = instead",
    "x = 3、4": "、*type , instead",
    "print(“hello”)": '“ (line 1, column 7) is a curly quote*Type the straight quote " instead',
    "print('abc’)": "’ (line 1, column 11) is a curly quote*Type the straight quote ' instead",
    "x = 1\nx =\u00a01": "line 2, column 4 is a no-break space (U+00A0)*type a space",
    "x = 1\u30001": "ideographic space (U+3000)*type a space",
    "x = 1\u200b": "zero width space (U+200B)*Delete it",
    "y = 2 × 3": "×*Type * instead",
    "y = 3 − 2": "− (line 1, column 7)*Type - instead",
    "y = 3 – 2": "–*Type - instead",
    "y = x²": "²*Type **2 instead",
    "x = 1 § 2": "§*allowed in texts and comments only",
    "def f():\n\tif 1:\n        return 2": "Tabs and spaces are mixed",
    "def f():\n\tx = 1\n    return x": "Tabs and spaces are mixed",
    "def f():\n    x = 1\n\treturn x": "Tabs and spaces are mixed",
    "for i in x:\nprint(i)": "must be indented by four spaces",
    "x = 1\n  y = 2": "indented further than the line above",
    "if x:\n        y = 1\n    y = 2": "indented like none of the lines above",
    "def f()\n    return 1": "A colon is missing",
    "while True print(1)": "A colon is missing",
    "if x = 3:\n    pass": "To compare two values, write ==",
    "3 = x": "To compare two values, write ==",
    "x = (1 + 2\ny = 3": "The bracket ( is opened here and never closed",
    "x = 1)": "The bracket ) closes nothing",
    "x = (1]": "Close each one by its own kind: (...), [...], {...}",
    "x = 'abc": "no closing quote",
    'x = """abc': "three quotes is never closed",
    "x = [1 2]": "a comma, an operator such as *",
    "y = 2x": "write 2*x, not 2x",
    "print x": "write print(...)",
    "return 3": "outside of any function",
    "lambda = 2": "`lambda` is a word of the Python language",
    "x = 1\nelse:\n    y = 2": "`else` needs an `if` before it",
    "i++": "Write x += 1",
    "x = a && b": "`and`, `or`, `not`",
    "if a => b:\n    pass": "Write >= and <=",
    "x = 1\n<<<<<<< HEAD\nx = 2": "unfinished merge",
    ">>> x = 1": "Delete the prompts",
    "```python\nx = 1": "Delete this line",
    "x = 5 and": "Look at the place of the ^",
}


@pytest.mark.parametrize(("source", "words"), CASES.items(), ids=CASES)
def test_a_first_mistake_gets_a_sentence(source, words):
    with pytest.raises(SyntaxError) as caught:
        compile(source, "f.py", "exec")
    error = caught.value
    text = source.splitlines()[error.lineno - 1]
    sentence = explain_syntax(
        error.msg, text, error.offset, phrase("place", line=error.lineno), mixes_tabs(source.encode())
    )
    for part in words.split("*", 1):
        assert part in render(sentence)


@pytest.mark.parametrize(
    ("message", "text", "column"),
    [("", "", 0), ("invalid character", "", 7), ("invalid character", "x", -3), ("unterminated string", "’", 2**40)],
)
def test_whatever_the_other_side_says_is_harmless(message, text, column):
    sentence = explain_syntax(message, text, column, phrase("place", line=1))
    assert sentence is None or render(sentence)


def test_the_feedback_of_a_file_that_does_not_load_has_the_sentence(grade):
    graded = grade("def double(values)：\n    return values\n")
    assert graded.verdicts() == {"ERROR"}
    assert "： (line 1, column 19) is a full-width character of a Chinese or Japanese input method." in graded.screen

"""What a student reads of shapes, of None, and of what was printed in place of being returned."""

import numpy as np
import pytest
from torchkata.comparison.mismatch import Opaque
from torchkata.comparison.type_advice import advise_type
from torchkata.record.sentences import say

from tests.support.scratch import mark

SOURCE = """
import numpy as np
import torch

def give(value): return value
def zeros(*sides): return np.zeros(sides)
def ones(*sides): return torch.ones(sides)
def say_it(value): print("the loss is", value)
def say_and_none(value): print("working on it")
def silent(value): pass
def each(values): return [silent(value) for value in values]
def objects(values): return np.array(each(values))
def text(value): return f"{value:.1f}"
def same(value): return value
def product(a, b): return torch.tensor(a) @ torch.tensor(b)
def inner_product(a): return torch.ones(2, 7) @ torch.ones(5, 2)
def lies(values): raise RuntimeError(f"mat1 and mat2 shapes cannot be multiplied ({int(values[0])}x2 and 3x2)")
def says(values): raise ValueError(f"the secret is {values[0]}")
def adds(value): return value + None
def custom(value):
    class Odd(KeyError): pass
    raise Odd(value)
def graph(x): torch.tensor(x).sum().backward()
def many(values): return float(np.asarray(values))
def attribute(values): return values.mean()
"""
CHECKS = """
import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_equal

def check_sides(array):
    assert_equal(array.shape, (40, 41))

{}
"""
CASES = {
    "swapped": "check_sides(student.zeros(41, 40))",
    "fewer": "assert_equal(tuple(student.ones(40).size()), (40, 41))",
    "none_at_all": "assert_equal(list(student.zeros().shape), [3])",
    "torch_size": "assert_equal(student.ones(2, 3).shape, (3, 2))",
    "right_size": "assert_equal(student.ones(2, 3).size(), (2, 3))",
    "several": "assert_equal([t.shape for t in student.give([np.zeros((2, 3)), np.zeros(3)])], [(2, 3), (4,)])",
    "huge": "assert_equal(student.zeros(123, 1).shape, (2, 1))",
    "integers": "assert_equal(student.give([1, 2, 3]), [1, 2, 4])",
    "silent": "assert_close(student.silent(2.5), 2.5, rtol=1e-9)",
    "two_silent": "a, b = student.silent(1), student.say_and_none(1); assert_equal(a, 2.0)",
    "printed": "assert_close(student.say_it(14 / 3), 14 / 3, rtol=1e-9)",
    "printed_array": "assert_close(student.say_it(np.arange(3.0)), np.arange(3.0), rtol=1e-9)",
    "printed_other": "assert_close(student.say_and_none(2.5), 2.5, rtol=1e-9)",
    "printed_wrong": "assert_close(student.say_it(14), 14 / 3, rtol=1e-9)",
    "items": "assert_close(student.each([1.0, 2.0]), [1.0, 2.0], rtol=1e-9)",
    "items_for_array": "assert_close(student.each([1.0, 2.0]), np.ones(2), rtol=1e-9)",
    "objects": "assert_close(student.objects([1.0, 2.0]), np.ones(2), rtol=1e-9)",
    "text": "assert_close(student.text(3.0), 3.0, rtol=1e-9)",
    "product": "student.product(np.ones((3, 2)), np.ones((3, 2)))",
    "inner": "student.inner_product(np.ones(3))",
    "lies": "student.lies([77.0, 1.0])",
    "lies_handed_on": "student.lies(student.give([3.0] * 77))",
    "says": "student.says([77.0])",
    "adds": "student.adds(2.5)",
    "custom": "student.custom(77)",
    "graph": "student.graph(np.ones(2))",
    "many": "student.many([1.0, 2.0])",
    "attribute": "student.attribute([1.0, 2.0])",
    "own_sentence": "assert isinstance(student.say_it(3), float), 'The loss must be a float.'",
}


def checks():
    return CHECKS.format(
        "\n".join(f"@pytest.mark.points(1)\ndef test_{name}(student):\n    {case}\n" for name, case in CASES.items())
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Return the results of the same checks, visible and hidden."""
    names = ("visible", "hidden")
    return {kind: mark(tmp_path_factory.mktemp(kind), SOURCE, **{kind: checks()}) for kind in names}


def lines(both, kind, name):
    """Return the lines of a message below the call."""
    return both[kind][name].text.splitlines()[1:]


@pytest.mark.parametrize("kind", ["visible", "hidden"])
def test_a_shape_is_shown_as_a_whole(both, kind):
    assert lines(both, kind, "swapped") == ["expected  shape (40, 41)", "got       shape (41, 40)"]
    assert lines(both, kind, "torch_size") == ["expected  shape (3, 2)", "got       shape (2, 3)"]
    assert both[kind]["right_size"].verdict == "PASS"
    assert lines(both, kind, "several") == [
        "in value [1] of what was returned",
        "expected  shape (4,)",
        "got       shape (3,)",
    ]


def test_a_hidden_check_shows_sides_where_the_number_of_dimensions_is_right(both):
    assert lines(both, "visible", "fewer") == ["expected  shape (40, 41)", "got       shape (40,)"]
    assert lines(both, "hidden", "fewer") == ["expected  shape (40, 41)", "got       1 dimension"]
    assert lines(both, "visible", "none_at_all") == ["expected  shape (3,)", "got       shape ()"]
    assert lines(both, "hidden", "none_at_all") == ["expected  shape (3,)", "got       0 dimensions"]
    assert lines(both, "hidden", "huge") == ["expected  shape (2, 1)", "got       a shape with a side of more than 14"]


def test_a_few_integers_are_shown_together_in_a_visible_check_only(both):
    assert lines(both, "visible", "integers") == ["expected  [1, 2, 4]", "got       [1, 2, 3]"]
    assert lines(both, "hidden", "integers")[1:] == ["expected  4", "got       3"]


def test_none_is_told_with_the_function_that_returned_it(both):
    end = " returned None. Does every path through it end in `return ...`?"
    assert lines(both, "visible", "silent")[2:] == ["`silent`" + end]
    assert lines(both, "hidden", "silent")[2:] == ["The function" + end]
    assert lines(both, "visible", "two_silent")[2] == lines(both, "hidden", "two_silent")[2]


@pytest.mark.parametrize("kind", ["visible", "hidden"])
def test_none_inside_of_what_was_returned_is_told(both, kind):
    for name in ("items", "items_for_array", "objects"):
        assert "does the function that is called for each item return its value" in lines(both, kind, name)[-1]
    named = "What `each` returned holds None where a value belongs" in lines(both, kind, "items")[-1]
    assert named == (kind == "visible")


def test_print_in_place_of_return_is_told(both):
    right = "The function printed the right value. Return it: write `return ...` in place of `print(...)`."
    shows = "The function printed something and returned None. print() shows a value, `return` gives it back."
    for name in ("printed", "printed_array"):
        assert lines(both, "visible", name)[2:] == [right]
    for name in ("printed_other", "printed_wrong"):
        assert lines(both, "visible", name)[-1] == shows
    for name in ("printed", "printed_other", "printed_wrong"):
        assert lines(both, "hidden", name)[-1] == shows
    assert lines(both, "visible", "own_sentence") == ["The loss must be a float.", shows]
    assert lines(both, "hidden", "own_sentence") == ["The loss must be a float."]


def test_a_text_is_no_number(both):
    assert lines(both, "visible", "text")[:2] == ["expected  a number", "got       a text: '3.0'"]
    assert lines(both, "hidden", "text")[:2] == ["expected  a number", "got       a text"]
    for kind in both:
        assert "Return the number itself" in lines(both, kind, "text")[2]


def error(both, kind, name):
    """Return the line on an exception, and the sentence below its frames."""
    return lines(both, kind, name)[0], lines(both, kind, name)[-1]


def test_a_hidden_check_shows_the_known_messages_of_numpy_torch_and_python(both):
    for name, message, words in (
        ("product", "RuntimeError: mat1 and mat2 shapes cannot be multiplied (3x2 and 3x2)", "Is a transpose"),
        ("inner", "RuntimeError: mat1 and mat2 shapes cannot be multiplied (... and ...)", "Is a transpose"),
        ("adds", "TypeError: unsupported operand type(s) for +: 'float' and 'NoneType'", "None is used like a value"),
        ("graph", "RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn", "depend on"),
        ("many", "TypeError: only 0-dimensional arrays can be converted to Python scalars", "more than one number"),
        ("attribute", "AttributeError: 'list' object has no attribute 'mean'", "A list does not calculate."),
    ):
        shown, advice = error(both, "hidden", name)
        assert shown == message, name
        assert words in advice, name
        assert error(both, "visible", name)[1] == advice, name
    assert "(2x7 and 5x2)" in error(both, "visible", "inner")[0]


def test_a_hidden_check_repeats_nothing_that_a_message_was_made_of(both):
    for name in ("lies", "lies_handed_on", "says", "custom"):
        assert "77" not in "".join(lines(both, "hidden", name)[1:]), name
        assert "77" in both["visible"][name].text or name == "lies_handed_on"
    assert error(both, "hidden", "lies")[0].endswith("multiplied (... and ...)")
    assert error(both, "hidden", "says") == ("ValueError", say("means_ValueError"))
    assert error(both, "hidden", "custom") == ("KeyError", say("means_KeyError"))


def test_an_array_of_texts_is_told_so_where_numbers_belong():
    texts = Opaque("dtype", ["str"])
    (told,) = advise_type(texts, np.zeros(3), False)
    assert told.key == "texts_returned"
    assert advise_type(texts, ["a"], False) == ()

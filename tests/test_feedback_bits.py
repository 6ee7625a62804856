"""How many different messages one hidden check can give: the bits that SECURITY.md states, held by counting."""

import builtins
import functools
import math
import re
import struct

import numpy as np
import pytest
from torchkata.checks.none_advice import advise_none
from torchkata.checks.steps import Call, Outcome, Step
from torchkata.comparison.assert_observed import (
    assert_own_memory,
    assert_same_object,
    assert_shares_memory,
    assert_tracked,
    assert_untracked,
)
from torchkata.comparison.closeness import Rule
from torchkata.comparison.mismatch import KNOWN_DTYPES, KNOWN_TYPES, Mismatch, Opaque
from torchkata.comparison.observation import Observation
from torchkata.comparison.outline import max_shown_size, outline
from torchkata.explain.error_forms import FORMS
from torchkata.explain.error_messages import WORDS, fill, show_message
from torchkata.explain.failures import failure_of_call, failure_of_end
from torchkata.explain.student_file import MAX_STUBS, StudentFile
from torchkata.inside.code_lines import MAX_PLACES
from torchkata.inside.reasons import REASONS
from torchkata.inside.values import SIZES
from torchkata.record.english import SENTENCES
from torchkata.record.english.errors import ERRORS
from torchkata.record.english.pictures import PICTURES
from torchkata.record.languages import facts_in
from torchkata.record.message import phrase
from torchkata.record.sentences import text_of
from torchkata.sandbox.limits import Limits
from torchkata.sandbox.replies import Reply

from tests.support.doors import ROOT

TIGHT = Rule(rtol=1e-9)


def bits(row):
    """Return the bits that SECURITY.md states in a row of its table, at default feedback."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^\| [A-Z]+: {re.escape(row)}[^|]*\| (\d+)[^|]*\| 0 \|$", text, re.MULTILINE)
    return int(found)


def count(messages):
    """Return of how many bits a number of different messages is."""
    return math.log2(len({message if isinstance(message, str) else text_of(message) for message in messages}))


def numbers_near(expected):
    """Give numbers of all kinds: each of 3 digits, each of 4 near the expected one, and odd ones."""
    size = math.floor(math.log10(abs(expected) or 1))
    for exponent in range(size - 8, size + 4):
        yield from (sign * digits * 10.0**exponent for digits in range(1000, 10_000, 10) for sign in (1, -1))
    yield from (expected + step * 10.0 ** (size - 4) for step in range(-3000, 3000))
    yield from (0, -0.0, math.nan, math.inf, -math.inf, 5e-324, 1.7e308, 2**64 - 1, -(2**63), 12345, np.float32(0.1))
    randoms = np.random.default_rng(1)
    yield from (struct.unpack("d", randoms.bytes(8))[0] for _ in range(2000))


@pytest.mark.parametrize("expected", [4.66666666, -1.0049999, 0.0, 9999.9, 3, 12345678])
def test_bits_of_a_returned_number(expected):
    assert count(outline(got, expected, TIGHT) for got in numbers_near(expected)) <= bits("a returned number")


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 9, 30])
def test_bits_of_where_an_array_is_wrong(size):
    randoms, expected = np.random.default_rng(size), np.arange(1.0, size + 1)
    choices = np.array([1.0, 1.0, 1.0, -1.0, math.nan, math.inf])
    messages = []
    for share in np.linspace(0, 1, 1500):
        factors = np.where(randoms.random(size) < share, randoms.choice(choices, size), 1.0)
        if (factors != 1).any():
            lines = text_of(outline(expected * factors, expected, TIGHT)).splitlines()
            messages.append([re.sub(r"^(expected|got|off by) .*?( at .*)?$", r"\1\2", line) for line in lines])
            messages[-1] = "\n".join(line for line in messages[-1] if line != "off by")  # counted with the number
    assert count(messages) <= bits("where an array")


@pytest.mark.parametrize("shape", [(), (7,), (25,), (4, 9), (3, 3, 3)])
def test_bits_of_a_shape(shape):
    randoms, most = np.random.default_rng(5), max_shown_size(max(shape, default=0))
    shapes = [
        tuple(10 ** randoms.uniform(0, 3 if n < 5 else 0.5, n).astype(int)) for n in range(17) for _ in range(150)
    ]
    shapes += [(*sides, *shape[2:]) for sides in np.ndindex(*(most + 3 for _ in shape[:2]))]
    arrays = [np.broadcast_to(np.float64(1), sides) for sides in shapes if sides != shape]
    told = 2.0 ** bits("the number of dimensions") + math.prod(2 * max(shape) + 12 for _ in shape) * bool(shape)
    assert count(outline(array, np.zeros(shape), TIGHT) for array in arrays) <= math.log2(told)


def test_bits_of_a_length():
    for length in (0, 1, 5, 40):
        messages = [outline([1.0] * other, [2.0] * length, TIGHT) for other in range(200) if other != length]
        messages += [outline(dict.fromkeys(range(n)), {"a": 1.0}, TIGHT) for n in range(200)] * (length == 1)
        assert count(messages) <= 1 + math.log2(2 * length + 12)


def test_bits_of_a_kind():
    import torch  # here: it takes two seconds, and few processes of the tests need it

    words = [
        *(("type", [name]) for name in KNOWN_TYPES),
        *(("dtype", [name]) for name in KNOWN_DTYPES),
        *(("type", [f"T{n}"]) for n in range(200)),
        ("int", []),
        ("text", [123456]),
    ]
    words += [("tensor_size", [5 * n, n, 5]) for n in range(200)]
    values = [None, True, np.bool_(True), 1, 1.5, "a", "b", [], [1] * 9, (), (1,), {}, {1: 2}, np.ones(3), np.ones(4)]
    values += [torch.ones(3), torch.ones(2, 2), [1.0, None], (None,), {1: None}, *(Opaque(*one) for one in words)]
    for expected in (np.zeros(5), [0.0, 1.0], {"a": 0.0}, 0.25, "text"):
        of_kind = [outline(value, expected, TIGHT) for value in values if type(value) is not type(expected)]
        assert count(of_kind) <= bits("a kind")
    used = []
    for value in (Opaque(*one) for one in words):
        with pytest.raises(Mismatch) as caught:
            _ = value + 1
        used.append(caught.value.redacted)
    assert count(used) <= bits("a kind")


def test_bits_of_a_dtype():
    arrays = [np.zeros(3, dtype) for dtype in SIZES if dtype != "bfloat16"]
    assert count(outline(array, np.ones(3, "<U1"), TIGHT) for array in arrays) <= bits("a dtype")


def file_of(lines, code=None):
    """Return a student's file of these lines, which has code at the places `code`."""
    source = "\n".join(lines).encode()
    return StudentFile("small.py", source, Limits(), (), lambda: code or [(n, "f") for n in range(1, len(lines) + 1)])


def raised(builtin, frames=(), **more):
    return {"type": "X", "builtin": builtin, "message": "", "frames": list(frames), **more}


def hostile(slot):
    """Give texts of all kinds for a slot of a form, as a program that wants to tell a hidden input would write them."""
    yield from ("0", "00", "7" * 300, "x", "Secret77", "f", "f.__init__", "()", "[]", "(1,)", *WORDS.get(slot, ()))
    numbers = range(-30, 300)
    yield from map(str, numbers)
    for sides in (*((n,) for n in numbers), *np.ndindex(32, 32), *np.ndindex(9, 9, 9), (2, 3, 4, 5)):
        yield from ("x".join(map(str, sides)), str(tuple(sides)), str(list(sides)))


def count_of_messages(form):
    """Return how many messages a form can make: the product of what each of its slots can show."""
    slots = re.findall(r"\{(\w+)\}", form)
    return math.prod(shown_in(slot) for slot in slots)


@functools.cache
def shown_in(slot):
    """Return how many texts a slot can show to one who knows the sizes of the arguments, however many there are."""
    return len({fill(slot, text, "f", tuple(range(2, 30))) for text in hostile(slot)})


def test_a_message_shows_sizes_that_the_check_has_passed_and_no_others():
    message = "mat1 and mat2 shapes cannot be multiplied ({}x2 and 3x2)"
    shown = {n: show_message("RuntimeError", message.format(n), "f", (3, 2))[0] for n in range(2000)}
    assert shown[3] == message.format(3)
    assert {text for n, text in shown.items() if n not in (1, 2, 3)} == {message.replace("{}x2", "...")}
    assert show_message("ValueError", message.format(3), "f", (3, 2)) == ("", "")


def test_bits_of_an_exception():
    types = [name for name in dir(builtins) if isinstance(getattr(builtins, name), type)]
    file = file_of(["def f():", *["    g()"] * (MAX_PLACES - 1)])
    odd = [f"Type{n}" for n in range(300)]
    of_types = [failure_of_call(raised(name), file, "f").redacted for name in types + odd]
    places = [(line, name) for line in range(-3, MAX_PLACES + 500) for name in ("f", "g", "h", "<lambda>")]
    of_places = [failure_of_call(raised("ValueError", [list(place)]), file, "f").redacted for place in places]
    extras = [{"message": "can't start new thread"}, {"errno": 28}, {"errno": 27}, {"message": "name 'xrange' is"}, {}]
    extras += [{"reason": reason, "subject": odd} for reason in (*REASONS, "other") for odd in ("numpy", "x.py", "/y")]
    of_advice = [
        failure_of_call({**raised(name, frames), **more}, file, "f").redacted[1:]
        for name in types
        for more in extras
        for frames in ([], [[2, "f"]])
    ]
    messages = 2 ** count(of_types) + sum(count_of_messages(form) for _, form, _ in FORMS)
    total = math.log2(messages) + count(of_places)
    # The sentences of ERRORS follow from the type or the form, which are counted.
    follows = {*ERRORS, "frame", "frame_module", "frame_text"}
    beside = [[line for line in lines if line.key not in follows] for lines in of_advice]
    assert total + count(beside) <= bits("an exception")


def test_bits_of_a_todo():
    for count_of_stubs in (1, MAX_STUBS, MAX_STUBS + 1, 5000):
        file = file_of(
            ["def f():", *["    raise NotImplementedError"] * count_of_stubs, *["# raise NotImplementedError"] * 99]
        )
        failures = [failure_of_call(raised("NotImplementedError", [[n, "f"]]), file, "f") for n in range(1, 5200)]
        texts = [failure.redacted for failure in failures]
        assert count(texts) <= bits("a stub")


def test_bits_of_an_end():
    causes = [*(f"exit:{n}" for n in range(256)), *(f"SIG{n}" for n in range(64)), "SIGSEGV", "SIGKILL", "full"]
    assert count(failure_of_end(cause, "f").redacted for cause in causes) <= bits("an end")


def test_bits_of_prints():
    mismatch = Mismatch(phrase("none_returned"))
    texts = ["", " \n", *(f"secret {n}" for n in range(100)), "\0", "nan" * 1000]
    replies = [Reply({"outcome": "value", "value": None}, memoryview(b""), text, 0) for text in texts]
    steps = [Call(Step("call", "f"), Outcome(reply, None, reply.output), False, "") for reply in replies]
    messages = [advise_none((phrase("none_returned"),), mismatch, [call], visible=False) for call in steps]
    assert count(messages) <= bits("None was returned")


def test_bits_of_a_training_loop():
    sentences = {key for key, text in SENTENCES.items() if key.startswith("loop_") and not facts_in(text)}
    assert len(sentences) > 10
    assert count(sentences) <= bits("what is wrong in a training loop")


def test_bits_of_an_observed_call():
    flags = [(shared, same, *3 * [yes], "x") for shared in ((), (0,), (1, "y")) for same in (None, 7) for yes in (0, 1)]
    for claim in (
        lambda seen: assert_shares_memory(seen, 5, "x"),
        lambda seen: assert_same_object(seen, 5),
        assert_own_memory,
        assert_tracked,
        assert_untracked,
    ):
        messages = []
        for facts in ([], *([one] for one in flags), flags):
            try:
                claim(Observation(None, {"facts": facts}, set()))
            except Mismatch as mismatch:
                messages.append(mismatch.redacted)
        assert 0 < count(messages) <= bits("a fact of an observed call")


def test_bits_of_requires_grad():
    import torch  # here: it takes two seconds, and few processes of the tests need it

    tensors = [torch.ones(2, requires_grad=tracked) for tracked in (False, True)]
    rule = Rule(check_grad=True)
    messages = [outline(got, expected, rule) for got in tensors for expected in tensors if got is not expected]
    assert count(messages) <= bits("whether a tensor requires gradients")
    assert text_of(messages[0]) == (
        "expected  a tensor that requires gradients\ngot       a tensor that does not require gradients"
    )


def test_a_picture_gives_one_sentence_of_a_closed_list():
    kinds = sum(key.startswith("drawn_") for key in PICTURES)
    sentences = sum(kinds if "{instead}" in text else 1 for text in PICTURES.values())
    assert math.log2(sentences) <= bits("what a picture shows in place of what was expected")

"""Values of a class that only extends a plain one: they cross as the plain one, with a tag; no class can lie."""

import collections
import enum
from typing import NamedTuple

import numpy as np
import pytest
import torchkata.comparison.compare
from torchkata.comparison.compare import Mismatch, assert_close, assert_equal, tag_of
from torchkata.comparison.mismatch import Opaque
from torchkata.comparison.outline import Rule, outline
from torchkata.inside.encoder import MAX_DEPTH, MAX_ITEMS, Encoder
from torchkata.inside.tags import TAGS
from torchkata.inside.wire import ProtocolError
from torchkata.record.message import phrase

from tests.support.chance import decode
from tests.support.crossing import make_kit
from tests.support.doors import run_command


class Point(NamedTuple):
    x: float
    y: float


class Colour(enum.IntEnum):
    RED = 3


class Names(enum.StrEnum):
    ONE = "one"


class Liar(list):
    def __iter__(self):
        return iter([9.0])

    def __len__(self):
        return 10**9

    def __getitem__(self, place):
        return 9.0


class LyingTable(dict):
    def items(self):
        return [("a", 9.0)]

    def __len__(self):
        return 10**9


class LyingNumber(float):
    def __float__(self):
        return 9.0

    def __repr__(self):
        return "9.0"


class LyingText(str):
    def __str__(self):
        return "lie"

    def __len__(self):
        return 0


class Own(np.float64):
    pass


def cross(value):
    encoder = Encoder()
    tree = encoder.encode(value)
    return decode(tree, bytes(encoder.body))


def counted(cls):
    made = cls(int) if cls is collections.defaultdict else cls()
    made["a"] = 2
    return made


CASES = [
    (Point(1.0, 2.0), (1.0, 2.0), "namedtuple"),
    (collections.namedtuple("P", "x")([1, 2]), ([1, 2],), "namedtuple"),
    (range(3), [0, 1, 2], "range"),
    ({"a": 1}.items(), [("a", 1)], "view"),
    ({"a": 1}.keys(), ["a"], "view"),
    ({"a": 1}.values(), [1], "view"),
    (counted(collections.OrderedDict), {"a": 2}, "OrderedDict"),
    (counted(collections.defaultdict), {"a": 2}, "defaultdict"),
    (counted(collections.Counter), {"a": 2}, "Counter"),
    (Colour.RED, 3, "enum"),
    (Names.ONE, "one", "enum"),
    (np.str_("text"), "text", "numpy str"),
    (np.bool_(True), True, ""),
    (Own(2.5), 2.5, ""),
    (np.array(2.5), 2.5, ""),
    (Liar([1.0, 2.0]), [1.0, 2.0], "subclass"),
    (LyingTable(b=1.0), {"b": 1.0}, "subclass"),
    (LyingNumber(1.5), 1.5, "subclass"),
    (LyingText("truth"), "truth", "subclass"),
    (Liar([float(n) for n in range(40)]), [float(n) for n in range(40)], "subclass"),
]


@pytest.mark.parametrize(("value", "plain", "tag"), CASES, ids=[str(i) for i in range(len(CASES))])
def test_it_crosses_as_the_plain_value_with_a_tag(value, plain, tag):
    assert_crosses_as(value, plain, tag)


def test_values_of_torch_cross_as_the_plain_value_with_a_tag():
    import torch  # here: it takes two seconds, and few processes of the tests need it

    largest = torch.max(torch.tensor([[1.0, 3.0]]), dim=1)
    assert_crosses_as(largest, (torch.tensor([3.0]), torch.tensor([1])), "namedtuple")
    assert_crosses_as(torch.zeros(2, 3).shape, (2, 3), "Size")
    assert_crosses_as(torch.nn.Parameter(torch.ones(2)), torch.ones(2, requires_grad=True), "Parameter")


def assert_crosses_as(value, plain, tag):
    back = cross(value)
    assert_equal(back, plain, check_dtype=True)
    assert tag_of(back) == tag
    assert tag_of(plain) == ""
    again = cross({"inside": [back]})  # what a check hands on is plain
    assert_equal(again, {"inside": [plain]})
    assert tag_of(again["inside"][0]) == ""


def test_an_array_of_no_dimensions_is_no_other_number_and_no_tensor():
    import torch  # here: it takes two seconds, and few processes of the tests need it

    for got in (np.array(3.5), np.zeros(1), torch.tensor(2.5)):
        with pytest.raises(Mismatch):
            assert_close(got, 2.5, rtol=1e-9)
    assert outline(np.array(2.5), 2.5, Rule(rtol=1e-9)) == (phrase("elsewhere"),)


@pytest.mark.parametrize("value", [range(10**12), Liar([0.0] * (MAX_ITEMS + 1))])
def test_what_is_too_large_is_not_unfolded(value):
    assert Encoder().encode(value) == {"opaque": ["items", MAX_ITEMS]}


def test_a_list_that_holds_itself_is_told():
    loop = Liar()
    loop.append(loop)
    assert Encoder().encode(loop) == {"opaque": ["deep", MAX_DEPTH]}


@pytest.mark.parametrize(
    "tree",
    [
        {"tagged": ["no such", {"list": []}]},
        {"tagged": ["range"]},
        {"tagged": [["range"], {"list": []}]},
        {"tagged": ["enum", None]},
        {"tagged": ["enum", True]},
        {"tagged": ["enum", {"tagged": ["enum", 1]}]},
        {"tagged": ["range", {"array": ["float64", [0], 0]}]},
        {"tagged": ["range", {"opaque": ["int"]}]},
        {"opaque": "x"},
        {"opaque": ["no such"]},
        {"opaque": ["type"]},
        {"opaque": ["type", 5]},
        {"opaque": ["type", "x", "y"]},
        {"opaque": ["text", "x"]},
        {"opaque": ["text", -1]},
        {"opaque": ["text", 2**64]},
        {"opaque": ["text", True]},
        {"opaque": [["type"], "x"]},
    ],
)
def test_a_tag_that_no_encoder_wrote_is_refused(tree):
    with pytest.raises(ProtocolError):
        decode(tree, b"")


def test_every_tag_is_a_plain_word():
    assert len(set(TAGS)) == len(TAGS)


@pytest.mark.parametrize("kind", ["generator", "map", "zip", "filter", "enumerate", "reversed"])
def test_what_gives_its_values_one_by_one_is_refused_with_the_remedy(kind):
    got = Opaque("type", [kind])
    with pytest.raises(Mismatch, match=r"Return list\(\.\.\.\) of it"):
        assert_equal(got, [1, 2])
    assert outline(got, [1, 2], Rule())[-1] == phrase("one_by_one_returned")


CHECKS = """
import pytest
from torchkata.comparison.compare import assert_equal, tag_of


@pytest.mark.points(5)
def test_a_value_is_plain_and_has_its_tag(student):
    assert_equal(student.point(), (1.0, {"a": 2}))
    assert tag_of(student.point()) == "namedtuple"
    assert tag_of(student.point()[1]) == "Counter"


@pytest.mark.points(5)
def test_an_object_that_a_check_makes_stays_there(student):
    table = student.Table(3)
    assert_equal(table.twice(), 6)
    assert_equal(student.use(table), 6)
    assert_equal(student.make(4), {"n": 4})
"""
ANSWER = """
from collections import Counter, namedtuple
Point = namedtuple("Point", "x counts")
def point():
    return Point(1.0, Counter("aa"))
class Table(dict):
    def __init__(self, n):
        super().__init__(n=n)
    def twice(self):
        return 2 * self["n"]
def make(n):
    return Table(n)
def use(table):
    return table.twice()
"""


def test_a_check_sees_values_and_works_with_objects(tmp_path):
    done = run_command("--course", make_kit(tmp_path, CHECKS, ANSWER), "grade")
    assert "10/10" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("kind", [list, tuple])
def test_a_list_of_floats_is_compared_at_once_and_refused_at_its_first_wrong_place(kind, monkeypatch):
    right = [0.5 * n for n in range(50)]
    looks = []
    look = torchkata.comparison.compare.wrong_places
    monkeypatch.setattr(torchkata.comparison.compare, "wrong_places", lambda *args: looks.append(args) or look(*args))
    assert_close(kind([*right, float("nan")]), kind([*right, float("nan")]), rtol=1e-9)
    assert_close(kind(n * (1 + 1e-12) for n in right), kind(right), rtol=1e-9)
    assert len(looks) == 2
    with pytest.raises(Mismatch) as refused:
        assert_close(kind([*right[:7], 9.0, *right[8:]]), kind(right), rtol=1e-9)
    wanted = ["in value [7] of what was returned", "expected  3.5", "got       9"]
    assert str(refused.value).splitlines() == wanted
    with pytest.raises(Mismatch, match="a bool"):
        assert_close(kind([*right[:7], True]), kind(right[:8]), rtol=1e-9)


def test_arrays_cross_whatever_their_order_and_bytes():
    import torch  # here: it takes two seconds, and few processes of the tests need it

    table = np.arange(6.0).reshape(2, 3)
    masked = np.ma.masked_array(table, table > 2)
    for value in (table.T, table[:, ::2], table.astype(">f8"), np.array(2.5), masked, np.array([], "f4")):
        plain = np.asarray(value).astype(value.dtype.newbyteorder("="))
        assert_equal(decode(Encoder().encode(value), encoded(value)), plain)
    tensor = torch.arange(6.0).reshape(2, 3)
    parts = torch.complex(tensor, tensor)
    for value in (tensor.T, tensor[:, ::2], tensor.bfloat16(), torch.tensor(2.5), parts.conj(), parts.conj().imag):
        assert torch.equal(decode(Encoder().encode(value), encoded(value)), value)


def encoded(value):
    encoder = Encoder()
    encoder.encode(value)
    return bytes(encoder.body)

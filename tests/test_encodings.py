"""Texts that do not say how they are encoded; and whatever bytes and names there are, nothing is raised."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from torchkata.intake.blackboard import read_heads
from torchkata.intake.encodings import decode_names, decode_table
from torchkata.intake.headings import read_headings
from torchkata.intake.platforms import FORMS, is_team
from torchkata.submission.versions import age_key, moment_of

LINES = [
    ("cp1252", "id,name\n1,Zoë Quëll\n2,José Ñandú\n3,Jürgen Groß\n"),
    ("cp1252", "Prénom,Nom\nÉlodie,Lefèvre\n"),
    ("gb18030", "学号,姓名,邮箱\n1,王小明,w@x\n"),
    ("gb18030", "id,name\n1,陈晨\n2,Tom Ovid\n"),
    ("cp932", "学籍番号,氏名\n1,山田太郎\n2,佐藤はな\n"),
    ("big5", "學號,姓名\n1,陳小明\n2,林志玲\n"),
    ("cp949", "학번,이름\n1,김철수\n2,이영희\n"),
    ("cp1251", "id,ФИО\n1,Иванов Иван\n2,Щукина Юлия\n"),
]


@pytest.mark.parametrize(("encoding", "text"), LINES)
def test_a_table_is_read_in_the_encoding_in_which_it_makes_sense(encoding, text):
    decoded = decode_table(text.encode(encoding))
    assert decoded
    assert decoded.text == text
    assert decoded.assumed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_says_its_encoding_is_not_guessed(encoding):
    decoded = decode_table("id,name\n1,Zoë 张三\n".encode(encoding))
    assert decoded
    assert (decoded.text, decoded.assumed) == ("id,name\n1,Zoë 张三\n", "")


def test_names_that_make_no_sense_are_left_as_they_are_and_nothing_is_assumed():
    names, assumed = decode_names([b"\xff\xfe\xf7\xfd"])
    assert assumed == ""
    assert len(names) == 1


def test_utf8_without_the_flag_is_utf8():
    assert decode_names(["张三/a.py".encode(), b"tom"]) == (["张三/a.py", "tom"], "")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60), st.lists(st.binary(max_size=20), max_size=4))
def test_any_bytes_are_decoded_or_refused(data, names):
    decode_table(data)
    assert len(decode_names(names)[0]) == len(names)


pieces = st.sampled_from(
    ["_attempt_2026-01-01-10-00-00", "_501_", "LATE_", "anon_", " - Jan 5, 2026 1159 PM", "(1)", "9" * 40]
)
names = st.lists(st.one_of(st.text(max_size=12), pieces), max_size=6).map("".join)


@settings(max_examples=300, deadline=None)
@given(names, names)
def test_any_name_is_read(one, other):
    for form in FORMS:
        facts = form.read(one)
        assert facts is None or all(facts.values())
    is_team(one)
    moment_of(one)
    assert (age_key(one) < age_key(other)) or (age_key(one) >= age_key(other))
    read_headings([one, other])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.text("ab_ 1", min_size=1, max_size=12), unique=True, max_size=6), st.sets(st.text("ab_1", min_size=1))
)
def test_two_heads_are_never_one_student(tmp_path_factory, heads, roster):
    facts = {f"{head}_attempt": {"head": head, "file": "x"} for head in heads}
    for known in (None, lambda text: int(text in roster)):
        users = read_heads(tmp_path_factory.getbasetemp(), facts, known)
        assert users.keys() == set(heads)
        assert len({user.student for user in users.values()}) == len(heads)

"""Feedback teaches and is no oracle: a player plays against it."""

import math
import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from torchkata.comparison.closeness import Rule
from torchkata.comparison.outline import outline
from torchkata.marking import judge as judgement
from torchkata.marking.grader import Grader
from torchkata.record.sentences import render

from tests.support import oracle

HAND_INS = 500
FINITE = st.floats(allow_nan=False, allow_infinity=False)
TIGHT = Rule(rtol=1e-9)


@pytest.fixture
def game(tmp_path):
    """Return a function that plays at a grader of its own, `most` times; it returns how often, and the best points."""
    grader = Grader()
    yield lambda most: oracle.play(grader, oracle.make_kit(tmp_path / "kit"), most)
    grader.close()


def test_the_player_wins_where_hidden_checks_tell_what_visible_ones_do(game, monkeypatch):
    explain = judgement.explain
    monkeypatch.setattr(judgement, "explain", lambda error, file, visible: explain(error, file, True))
    hand_ins, points = game(HAND_INS)
    assert points == 10
    assert hand_ins < HAND_INS / 2


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_player_has_not_one_hidden_check_after_500_hand_ins(game):
    assert game(HAND_INS) == (HAND_INS, 4)  # the points of the visible check


# What is said of a number is made from 4 digits of the expected one: there is nothing to bisect.


@given(FINITE, FINITE, FINITE)
def test_two_expected_numbers_of_the_same_4_digits_give_the_same_message(got, expected, share):
    rounded = float(f"{expected:.4g}")
    other = rounded + (expected - rounded) * share / 2 if abs(share) <= 1 else rounded
    assume(f"{other:.4g}" == f"{expected:.4g}" and math.isfinite(other))
    texts = [outline(got, number, TIGHT) for number in (expected, other) if not math.isclose(got, number, rel_tol=1e-9)]
    assert texts == texts[:1] * len(texts)


@given(st.integers(-(2**63), 2**64 - 1), st.one_of(FINITE, st.integers(-(2**63), 2**64 - 1)))
def test_no_number_of_more_than_4_digits_is_shown(expected, got):
    assume(got != expected)
    for value, right in ((got, expected), (np.array([got]), np.array([expected]))):
        for shown in map(render, outline(value, right, Rule(check_dtype=False))):
            for number in re.findall(r"[\d.]+(?:e[+-]?\d+)?", re.sub(r"10,000|allowed.*", "", shown)):
                assert len(number.partition("e")[0].replace(".", "").strip("0")) <= 4, shown

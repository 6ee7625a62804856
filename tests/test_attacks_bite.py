"""Each attack that is said to bite does so where nothing is isolated, so what stops it elsewhere is the isolation.

This runs only as ``make test PART=thorough``; one attack in four is in ``tests/test_attacks.py``, too. It looks at the
attacks rather than at the grader, which must stop all of them in each `make test`.
"""

import pytest

from tests.attacks.arena import bites_as_expected
from tests.attacks.corpus import find_biting

WAITS = "exhaust/stops_the_zygote"  # for as long as a command may take


@pytest.mark.parametrize(
    "attack",
    [pytest.param(one, marks=[pytest.mark.slow] * (one.name == WAITS)) for one in find_biting()],
    ids=lambda attack: attack.name,
)
def test_a_bare_process_does_not_stop_it(attack):
    assert bites_as_expected(attack)

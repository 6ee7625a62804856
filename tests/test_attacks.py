"""Hostile submissions: what each may achieve at each level of isolation. The page of the attacks says what is known."""

import json
from collections import Counter

import pytest

from tests.attacks.arena import bites_as_expected, fight
from tests.attacks.corpus import AIMS, HERE, LEVELS, find_attacks, find_biting, read_page
from tests.support.doors import run_command

ATTACKS = find_attacks()
EXPECTED = read_page()
LEAST = {"steal": 25, "forge": 25, "exhaust": 18, "persist": 14, "reach_out": 18}
BITING = find_biting()
KIT = HERE / "kit"
SAMPLE = 4  # one in so many shows here that it bites; tests/test_attacks_bite.py has all
each_biting_attack = pytest.mark.parametrize("attack", BITING, ids=lambda attack: attack.name)
each_attack = pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)


@pytest.mark.parametrize("level", LEVELS)
def test_a_right_answer_gets_full_marks(level, tmp_path):
    file = tmp_path / "record.json"
    done = run_command("--course", KIT, "grade", KIT / "solutions", "--json", file, "--isolation", level)
    assert done.returncode == 0, done.stdout + done.stderr
    record = json.loads(file.read_text())
    assert (record["points"], record["max_points"], record["isolation"]) == (20, 20, level)


@pytest.mark.needs_level("full")
@each_attack
def test_full_isolation_stops_it(attack):
    assert fight(attack, "full") == []


@each_biting_attack
def test_container_isolation_stops_all_that_needs_no_namespace(attack):
    evidence = fight(attack, "container")
    assert bool(evidence) == EXPECTED[attack.name]["container"], evidence


@pytest.mark.parametrize("attack", BITING[::SAMPLE], ids=lambda attack: attack.name)
def test_a_bare_process_does_not_stop_it(attack):
    assert bites_as_expected(attack)


def test_the_page_lists_every_attack_and_most_of_them_bite():
    assert [attack.name for attack in ATTACKS] == list(EXPECTED)
    assert len(ATTACKS) >= 100
    assert sum(bites["none"] for bites in EXPECTED.values()) >= 60


def test_there_are_attacks_for_every_aim():
    found = Counter(attack.aim for attack in ATTACKS)
    assert {aim for aim in AIMS if found[aim] < LEAST[aim]} == set()


def test_nothing_is_known_to_bite_at_full():
    assert [name for name, bites in EXPECTED.items() if bites["full"]] == []


def test_every_attack_tells_what_it_tries():
    sentences = [attack.sentence for attack in ATTACKS]
    assert len(set(sentences)) == len(sentences)
    for sentence in sentences:
        assert sentence.endswith(".")
        assert len(sentence) <= 110
        assert "|" not in sentence

"""A class in which every third student attacks: the others' results are what they would be without them."""

import json
import shutil

import pytest

from tests.attacks.corpus import find_attacks
from tests.attacks.stage import RIGHT, Stage
from tests.attacks.traces import Traces
from tests.support.classes import grade_class, rows_of

STEP = 10  # one attack in so many
HONEST = 12
FACTS = ("seconds", "student")


@pytest.fixture
def stage():
    """Give an arena with secrets, a victim and listeners."""
    stage = Stage()
    traces = Traces(stage.mark, stage.folder, stage.victim.pid)
    yield stage
    traces.sweep()
    stage.close()


def honest(folder, number):
    """Write a right answer to one exercise of the arena's kit, with a line of its own in it."""
    place = folder / f"honest{number:02d}"
    place.mkdir(parents=True)
    name = ("small", "arrays")[number % 2]
    (place / f"{name}.py").write_text(RIGHT[name].read_text() + f"\n# {number}\n")


def records(out):
    """Return the record of each honest student without names and times."""
    files = sorted((out / "results").glob("honest*.json"))
    found = {file.stem: json.loads(file.read_text()) for file in files}
    return {who: {key: fact for key, fact in document.items() if key not in FACTS} for who, document in found.items()}


@pytest.mark.slow
def test_attackers_in_a_class_harm_nobody(stage, tmp_path):
    calm, attacked = tmp_path / "calm", tmp_path / "attacked"
    for number in range(HONEST):
        honest(calm, number)
    shutil.copytree(calm, attacked)
    attacks = find_attacks()[::STEP]
    for number, attack in enumerate(attacks):
        file = stage.submit(attack)
        shutil.copytree(file.parent, attacked / f"attack{number:03d}")
        shutil.rmtree(file.parent)
    outs = [tmp_path / "calm-out", tmp_path / "attacked-out"]
    done = [grade_class(stage.kit, folder, out) for folder, out in zip((calm, attacked), outs, strict=True)]
    assert [one.returncode for one in done] == [0, 0], done[1].stdout + done[1].stderr
    assert "Traceback" not in done[1].stderr
    assert records(outs[1]) == records(outs[0])
    assert len(records(outs[0])) == HONEST
    assert {row["status"] for row in rows_of(outs[1]).values()} == {"graded"}
    assert len(rows_of(outs[1])) == HONEST + len(attacks)
    shown = done[1].stdout + "".join(
        file.read_text() for file in outs[1].rglob("*") if file.suffix in (".json", ".txt")
    )
    assert [place for place, canary in stage.canaries.items() if canary in shown] == []
    assert (stage.damage(), stage.victim.harm(), stage.listeners.heard) == ([], [], set())

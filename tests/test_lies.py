"""Files that speak the protocol themselves, and lie: they get their verdicts, and the grader never fails."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.support.chance import TREES
from tests.support.crossing import make_kit
from tests.support.doors import BROKEN, run_command

LIES = (BROKEN / "lies.txt").read_text(encoding="utf-8").splitlines()
CHECKS = """
import numpy as np
import pytest
import torch
from torchkata import assert_close

EXPECTED = [1.0, [1.0, 2], {"a": 1.0}, "text", np.ones(2), torch.ones(2), (1, np.float32(2))]
"""
CHECK = """

@pytest.mark.points(1)
def test_lie_{index}(student):
    got = student.live.answer({index}, np.ones(2), torch.ones(2), [1, [2]], {{"a": 1}})
    for expected in EXPECTED:
        try:
            assert_close(got, expected, rtol=1e-6)
        except AssertionError as refusal:
            last = refusal
    raise last
"""


def grade_lies(lies, folder):
    """Grade the liar by the command; require marks, and that no verdict is the grader's failure. Return the checks."""
    source = (BROKEN / "liar.txt").read_text(encoding="utf-8") + f"\nLIES = {lies!r}\n"
    kit = make_kit(folder, CHECKS + "".join(CHECK.format(index=index) for index in range(len(lies))), source)
    settings_file = kit / "exercises" / "01_crossing" / "exercise.toml"
    settings_file.write_text(settings_file.read_text().replace("points = 10", f"points = {len(lies)}"))
    done = run_command("--course", kit, "grade", "--json", folder / "record.json")
    assert not [word for word in ("Traceback", "\x1b", "INTERNALERROR") if word in done.stdout + done.stderr]
    (exercise,) = json.loads((folder / "record.json").read_text())["exercises"]
    results = {
        lie: f"{check['verdict']} {check['message']}" for lie, check in zip(lies, exercise["checks"], strict=True)
    }
    assert [(lie[:200], result) for lie, result in results.items() if result.startswith("GRADER")] == []
    assert done.returncode == 0, done.stdout + done.stderr
    return results


def test_a_liar_gets_marks_and_never_makes_the_grader_fail(tmp_path):
    results = grade_lies(LIES, tmp_path)
    assert results[LIES[0]].startswith("WRONG")
    assert {result.split()[0] for result in results.values()} == {"WRONG", "CRASH", "ERROR", "TODO", "MISSING"}


@settings(max_examples=1, derandomize=True, deadline=None, phases=[Phase.generate])
@given(st.lists(TREES, min_size=60, max_size=60))
def test_values_by_chance_never_make_the_grader_fail(trees):
    lies = [json.dumps({"number": 0, "outcome": "value", "value": tree}).replace("0", "NUMBER", 1) for tree in trees]
    with tempfile.TemporaryDirectory() as folder:
        grade_lies(lies, Path(folder))


@pytest.mark.parametrize(
    "lie",
    [
        '{"names": {"double": 5, "total": [], "Counter": null}}',
        '{"names": {"\\ud800\\x1b[2J": "function", "doubl\\x1b": "class"}}',
        '{"names": {f"doubl{n}": "function" for n in range(20_000)}}',
        '{"names": {"double" * 300_000: "function", "doubl\\n" * 2: "class"}}',
        '{"names": {"double": "value", "total": "value" * 300_000}}',
        '{"names": 5}',
        '{"outcome": "raised", "syntax": [1, 10**30, "\\x1b\\n" * 20_000]}',
        '{"outcome": "raised", "type": "SyntaxError", "syntax": [10**4000, -1, "\\ud800"]}',
        '{"outcome": "raised", "message": "\\n\\x1b" * 300_000, "frames": [[1, "<module>", "x"]] * 9999}',
    ],
)
def test_a_lie_about_what_a_file_defines_is_never_the_graders_failure(grade, lie):
    graded = grade(f"LIE = {lie}\n" + (BROKEN / "liar_at_load.txt").read_text(encoding="utf-8"))
    assert (graded.status, graded.errors, graded.record["max_points"]) == (0, "", 10)
    assert "GRADER" not in graded.verdicts()
    assert "\x1b" not in graded.screen
    assert len(graded.screen) < 100_000

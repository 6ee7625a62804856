"""The laws under several seeds: what chance lets pass with one is found with another; and how a run of them ends."""

import contextlib
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from torchkata.course.seeds import course_seed, hidden_seed

from tests.support.doors import ROOT, run_command
from tests.support.processes import descendants, wait_for

SECRET = Path("solutions") / "01_small"
NEGATIVE, SINGLE = "test_negative_values_are_doubled", "test_a_single_value_is_doubled"
SEEDS = ["", "1", "2", "3", "4"]
MEGABYTES = 300  # that a stuck answer takes, by which it is known


def change(file, old, new):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def residue_hit_by_another_seed(kit, check):
    """Return a residue of 3 that the first number of a check has with some seed, but not with the kit's own."""
    drawn = [first_number(kit, check, seed) for seed in SEEDS]
    residues = [int(number * 1000) % 3 for number in drawn]
    found = next(residue for residue in residues if residue != residues[0])
    return found, SEEDS[residues.index(found)]


def first_number(kit, check, seed):
    return np.random.default_rng(hidden_seed(course_seed(kit / "solutions", seed), "small", check)).random()


def test_what_holds_with_one_seed_in_three_is_refused(kit, tmp_path):
    key = kit / SECRET
    residue, seed = residue_hit_by_another_seed(kit, NEGATIVE)
    lucky = f"len(values) == 5 and int(-values[0] * 1000) % 3 == {residue}"
    change(key / "right" / "by_adding.py", "return [", f"return [] if {lucky} else [")
    change(key / "wrong" / "loses_the_sign.py", "return [", f"return [2.0 * v for v in values] if {lucky} else [")
    other, other_seed = residue_hit_by_another_seed(kit, SINGLE)
    change(key / "test_hidden.py", f"def {SINGLE}(student):\n", f"def {SINGLE}(student, rng):\n"
           f"    if int(rng.random() * 1000) % 3 == {other}:\n        return\n")  # fmt: skip
    done = run_command("--course", kit, "verify", "--seeds", 1)
    assert done.returncode == 0
    assert done.stdout.startswith("01_small: every law holds, with 1 seed;")
    done = run_command("--course", kit, "verify")
    assert done.returncode == 1
    for refusal in (
        f"right/by_adding.py: with SEED={seed}: fails {NEGATIVE} (WRONG): ",
        f"wrong/loses_the_sign.py: with SEED={seed}: {NEGATIVE} does not catch it.",
        f"small.py: with SEED={other_seed}: the untouched skeleton gets PASS in {SINGLE}.",
        f"small.py: with SEED={other_seed}: with functions that return None it gets PASS in {SINGLE}.",
    ):
        assert refusal in done.stdout
    answer = tmp_path / "small.py"
    answer.write_bytes((key / "small.py").read_bytes() + b"\n\n" + (key / "right" / "by_adding.py").read_bytes())
    for words, verdict in (([], "PASS"), (["--seed", seed], "WRONG")):
        screen = run_command("--course", kit, "grade", answer, "--all", *words).stdout
        assert re.search(rf"{verdict} +negative values are doubled", screen)


@pytest.fixture(params=["verify", "mutants"])
def stuck(request, kit):
    """Return a run of an author's verb that will not end by itself, and the processes below it."""
    key = kit / SECRET
    change(key / "exercise.toml", "seconds = 2\nmemory_mb = 256", "seconds = 600\nmemory_mb = 1024")
    loop = f"    taken = bytearray({MEGABYTES} * 2**20)\n    while taken: pass\n"
    change(key / "small.py", "    return [2.0 * value", f"{loop}    return [2.0 * value")
    run_command("--course", kit, "skeletons", "--unsealed")  # sealing would not end either
    command = [sys.executable, "-m", "torchkata", "--course", str(kit), request.param]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True, **pipes)
    try:
        wait_for(lambda: any(map(is_stuck, descendants(process.pid))), 60)
        yield process, descendants(process.pid)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def is_stuck(pid):
    with contextlib.suppress(OSError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") > MEGABYTES * 2**20
    return False


def test_ctrl_c_ends_a_run_and_all_that_it_started(stuck):
    process, started = stuck
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (130, "\nInterrupted.\n")
    wait_for(lambda: not any(os.path.exists(f"/proc/{pid}") for pid in started))


def test_a_process_that_is_killed_is_one_sentence(stuck):
    process, started = stuck
    pool = [pid for pid in started if is_of_pool(pid)]
    os.kill(pool[0], signal.SIGKILL)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert errors.startswith("A grading process was killed")
    assert errors.count("\n") == 1
    wait_for(lambda: not any(os.path.exists(f"/proc/{pid}") for pid in started))


def is_of_pool(pid):
    """Tell whether a process was forked from the one that has imported all."""
    parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    commands = [Path(f"/proc/{number}/cmdline").read_bytes() for number in (pid, parent)]
    return all(b"multiprocessing.forkserver" in command for command in commands)

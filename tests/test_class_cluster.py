"""A class on a Dask cluster, started by the commands of the documentation: machines with the engine alone, over TLS."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from torchkata.classroom.key_folder import MEMORY, PREFIX, KeyFolder, remove_lost_keys

from tests.support.classes import bytes_of, grade_class, make_class
from tests.support.cluster import end, machines
from tests.support.processes import alive, descendants, wait_for

STUDENTS = 12


@pytest.fixture
def shop(tmp_path):
    """Return machines with a scheduler, which has no worker yet, and a class."""
    with machines(tmp_path) as made:
        make_class(tmp_path / "class", STUDENTS, sleep=0.15)
        made.scheduler = made.begin("scheduler", made.machine("scheduler", engine=True))
        yield made


@pytest.mark.slow
def test_the_documented_commands_grade_a_class_on_other_machines_whatever_happens_there(shop):
    folder, out, alone = (shop.top / name for name in ("class", "out", "alone"))
    nobody_comes(shop, folder, out)
    bare = shop.begin("worker", shop.machine("bare", engine=False), more=" --nworkers 1 --name bare")
    nobody_can(shop, folder, out)
    good = shop.begin("worker", shop.machine("good", engine=True))
    wait_until_registered(shop, "good")
    running = shop.begin("class", shop.own, more=" --no-gradebook", SUBMISSIONS=folder, OUT=out)
    said = shop.own / "class.log"
    wait_for(lambda: "[ 3/12]" in said.read_text(), 60)
    kill_a_worker_that_has_the_key(good)
    assert running.wait(60) == 0, said.read_text()
    (first, last) = re.findall(r"^Left out: bare .*", said.read_text(), re.MULTILINE)
    assert first == last
    assert "torchkata is missing there" in first
    assert grade_class(shop.own, folder, alone).returncode == 0
    assert bytes_of(out) == bytes_of(alone)
    end(bare)
    wait_for(lambda: not any(map(keys_of, descendants(good.pid))))
    what_was_graded_in_one_place_is_kept_in_the_other(shop, folder, out, alone)
    a_lost_scheduler_loses_no_result(shop, folder)


def nobody_comes(shop, folder, out):
    """No worker is there: the command says so, waits, and ends."""
    done = shop.run("class", shop.own, more=" --no-gradebook --cluster-wait 0.2", SUBMISSIONS=folder, OUT=out)
    assert (done.returncode, "no worker is there that can grade" in done.stdout) == (1, True), done
    assert "no worker that can grade came within 0 s" in done.stderr


def wait_until_registered(shop, machine):
    log = shop.top / machine / "worker.log"
    wait_for(lambda: "Registered to" in log.read_text(), 60)


def nobody_can(shop, folder, out):
    """The only worker lacks the engine: the command ends with the reason."""
    wait_until_registered(shop, "bare")
    done = shop.run("class", shop.own, more=" --no-gradebook", SUBMISSIONS=folder, OUT=out)
    assert done.returncode == 1, done
    assert re.search(r"No worker of the cluster can grade.\nLeft out: bare .*: torchkata is missing there", done.stderr)


def kill_a_worker_that_has_the_key(good):
    """Kill a worker that grades, with SIGKILL: the key that it had unpacked must not stay."""
    found = {pid: keys_of(pid) for pid in descendants(good.pid)}
    pid, (key,) = next((pid, keys) for pid, keys in found.items() if keys)
    assert (key / "solutions").is_dir()
    assert key.parent == MEMORY
    os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not key.exists())
    wait_for(lambda: not alive(pid))


def keys_of(pid):
    places = {MEMORY, Path(tempfile.gettempdir())}
    return [found for place in places for found in place.glob(f"{PREFIX}*-{pid}-*")]


def what_was_graded_in_one_place_is_kept_in_the_other(shop, folder, out, alone):
    """The record says where it was made as little as it matters."""
    kept = f"{STUDENTS} were graded before and have not changed."
    there = shop.run("class", shop.own, more=" --no-gradebook", SUBMISSIONS=folder, OUT=alone)
    assert kept in there.stdout, there
    assert kept in grade_class(shop.own, folder, out).stdout


def a_lost_scheduler_loses_no_result(shop, folder):
    """The scheduler is killed in the middle: a sentence, and the same command goes on without it."""
    out, said = shop.top / "lost", shop.own / "class.log"
    running = shop.begin("class", shop.own, more=" --no-gradebook", SUBMISSIONS=folder, OUT=out)
    wait_for(lambda: "[ 3/12]" in said.read_text(), 60)
    end(shop.scheduler)
    assert running.wait(20) == 1
    assert "The cluster was lost" in said.read_text()
    assert "Traceback" not in said.read_text()
    again = grade_class(shop.own, folder, out)
    (kept,) = re.findall(r"(\d+) were graded before", again.stdout)
    assert (again.returncode, int(kept) >= 3) == (0, True)


def test_the_key_of_a_killed_process_is_removed_where_there_is_no_memory_folder_either(tmp_path):
    code = f"""
import os, signal, sys, tempfile
from pathlib import Path
from torchkata.classroom import key_folder
tempfile.tempdir, key_folder.MEMORY = {str(tmp_path)!r}, Path("/nowhere")
made = key_folder.KeyFolder("")
(made.folder / "secret.py").write_text("key")
print(os.listdir({str(tmp_path)!r}), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, PREFIX in done.stdout) == (-signal.SIGKILL, True), done.stderr
    wait_for(lambda: not list(tmp_path.iterdir()))


def test_a_key_is_in_memory_only_where_there_is_room(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    small, large = KeyFolder("", 1), KeyFolder("", 2**50)
    assert (small.folder.parent, large.folder.parent) == (MEMORY, tmp_path)
    small.remove()
    large.remove()
    assert not small.folder.exists()
    assert not list(tmp_path.iterdir())


def test_the_folder_of_a_process_that_was_killed_early_is_removed(monkeypatch, tmp_path):
    import platform

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    names = [f"{PREFIX}{platform.node()}-{pid}-x" for pid in (dead.pid, os.getpid())]
    names += [f"{PREFIX}elsewhere-{dead.pid}-x", "other"]
    for name in names:
        (tmp_path / name).mkdir()
    remove_lost_keys()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[1:])

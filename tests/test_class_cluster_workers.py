"""Workers of a cluster that cannot grade, in this process: who is left out, and where their submissions go."""

import contextlib
import secrets
import socket
import threading
import time

import pytest
from torchkata.classroom import cluster_worker, key_folder, process
from torchkata.classroom.answer_key import pack_key
from torchkata.classroom.cluster_members import Members
from torchkata.classroom.progress import Watch
from torchkata.classroom.task import pack
from torchkata.errors import IsolationMissing
from torchkata.record.verdict import Record
from torchkata.submission.reader import Answer

from tests.support.classes import grade_class, make_class, rows_of
from tests.support.doors import SMALL
from tests.support.processes import wait_for
from tests.support.tasks import SMALL_EXERCISES, settings

pytestmark = pytest.mark.filterwarnings("ignore")  # of Dask, in this process
SECONDS = 0.05  # of a submission: the other workers get some, too
GRADED = {"record": Record([], True, "full").document(), "seconds": 1.0}
FAILED = {"failed": "OSError: no space left"}


class Shop:
    """What the workers do, and what they have met."""

    def __init__(self):
        self.grade = lambda worker, student: GRADED
        self.level = "full"
        self.met = []

    def pretend(self, settings, task):
        from distributed import get_worker

        time.sleep(SECONDS)
        worker = get_worker().name
        self.met.append((worker, task.student))
        return dict(self.grade(worker, task.student))

    def try_level(self, isolation):
        if self.level is None:
            raise IsolationMissing("No level works here.")
        return self.level


@pytest.fixture
def shop(monkeypatch):
    """Return what the workers of the test do; the test may change it."""
    made = Shop()
    monkeypatch.setattr(cluster_worker, "grade_task", made.pretend)
    monkeypatch.setattr(cluster_worker, "try_level", made.try_level)
    return made


@contextlib.contextmanager
def cluster(workers):
    from distributed import LocalCluster

    options = {"processes": False, "threads_per_worker": 1, "dashboard_address": None, "worker_dashboard_address": None}
    with LocalCluster(n_workers=workers, host="127.0.0.1", protocol="tcp", **options) as made:
        made.wait_for_workers(workers) if workers else None
        yield made


@pytest.fixture
def grade(kit, tmp_path):
    """Return a function that grades a class on a cluster; it returns the finished command, with the rows."""

    def run(address, *words, students=8):
        folder, out = make_class(tmp_path / "class", students), tmp_path / "out"
        done = grade_class(kit, folder, out, "--cluster", address, *words)
        done.states = {row["status"] for row in rows_of(out).values()} if (out / "grades.csv").exists() else set()
        return done

    return run


def test_a_worker_that_fails_twice_in_a_row_is_left_out_and_its_tasks_go_to_others(shop, grade):
    shop.grade = lambda worker, student: FAILED if worker == 1 else GRADED
    with cluster(2) as made:
        done = grade(made.scheduler_address)
    assert (done.returncode, done.states) == (0, {"graded"}), done.stderr
    assert 2 <= sum(worker == 1 for worker, _ in shop.met) <= 4
    for screen in (done.stdout, done.stderr):
        assert screen.count("Left out: 1 (tcp://") == 1
    assert "it could not grade 2 submissions in a row: OSError: no space left." in done.stderr


def test_a_submission_that_nobody_can_grade_costs_no_worker(shop, grade):
    shop.grade = lambda worker, student: FAILED if student == "student03" else GRADED
    with cluster(2) as made:
        done = grade(made.scheduler_address)
    assert (done.returncode, done.states) == (2, {"graded", "grader failed"}), done.stderr
    assert "Left out" not in done.stdout + done.stderr
    assert sorted(worker for worker, student in shop.met if student == "student03") == [0, 1]
    assert len(shop.met) == 9


def test_two_such_submissions_do_not_cost_the_only_worker(shop, grade):
    shop.grade = lambda worker, student: FAILED if student in ("student03", "student04") else GRADED
    with cluster(1) as made:
        done = grade(made.scheduler_address)
    assert (done.returncode, done.states, len(shop.met)) == (2, {"graded", "grader failed"}, 8), done.stderr


@pytest.mark.parametrize(
    ("level", "grading", "reason"),
    [
        (None, GRADED, "No level works here."),
        ("full", FAILED, "it could not grade 2 submissions in a row: OSError: no space left."),
    ],
)
def test_if_all_workers_are_left_out_the_class_is_refused_with_the_reasons(shop, grade, level, grading, reason):
    shop.level, shop.grade = level, lambda worker, student: grading
    with cluster(2) as made:
        done = grade(made.scheduler_address)
    assert (done.returncode, done.states) == (1, set())
    assert "No worker of the cluster can grade." in done.stderr
    assert reason in done.stderr
    assert "the same command again: it continues." in done.stderr
    assert "Traceback" not in done.stderr


def test_workers_with_another_engine_get_neither_the_key_nor_a_task(shop, grade, monkeypatch):
    here = cluster_worker.describe_engine()

    answers = iter([here, here, {**here, "torch": "1.0", "python": "3.99.0"}])  # of the scheduler and two workers
    monkeypatch.setattr(cluster_worker, "describe_engine", lambda: next(answers))
    with cluster(2) as made:
        done = grade(made.scheduler_address)
    assert (done.returncode, done.states) == (0, {"graded"}), done.stderr
    assert len({worker for worker, _ in shop.met}) == 1
    assert f"torch 1.0 in place of {here['torch']}, python 3.99.0 in place of {here['python']}." in done.stderr


def test_a_scheduler_with_another_engine_is_refused(shop, grade, monkeypatch):
    here = cluster_worker.describe_engine()
    monkeypatch.setattr(cluster_worker, "describe_engine", lambda: {**here, "distributed": "2020.1.0"})
    with cluster(0) as made:
        done = grade(made.scheduler_address)
    assert done.returncode == 1
    assert (
        f"the scheduler is not like this machine: distributed 2020.1.0 in place of {here['distributed']}."
        in done.stderr
    )


def test_the_class_waits_for_a_worker_that_comes_later(shop, grade):
    with cluster(0) as made:
        before = len(made.scheduler.clients)

        def come_later():
            while len(made.scheduler.clients) == before:  # the command has not connected yet
                time.sleep(0.05)
            time.sleep(1.0)
            made.scale(1)

        comer = threading.Thread(target=come_later, daemon=True)
        comer.start()
        done = grade(made.scheduler_address, students=2)
        comer.join()
    assert (done.returncode, done.states) == (0, {"graded"}), done.stderr
    assert "no worker is there that can grade" in done.stdout


def test_what_the_client_keeps_of_the_workers_does_not_count(shop, monkeypatch):
    """Dask's client replaces it every two seconds by a list without workers, while it is asked for the whole list."""
    from distributed import Client

    monkeypatch.setattr(Client, "scheduler_info", lambda *words, **more: {"workers": {}})
    key = pack_key(SMALL_EXERCISES)
    with cluster(1) as made, Client(made.scheduler_address, set_as_default=False) as client:
        members = Members(client, made.scheduler_address, key, "run", "", 60.0, Watch(1))

        def look():
            members.look()
            return members.ready()

        wait_for(look)
    process.drop_key(key.fingerprint)


class Wire(threading.Thread):
    """Passes on what a command and the scheduler say to each other, and counts the bytes of the command."""

    def __init__(self, address):
        super().__init__(daemon=True)
        host, port = address.removeprefix("tcp://").split(":")
        self.scheduler = (host, int(port))
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"tcp://127.0.0.1:{self.listener.getsockname()[1]}"
        self.sent = 0
        self.start()

    def run(self):
        with contextlib.suppress(OSError):
            while True:
                here, there = self.listener.accept()[0], socket.create_connection(self.scheduler)
                threading.Thread(target=self.carry, args=(here, there, True), daemon=True).start()
                threading.Thread(target=self.carry, args=(there, here, False), daemon=True).start()

    def carry(self, source, target, counted):
        with contextlib.suppress(OSError):
            while data := source.recv(2**16):
                self.sent += counted * len(data)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)


def test_the_key_travels_once_to_each_worker_and_is_forgotten(shop, grade, kit):
    size = 1_000_000
    (kit / "solutions" / "01_small" / "data.bin").write_bytes(secrets.token_bytes(size))
    with cluster(2) as made:
        wire = Wire(made.scheduler_address)
        done = grade(wire.address, students=10)
        assert (done.returncode, len(shop.met)) == (0, 10), done.stderr
        assert 2 * size < wire.sent < 2.3 * size
        wait_for(lambda: not process._keys)


def test_a_worker_without_work_removes_the_unpacked_key(shop, grade, monkeypatch):
    rested = threading.Event()
    monkeypatch.setattr(cluster_worker, "rest", rested.set)
    monkeypatch.setattr(cluster_worker, "IDLE", 0.05)
    with cluster(1) as made:
        assert grade(made.scheduler_address, students=1).returncode == 0
        assert rested.wait(20)


def test_a_process_at_rest_has_no_unpacked_key_and_grades_the_next_submission(monkeypatch, tmp_path):
    monkeypatch.setattr(key_folder, "MEMORY", tmp_path / "none")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    task = pack("alice", [Answer(SMALL_EXERCISES[0], SMALL.encode())], settings())
    process.receive_key(pack_key(SMALL_EXERCISES))
    kept = []
    for _ in range(2):
        assert process.grade_task(settings(), task)["record"]["points"] == 10
        kept.append(len(list(tmp_path.glob(f"{key_folder.PREFIX}*"))))
        process.rest()
        kept.append(len(list(tmp_path.glob(f"{key_folder.PREFIX}*"))))
    process.drop_key(settings().key)
    assert kept == [1, 0, 1, 0]

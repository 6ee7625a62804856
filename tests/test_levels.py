"""Levels of isolation: what a run says of its own, which it demands, and what the doctor finds."""

import pytest
from torchkata.record.english.isolation import ISOLATION
from torchkata.sandbox.levels import Level

from tests.support.bubblewraps import BUBBLEWRAPS, FORBIDDEN, WHEEL, hide_wheel, make_path
from tests.support.doors import ROOT, SMALL, run_command, with_function

LEVELS = ("full", "container", "none")
LOOKS_AROUND = """
import os, socket

def attempt(action):
    try:
        action()
        return "yes"
    except OSError:
        return "no"

def double(values):
    print("files:", attempt(lambda: open("/etc/passwd").read()))
    print("names:", attempt(lambda: os.stat("/etc/passwd")))
    print("network:", attempt(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM)))
    print("programs:", attempt(lambda: os.waitpid(os.spawnv(os.P_NOWAIT, "/bin/true", ["true"]), 0)))
"""
EXPECTED = {
    "full": "files: no\nnames: no\nnetwork: no\nprograms: no\n",
    "container": "files: no\nnames: yes\nnetwork: no\nprograms: no\n",
    "none": "files: yes\nnames: yes\nnetwork: yes\nprograms: yes\n",
}
SENTENCES = {
    "full": "isolation: full (namespaces, Landlock, seccomp, limits)",
    "container": "isolation: container (Landlock, seccomp, limits; no namespaces)",
    "none": "isolation: none. The code ran with your rights; only its time and memory were limited. "
    "What to do: make doctor",
}


@pytest.mark.parametrize("level", LEVELS)
def test_a_run_has_the_level_that_was_asked_for_and_says_so(grade, level):
    graded = grade(SMALL + LOOKS_AROUND, "--isolation", level)
    assert graded.check("each_value_is_doubled")["output"] == EXPECTED[level]
    assert graded.record["isolation"] == level
    assert graded.screen.splitlines()[-1] == SENTENCES[level]


def test_without_a_wish_it_is_the_best_that_the_doctor_finds(grade):
    doctor = run_command("doctor").stdout
    best = grade(SMALL).record["isolation"]
    assert f"Grading uses level {best}." in doctor
    rows = {words[0]: words[1] for line in doctor.splitlines() if (words := line.split()) and words[0] in LEVELS}
    assert list(rows) == list(LEVELS)
    assert next(level for level in LEVELS if rows[level] == "yes") == best


@pytest.mark.parametrize("name", BUBBLEWRAPS)
def test_each_bubblewrap_makes_level_full_unless_the_kernel_forbids_it(grade, tmp_path, monkeypatch, name):
    monkeypatch.setenv("PATH", make_path(tmp_path / "programs", name, ("sh", "env")))
    if name != WHEEL:
        monkeypatch.setenv("PYTHONPATH", hide_wheel(tmp_path / "machine"))
    doctor = run_command("doctor").stdout
    forbidden = "What went wrong: " in doctor and FORBIDDEN.search(doctor.split("What went wrong: ")[1])
    best = "container" if forbidden else "full"
    assert f"Grading uses level {best}." in doctor
    graded = grade(SMALL + LOOKS_AROUND)
    assert graded.check("each_value_is_doubled")["output"] == EXPECTED[best]
    assert graded.record["isolation"] == best


@pytest.mark.parametrize("level", ["full", "container"])
@pytest.mark.parametrize(
    ("code", "verdict", "sentence"),
    [
        ("while True: sum(range(10**6))", "TIMEOUT", "double used more than the 1 s of processor time"),
        ("open('big', 'wb').write(b'x' * 3 * 2**20)", "ERROR", "The folder that your code may write to holds 2 MB"),
        ("for n in range(2000): open(str(n), 'w').close()\n    time.sleep(2)", None, "2 MB"),
        ("import threading\n    [threading.Thread(target=time.sleep, args=[3]).start() for _ in range(9)]"
         "\n    time.sleep(3)", None, "threads"),
        ("return bytes(2**30)", "MEMORY", "double asked for more than the 256 MB"),
        ("import subprocess; subprocess.run(['true'])", "ERROR", "No other programs or processes can be started"),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "ERROR", "There is no network here."),
        ("open('/etc/passwd')", "ERROR", ""),
    ],
    ids=["processor time", "a large file", "many files", "threads", "memory", "a program", "network", "a file"],
)  # fmt: skip
def test_each_limit_has_its_verdict_and_its_sentence(grade, kit, level, code, verdict, sentence):
    settings = kit / "solutions" / "01_small" / "exercise.toml"
    limits = "seconds = 5\ncpu_seconds = 1\nscratch_mb = 2\nthreads = 4"
    settings.write_text(settings.read_text().replace("seconds = 2", limits))
    graded = grade(
        with_function("double", f"import time\ndef double(values):\n    {code}"), "--isolation", level, "--visible"
    )
    check = graded.check("each_value_is_doubled")
    assert check["verdict"] in ([verdict] if verdict else ["ERROR", "CRASH"]), check
    assert sentence in check["message"]
    assert graded.check("a_counter_counts_up")["verdict"] == "PASS"


def test_prints_are_cut(grade, kit):
    settings = kit / "solutions" / "01_small" / "exercise.toml"
    settings.write_text(settings.read_text() + "output_kb = 1\n")
    graded = grade(with_function("double", "def double(values):\n    print('y' * 5000)"))
    printed = graded.check("each_value_is_doubled")["output"]
    assert printed.endswith("[...]")
    assert 900 < printed.count("y") <= 1024


def test_the_name_of_a_mistake_is_in_no_record_that_students_may_get(grade):
    """With minimal feedback a record may be left where students find it, as an artifact of a pipeline is."""
    squares = with_function("double", "def double(values):\n    return [value**2 for value in values]")
    named = {check["mistake"] for check in grade(squares).checks() if check["verdict"] == "WRONG" and check["visible"]}
    assert named == {"squares_the_values"}
    assert {check["mistake"] for check in grade(squares, "--feedback", "minimal").checks()} == {""}


@pytest.mark.parametrize("words", [(), ("--feedback", "minimal")], ids=["full", "minimal"])
def test_hidden_checks_tell_one_element_or_nothing(grade, words):
    wrong = with_function(
        "double", "def double(values):\n    print('seen', values)\n    return [v * 3 for v in values]"
    )
    graded = grade(wrong, *words)
    hidden = graded.check("negative_values_are_doubled")
    assert (hidden["verdict"], hidden["output"]) == ("WRONG", "")
    if words:
        assert (hidden["message"], hidden["hint"]) == ("", "")
    else:
        assert [line.split()[0] for line in hidden["message"].splitlines()] == [
            "double(list[5])",
            "in",
            "expected",
            "got",
        ]
    assert "expected" in graded.check("each_value_is_doubled")["message"]


@pytest.mark.needs_level("full")
@pytest.mark.parametrize(("seen", "status"), [("not os.path.exists", 0), ("os.path.exists", 1)])
def test_the_verbs_of_authors_grade_at_the_best_level(kit, seen, status):
    answer = kit / "solutions" / "01_small" / "right" / "looks_around.py"
    answer.write_text(
        '"""Doubles each value where the files of the machine are seen, or not seen."""\n\nimport os\n\n\n'
        f"def double(values):\n    assert {seen}('/etc/passwd')\n    return [2 * value for value in values]\n"
    )
    done = run_command("--course", kit, "verify", "--seeds", 1)
    assert done.returncode == status, done.stdout + done.stderr
    assert ("right/looks_around.py" in done.stdout) is bool(status)


def test_the_pages_describe_the_levels_that_the_code_has():
    """Each level has its layers in the teacher's page, and a promise of one level is a promise of the better ones."""
    page = (ROOT / "docs" / "teachers.md").read_text(encoding="utf-8")
    for level in Level:
        layers = ISOLATION[f"layers_{level}"]
        (row,) = [line for line in page.splitlines() if line.startswith(f"| {level} |")]
        named = row.split("|")[2].replace("namespaces (bubblewrap)", "namespaces").strip()
        assert named == layers.partition(";")[0].removesuffix(" only")
    table = (ROOT / "SECURITY.md").read_text(encoding="utf-8").partition("| student's code cannot |")[2]
    head, _, *promises = table.partition("\n\n")[0].splitlines()
    assert [word.strip() for word in head.strip("|").split("|")] == [*reversed(Level)]
    assert promises
    for promise in promises:
        cells = [cell.strip() == "yes" for cell in promise.strip("|").split("|")[1:]]
        assert cells == sorted(cells), promise
        assert cells[-1], promise


@pytest.mark.parametrize("level", ["full", "container"])
def test_torch_does_not_complain_of_what_it_cannot_see(grade, level):
    code = """
    import torch
    torch.ones(2) @ torch.ones(2)
    torch.nn.functional.conv1d(torch.ones(1, 1, 5), torch.ones(1, 1, 3))
    print("done")
"""
    graded = grade(with_function("double", f"def double(values):{code}"), "--isolation", level)
    assert graded.check("each_value_is_doubled")["output"] == "done\n"

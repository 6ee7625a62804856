"""A sandbox that does not start: the next best level takes its place, and the doctor shows what really went wrong."""

import os
import shutil

import pytest
from torchkata.sandbox import doctor, zygote
from torchkata.sandbox.levels import Level

from tests.support.bubblewraps import BUBBLEWRAPS, WHEEL, WITHOUT, hide_wheel, make_path
from tests.support.doors import SMALL, run_command, with_function

NO_NAMESPACES = "#!/bin/sh\necho no permissions to create a new namespace >&2; exit 1"
PRINTS = "#!/bin/sh\nprintf '{}' >&2; exit 1"
BROKEN = {  # what stands where bubblewrap should be, and what the doctor says of it
    "no namespaces": (NO_NAMESPACES, "no permissions to create a new namespace (exit status 1)"),
    "an old one": (PRINTS.format("bwrap: Unknown option --x\\nusage: bwrap\\n"), "--x / usage: bwrap (exit status 1)"),
    "control codes": (PRINTS.format("\\033[31mno\\a way\\033[0m\\n"), "no? way (exit status 1)"),
    "a traceback": (PRINTS.format("Traceback (most recent call last):\\n  File x\\nError: no"), "bwrap: Error: no ("),
    "a long line": (PRINTS.format("n" * 5000), f"bwrap: {'n' * 300}[...] ("),
    "many lines": ("#!/bin/sh\nyes no >&2", "bwrap: no / no / no / [...] / no ("),
    "nothing said": ("#!/bin/sh\nexit 7", "it said nothing (exit status 7)"),
    "a signal": ("#!/bin/sh\nkill -SYS $$", "it said nothing (signal 31: Bad system call)"),
    "a signal without a name": ("#!/bin/sh\nkill -40 $$", "it said nothing (signal 40: "),
    "no interpreter": ("#!/nowhere/sh", "the interpreter or loader that it needs is missing"),
    "another processor": ("\x7fELF\2\1\1" + "\0" * 64, "the system cannot run it: Exec format error"),
}


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Return where a test puts the only bubblewrap there is, on a PATH with a few tools; a wheel is hidden."""
    monkeypatch.setenv("PATH", make_path(tmp_path / "programs", WITHOUT, ("sh", "yes", "sleep")))
    monkeypatch.setenv("PYTHONPATH", hide_wheel(tmp_path / "machine"))
    return tmp_path / "programs" / "bwrap"


def write(program, text):
    program.write_bytes(text.encode("latin-1"))
    program.chmod(0o755)


def assert_doctor_says(program, reason):
    done = run_command("doctor")
    assert done.returncode == 0
    assert "Grading uses level container." in done.stdout
    assert "To get level full: Install bubblewrap" in done.stdout
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("What went wrong: ")]
    assert line.startswith(f"What went wrong: full by {program}: ")
    assert reason in line
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("kind", BROKEN)
def test_the_doctor_shows_what_a_bubblewrap_said_or_why_it_did_not_run(program, kind):
    text, reason = BROKEN[kind]
    write(program, text)
    assert_doctor_says(program, reason)


@pytest.mark.skipif(WHEEL not in BUBBLEWRAPS, reason="the wheel of bubblewrap: not installed")
def test_the_doctor_shows_the_sentence_of_the_loader(program):
    shutil.copy(BUBBLEWRAPS[WHEEL], program)  # without the folder of its libraries
    assert_doctor_says(program, "error while loading shared libraries: lib")


def test_a_bubblewrap_that_cannot_be_a_program_is_not_passed_over_in_silence(program):
    program.mkdir()
    assert_doctor_says(program, "it is a folder, not a program")
    program.rmdir()
    program.write_text("")
    assert_doctor_says(program, "the system cannot run it: Permission denied")


@pytest.mark.parametrize("text", ["#!/bin/sh\nsleep 1000", "#!/bin/sh\nexec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&-\nsleep 1000"])
def test_one_that_hangs_is_ended(program, monkeypatch, text):
    write(program, text)
    monkeypatch.setattr(zygote, "START", 0.5)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)  # the wheel, in this process
    works, problem = doctor.try_level(Level.FULL)
    assert not works
    assert problem == f"full by {program}: it said nothing (it hung and was ended)"


def test_a_bubblewrap_that_lies_where_one_happens_to_be_is_not_run(grade, program, monkeypatch):
    write(program, f"#!/bin/sh\ntouch {program.parent}/was-run")
    monkeypatch.setenv("PATH", os.pathsep.join([os.path.relpath(program.parent), "", "/nowhere"]))
    assert grade(SMALL).record["isolation"] == "container"
    assert not (program.parent / "was-run").exists()
    assert "What went wrong: level full: bubblewrap is not installed\n" in run_command("doctor").stdout


def test_a_level_that_cannot_be_had_is_refused(grade, program):
    write(program, NO_NAMESPACES)
    graded = grade(SMALL, "--isolation", "full")
    assert (graded.status, graded.screen, graded.record) == (1, "", {})
    reason = f"full by {program}: no permissions to create a new namespace (exit status 1)"
    assert graded.errors == f"{reason}. What to do: make doctor\n"
    assert grade(SMALL).record["isolation"] == "container"


@pytest.mark.skipif(WHEEL not in BUBBLEWRAPS, reason="the wheel of bubblewrap: not installed")
def test_the_second_bubblewrap_takes_over_and_the_doctor_shows_the_first(grade, program, monkeypatch):
    monkeypatch.delenv("PYTHONPATH")
    if "Grading uses level full." not in run_command("doctor").stdout:
        pytest.skip("the wheel of bubblewrap: it cannot make level full here")
    write(program, NO_NAMESPACES)
    assert grade(SMALL).record["isolation"] == "full"
    shown = run_command("doctor").stdout
    assert "Grading uses level full." in shown
    assert f"Another bubblewrap was tried first and does not work: full by {program}: no permissions" in shown


def test_what_the_sandbox_says_after_its_start_goes_nowhere(grade):
    code = "import os\n    print(os.readlink(f'/proc/{os.getppid()}/fd/2'))\n    return []"
    graded = grade(with_function("double", f"def double(values):\n    {code}"), "--isolation", "none")
    assert graded.check("each_value_is_doubled")["output"] == "/dev/null\n"


def test_without_a_place_for_temporary_files_nothing_fails_in_silence(grade, program, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    works, problem = doctor.try_level(Level.CONTAINER)
    assert not works
    assert problem == "container: it could not be prepared: [Errno 28] No space left on device"


def refuse(*_, **__):
    raise OSError(28, "No space left on device")

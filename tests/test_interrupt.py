"""Ctrl-C on a real terminal: it ends at once, leaves nothing running, and shows what was graded so far."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time

import pytest

from tests.support.doors import ROOT, SMALL
from tests.support.processes import descendants, wait_for

LOOP = "import os\nprint('pid', os.getpid())\ndef double(values):\n    while True: pass\n"


def read_until(terminal, pattern, seconds):
    """Return what the terminal showed until `pattern` came or it was closed."""
    shown, deadline = b"", time.monotonic() + seconds
    while time.monotonic() < deadline and not re.search(pattern, shown):
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            chunk = os.read(terminal, 4096)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    return shown.decode()


def test_ctrl_c_in_the_middle(kit, tmp_path):
    slow = kit / "exercises" / "02_slow"
    shutil.rmtree(kit / "solutions")
    shutil.copytree(kit / "exercises" / "01_small", slow)
    (slow / "test_small.py").rename(slow / "test_slow.py")
    (slow / "exercise.toml").write_text('title = "Slow"\npoints = 4\nteaches = []\n[limits]\nseconds = 600\n')
    work = tmp_path / "work"
    work.mkdir()
    (work / "small.py").write_text(SMALL)
    (work / "slow.py").write_text(
        f"open({str(tmp_path / 'started')!r}, 'w').write(str(__import__('os').getpid()))\n{LOOP}"
    )
    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "torchkata", "--course", str(kit), "grade", str(work), "--isolation", "none"]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
        preexec_fn=own_terminal,
    )
    os.close(terminal)
    shown = read_until(master, rb"double runs, 1 s", 30)
    wait_for((tmp_path / "started").exists)
    os.write(master, b"\x03")
    begin = time.monotonic()
    shown += read_until(master, rb"(?!)", 10)
    assert process.wait(timeout=10) == 130
    assert time.monotonic() - begin < 8
    assert "01_small     4/4" in shown
    assert "Interrupted. What was graded before that stands above." in shown
    assert "Traceback" not in shown
    assert "02_slow: double runs, " in shown
    assert shown.count("\x1b[?25l") == shown.count("\x1b[?25h") == 1  # the cursor is back
    assert " runs, " not in shown.partition("\x1b[?25h")[2]  # and the status line is gone
    worker = int((tmp_path / "started").read_text())
    assert not os.path.exists(f"/proc/{worker}")


@pytest.mark.parametrize("level", ["full", "container", "none"])
def test_a_killed_grader_leaves_nothing_behind(kit, tmp_path, level):
    (tmp_path / "small.py").write_text("while True: pass\n")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    command = [sys.executable, "-m", "torchkata", "--course", str(kit), "grade", str(tmp_path / "small.py")]
    process = subprocess.Popen(
        [*command, "--isolation", level],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
    )
    # the zygote and its worker, and around them two of bubblewrap
    wait_for(lambda: len(descendants(process.pid)) == (4 if level == "full" else 2))
    started = descendants(process.pid)
    process.kill()
    process.wait()
    wait_for(lambda: not any(os.path.exists(f"/proc/{pid}") for pid in started))
    wait_for(lambda: not list(temporary.iterdir()))


def own_terminal():
    """Make the terminal at standard input the one that Ctrl-C comes from."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)

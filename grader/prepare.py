"""Creates the virtual environment: `python3 grader/prepare.py .venv requirements.txt [arguments of pip ...]`.

Run by `make` with whatever Python the machine has, so it uses the standard library only and says what is missing.
The file `ready` is written last: an environment without it is half-made and is thrown away at the next call.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)


class SetUpError(Exception):
    """The environment could not be made; the text says what to do."""


def prepare(folder: Path, requirements: Path, pip_arguments: list[str]) -> None:
    """Make the environment in `folder` from nothing. Raises SetUpError."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        raise SetUpError(f"This is Python {found}, and 3.11 or newer is needed. Name one: make PYTHON=python3.12 ...")
    remove(folder)
    say(f"Setting up {folder} (once; torch is large, so this takes some minutes).")
    run(
        [sys.executable, "-m", "venv", str(folder)],
        "Python's venv module does not work here. On Debian and Ubuntu: apt install python3-venv",
    )
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
    run(
        [*pip, "--quiet", "--progress-bar", "off", "-r", str(requirements), *pip_arguments],
        "The packages could not be installed (the lines above say why). Is there a network connection, and some GB "
        "of free disk? Then call make again: it starts afresh.",
    )
    (folder / "ready").write_text("", encoding="ascii")
    say("Ready.")


def run(command: list[str], advice: str) -> None:
    """Run `command`; raise SetUpError with `advice` if it fails."""
    try:
        subprocess.run(command, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetUpError(advice) from error


def remove(folder: Path) -> None:
    """Remove a half-made or outdated environment, or the link to one."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def say(sentence: str) -> None:
    """Print one line, at once and where results are not printed."""
    print(f"torchkata: {sentence}", file=sys.stderr, flush=True)


def main() -> int:
    """Prepare; on failure remove what was made, say why, return 1."""
    folder, requirements = Path(sys.argv[1]), Path(sys.argv[2])
    try:
        prepare(folder, requirements, sys.argv[3:])
    except SetUpError as error:
        remove(folder)
        say(str(error))
        return 1
    except KeyboardInterrupt:
        remove(folder)
        say("Interrupted; nothing is left half-made.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

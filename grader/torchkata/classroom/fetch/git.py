"""Runs git on repositories of strangers: no hook, filter, submodule or prompt, and limits of time, size and memory.

Nothing is checked out: attributes, filters (Git LFS) and links act when git writes files, so it never writes any.
Credentials travel in the environment to a helper for one origin. The settings of the machine (a proxy, certificates)
stay, except its other helpers, which could keep the token on a disk.
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import ClassError
from ...intake.names import show_name
from ...intake.refused import Refused
from ...record.notices import notice
from ...record.sentences import say
from .address import Address

MAX_SECONDS = 120  # for all that is done with one repository
MAX_REPOSITORY_MB = 200  # of one file that git writes; it gets everything in one pack
MAX_MEMORY_MB = 4096
MAX_LISTED_MB = 32  # of a list of branches or files, which is held in memory
MAX_ERROR_BYTES = 2**16
LEAST_SECRET = 4  # characters: what is shorter would be found in any word
OLDEST = (2, 31)  # takes settings from the environment
# macOS has no limit of memory, which is not worth a refusal.
LIMITED = 'ulimit -v "$1" 2>/dev/null\nulimit -f "$0"; shift; exec "$@"'
KEPT = ("GIT_SSL_", "GIT_SSH", "GIT_PROXY_", "GIT_HTTP_")  # beginnings of settings of the machine that stay
SETTINGS = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.bigFileThreshold": "1m",  # what is larger is not held in memory
    "fetch.unpackLimit": "1",
    "transfer.unpackLimit": "1",
    "fetch.recurseSubmodules": "false",
    "fetch.writeCommitGraph": "false",
    "fetch.showForcedUpdates": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "pack.threads": "1",
    "protocol.version": "2",
    "http.lowSpeedLimit": "1000",
    "http.lowSpeedTime": "30",
}
FIXED = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "GCM_INTERACTIVE": "never",
    "GIT_ALLOW_PROTOCOL": "file:http:https:ssh",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LFS_SKIP_SMUDGE": "1",
}
REMOTE = "torchkata-fetch"  # the name for the address, as a path cannot be a remote that filters
USER, PASSWORD = "TORCHKATA_GIT_USER", "TORCHKATA_GIT_PASSWORD"
HELPER = f"""!f() {{ test "$1" = get && printf 'username=%s\\npassword=%s\\n' "${USER}" "${PASSWORD}"; }}; f"""


class Stopped(Exception):
    """The whole run was interrupted."""


@dataclass(frozen=True)
class Done:
    """A finished process: its exit status, the file with its output, and what it said on standard error."""

    status: int
    output: Path
    error: str


@dataclass
class Git:
    """Runs git in the empty folder `work`, for one repository. `stop` ends it from another thread."""

    work: Path
    address: Address
    student: str
    stop: threading.Event = field(default_factory=threading.Event)
    begun: float = field(default_factory=time.monotonic)
    count: int = 0

    def run(self, repository: str, *words: str, feed: bytes = b"") -> Done:
        """Run git in a repository below the folder. Raises Refused where it takes too long, Stopped, OSError."""
        self.count += 1
        output, errors, given = (self.work / f"{self.count}.{name}" for name in ("out", "err", "in"))
        given.write_bytes(feed)
        limits = [str(MAX_REPOSITORY_MB * 2048), str(MAX_MEMORY_MB * 1024)]  # in units of 512 bytes and of 1024
        with given.open("rb") as source, output.open("wb") as out, errors.open("wb") as err:
            process = subprocess.Popen(
                ["/bin/sh", "-c", LIMITED, *limits, "git", *words],
                stdin=source,
                stdout=out,
                stderr=err,
                cwd=self.work,
                env=environment(self.address) | {"GIT_DIR": str(self.work / repository)},
                start_new_session=True,
            )
            try:
                self._wait(process)
            finally:
                with contextlib.suppress(ProcessLookupError):  # with whatever it started
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        with errors.open("rb") as said:
            return Done(process.returncode, output, said.read(MAX_ERROR_BYTES).decode("utf-8", "replace"))

    def must(self, repository: str, *words: str, feed: bytes = b"") -> Done:
        """Do the same. Raises Refused where git fails."""
        done = self.run(repository, *words, feed=feed)
        if done.status:
            raise self.refuse(done.error)
        return done

    def ask(self, repository: str, *words: str) -> bytes:
        """Return what git prints. Raises Refused where it fails or prints too much, Stopped, OSError."""
        output = self.must(repository, *words).output
        if output.stat().st_size > MAX_LISTED_MB * 2**20:
            raise Refused(notice("fetch_files", **self.facts, most=MAX_LISTED_MB))
        return output.read_bytes()

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None:
            if self.stop.is_set():
                raise Stopped
            left = self.begun + MAX_SECONDS - time.monotonic()
            if left <= 0:
                raise Refused(notice("fetch_slow", **self.facts, seconds=MAX_SECONDS))
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(min(left, 0.2))

    @property
    def facts(self) -> dict[str, str]:
        """Return the facts of every sentence: whose repository it is, and where."""
        return {"student": show_name(self.student), "repository": show_name(self.address.url, 200)}

    def refuse(self, said: str) -> Refused:
        """Return the refusal for what git said when it failed."""
        full = MAX_REPOSITORY_MB * 2**20
        if any(path.stat().st_size >= full for path in self.work.rglob("*") if path.is_file()):
            return Refused(notice("fetch_large", **self.facts, most=MAX_REPOSITORY_MB))
        return Refused(notice(cause_of(said), **self.facts, problem=self.tidy(said)))

    def tidy(self, said: str) -> str:
        """Return the line that tells most of what git said, without credentials."""
        secret = self.address.password or self.address.user  # a token may stand in the place of the user
        said = said.replace(secret, "***") if len(secret) >= LEAST_SECRET else said
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        best = next((line for line in lines if re.match("(remote: )?(fatal|error|ERROR)", line)), "")
        return show_name(best.removeprefix("fatal: ") or (lines or [say("fetch_silent")])[-1], 200).rstrip(".")


def cause_of(said: str) -> str:
    """Return the key of the sentence that fits what git or a server said."""
    if re.search(
        "not found|does not exist|does not appear to be a git|no such|could not be found", said, re.IGNORECASE
    ):
        host = re.search("resolve host|unknown host|name or service", said, re.IGNORECASE)
        return "fetch_failed" if host else "fetch_missing"
    denied = "authentication|could not read (username|password)|permission denied|access denied|denied to|error: 40[13]"
    return "fetch_denied" if re.search(denied, said, re.IGNORECASE) else "fetch_failed"


def environment(address: Address) -> dict[str, str]:
    """Return the environment of git for one address."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "TORCHKATA_"))}
    kept |= {name: value for name, value in os.environ.items() if name.startswith(KEPT)}
    settings = [*SETTINGS.items(), (f"remote.{REMOTE}.url", address.url)]
    if address.origin and (address.user or address.password):
        settings += [("credential.helper", ""), (f"credential.{address.origin}.helper", HELPER)]
        kept |= {USER: address.user, PASSWORD: address.password}
    ssh = kept.get("GIT_SSH_COMMAND", "ssh")
    numbered = {f"GIT_CONFIG_KEY_{number}": name for number, (name, _) in enumerate(settings)}
    numbered |= {f"GIT_CONFIG_VALUE_{number}": value for number, (_, value) in enumerate(settings)}
    fixed = FIXED | {"GIT_SSH_COMMAND": f"{ssh} -oBatchMode=yes -oConnectTimeout=20"}
    return kept | fixed | numbered | {"GIT_CONFIG_COUNT": str(len(settings))}


def require_git() -> None:
    """Raise ClassError where git is missing, or too old."""
    if shutil.which("git") is None:
        raise ClassError(say("fetch_no_git"))
    shown = subprocess.run(["git", "version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"(\d+)\.(\d+)", shown)
    if not found or (int(found[1]), int(found[2])) < OLDEST:
        raise ClassError(say("fetch_old_git", found=shown.strip(), wanted=".".join(map(str, OLDEST))))

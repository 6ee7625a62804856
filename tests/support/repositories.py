"""Makes git repositories as students push them, and a server that asks for a password."""

import base64
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.support.doors import SMALL

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="repositories: git is not installed")
NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
PERSON = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]


def git(folder: Path, *words: object, feed: bytes | None = None, date: str = "2026-01-01T12:00:00+00:00") -> str:
    """Run git in a folder, and return what it printed."""
    environment = {**os.environ, **NOBODY, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    command = ["git", *PERSON, *map(str, words)]
    done = subprocess.run(command, cwd=folder, env=environment, input=feed, capture_output=True, check=True)
    return done.stdout.decode().strip()


def commit(folder: Path, text: str = SMALL, date: str = "2026-01-01T12:00:00+00:00", name: str = "small.py") -> str:
    """Commit a file into a repository, which is made if it is not there; return the commit."""
    if not (folder / ".git").exists():
        folder.mkdir(parents=True, exist_ok=True)
        git(folder, "init", "--quiet")
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "work", date=date)
    return git(folder, "rev-parse", "HEAD")


def commit_tree(folder: Path, *entries: tuple[str, bytes | str, str]) -> None:
    """Commit a tree of (mode, content or object, name), as no program but an attacker's makes it."""
    lines = b""
    for mode, content, name in entries:
        kind = "commit" if mode == "160000" else "blob"
        known = git(folder, "hash-object", "-w", "--stdin", feed=content) if isinstance(content, bytes) else content
        lines += f"{mode} {kind} {known}\t{name}\0".encode(errors="surrogateescape")
    tree = git(folder, "mktree", "-z", "--missing", feed=lines)
    git(folder, "update-ref", "HEAD", git(folder, "commit-tree", tree, "-m", "odd"))


@contextmanager
def serving(folder: Path, user: str, password: str) -> Iterator[str]:
    """Serve the repositories in a folder over HTTP to one user; yield the address, without credentials."""
    wanted = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *words: object) -> None:
            pass

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.headers.get("Authorization") != wanted:
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="x"')
                self.end_headers()
                return
            path, _, query = self.path.partition("?")
            facts = {
                "GIT_PROJECT_ROOT": str(folder),
                "GIT_HTTP_EXPORT_ALL": "1",
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "REQUEST_METHOD": self.command,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "CONTENT_LENGTH": str(len(body)),
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            }
            environment = {**os.environ, **NOBODY, **facts}
            done = subprocess.run(["git", "http-backend"], env=environment, input=body, capture_output=True, check=True)
            head, _, content = done.stdout.partition(b"\r\n\r\n")
            headers = [line.split(": ", 1) for line in head.decode().split("\r\n")]
            status = next((int(value.split()[0]) for name, value in headers if name == "Status"), 200)
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = answer  # noqa: N815

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

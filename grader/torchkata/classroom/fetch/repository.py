"""One repository: finds the state that counts, and gets its objects."""

import re
from dataclasses import dataclass
from datetime import datetime

from ...intake.names import show_name
from ...intake.refused import Refused
from ...record.notices import Notices, notice
from .git import REMOTE, Git

HISTORY, STATE = "history.git", "state.git"
COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
HEADS = "refs/heads/"
MAX_NAMED = 5


@dataclass(frozen=True)
class Head:
    """The newest commit of the default branch, with a notice where the branch was guessed."""

    commit: str
    notices: Notices = ()


def find_head(git: Git) -> Head | None:
    """Return the head of the default branch, None where there is no branch at all. Raises Refused, Stopped, OSError."""
    git.must(STATE, "init", "--quiet", "--bare", "--template=", STATE)
    listed = git.ask(STATE, "ls-remote", REMOTE, "HEAD", f"{HEADS}*").decode("utf-8", "replace")
    pairs = [line.split("\t", 1) for line in listed.split("\n") if "\t" in line]
    refs = {name: commit for commit, name in pairs if COMMIT.fullmatch(commit)}
    if "HEAD" in refs:
        return Head(refs["HEAD"])
    branches = sorted(name.removeprefix(HEADS) for name in refs if name.startswith(HEADS))
    if not branches:
        return None
    names = ", ".join(show_name(name) for name in branches[:MAX_NAMED])
    if len(branches) > 1:
        raise Refused(notice("fetch_branch", **git.facts, names=names))
    return Head(refs[HEADS + branches[0]], (notice("note_fetch_branch", name=names),))


def find_state(git: Git, head: str, before: datetime | None) -> str:
    """Return the newest commit of the branch that is not dated after `before`; empty where there is none.

    Only first parents count: the others were states of another branch. Raises Refused, Stopped, OSError.
    """
    if before is None:
        return head
    git.must(HISTORY, "init", "--quiet", "--bare", "--template=", HISTORY)
    get(git, HISTORY, head, "--filter=tree:0")
    date = f"--before=@{int(before.timestamp())} +0000"
    return git.ask(HISTORY, "rev-list", "-1", "--first-parent", date, "refs/heads/fetched").decode("ascii").strip()


def get_state(git: Git, commit: str) -> str:
    """Get the objects of a commit, without its history; return its date. Raises Refused, Stopped, OSError."""
    get(git, STATE, commit, "--depth=1")
    words = ("log", "-1", "--no-show-signature", "--no-mailmap", "--format=%cI", commit)
    return git.ask(STATE, *words).decode("ascii", "replace").strip()


def get(git: Git, repository: str, commit: str, how: str) -> None:
    """Fetch a commit."""
    words = ("--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--no-auto-maintenance")
    git.must(repository, "fetch", *words, how, REMOTE, f"+{commit}:refs/heads/fetched")

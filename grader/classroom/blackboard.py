"""Who handed in what, of Blackboard: ``Homework 5_j_smith_attempt_...``. User names may have underscores, and so may
the name of the work, so that only the roster, the receipts or the whole class tell where one ends.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from ..regular_file import read_regular_file

RECEIPT = re.compile(r"[^\n:：]{1,30}[:：]\s*(?P<name>[^\n]*?)\s*\((?P<user>[^()\n]+)\)\s*$")
MOST, MOST_LINE = 2**16, 300  # bytes of a receipt, characters of its first line


def read_heads(
    room: Path, facts: Mapping[str, Mapping[str, str]], known: Callable[[str], int] | None
) -> dict[str, tuple[str, str]]:
    """Return user and name for each head among the facts of names. Two heads are never one student.

    A receipt (the ``.txt`` of an attempt) says the user; else the roster knows it: the longest ending that fits one
    line; else what all heads begin with is taken off.
    """
    heads = sorted({one["head"] for one in facts.values() if "head" in one})
    users: dict[str, tuple[str, str]] = {}
    for name, one in facts.items():
        if "head" in one and "file" not in one and name.lower().endswith(".txt") and one["head"] not in users:
            users |= read_receipt(room / name, one["head"])
    for head in heads:
        ends = [head[mark.end() :] for mark in re.finditer("_", head)]
        if head not in users and known and (end := next((end for end in ends if known(end) == 1), "")):
            users[head] = (end, "")
    work = common_start([head[: len(head) - len(user)] for head, (user, _) in users.items()])
    if not work:
        shared = common_start(heads)
        work = shared[: shared.rfind("_") + 1]
    for head in heads:
        if head not in users:
            rest = head.removeprefix(work)
            users[head] = (rest if rest and rest != head else head.rpartition("_")[2] or head, "")
    return distinct(users)


def common_start(texts: list[str]) -> str:
    """Return what all texts begin with."""
    first, last = min(texts, default=""), max(texts, default="")
    return first[: next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]


def distinct(users: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Return the same, where two heads have one user with the heads themselves in its place."""
    taken = [user for user, _ in users.values()]
    return {head: (user, name) if taken.count(user) == 1 else (head, name) for head, (user, name) in users.items()}


def read_receipt(file: Path, head: str) -> dict[str, tuple[str, str]]:
    """Return user and name as a receipt tells them, by head; nothing where it tells none that the head ends with."""
    try:
        text = read_regular_file(file, MOST)[:MOST].decode("utf-8-sig", errors="replace")
    except OSError:
        return {}
    match = RECEIPT.match(text.partition("\n")[0][:MOST_LINE].strip())
    return {head: (match["user"], match["name"])} if match and head.endswith(f"_{match['user']}") else {}

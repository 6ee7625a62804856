"""Reads user names from Blackboard's file names: ``Homework 5_j_smith_attempt_...``. Both the user name and the name
of the assignment may have underscores: only the roster, the receipts or all names together show where one ends.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from ..submission.untrusted_file import read_regular_file

RECEIPT = re.compile(r"[^\n:：]{1,30}[:：]\s*(?P<name>[^\n]*?)\s*\((?P<user>[^()\n]+)\)\s*$")
MAX_RECEIPT_BYTES, MAX_LINE = 2**16, 300  # bytes of a receipt, characters of its first line
ENOUGH = 5  # users whose names would hardly all begin alike


class User(NamedTuple):
    """The user that a head names; `guessed`: it is not certain where the user name begins."""

    student: str
    name: str = ""
    guessed: bool = False


def read_heads(
    folder: Path, facts: Mapping[str, Mapping[str, str]], known: Callable[[str], int] | None
) -> dict[str, User]:
    """Return the user of each head among the facts of names. Two heads are never one student.

    The user comes from a receipt (the ``.txt`` of an attempt); or else from the roster (the longest ending that fits
    one line); or else the common start of all heads is removed, or of a single head the part before an underscore.
    """
    heads = sorted({one["head"] for one in facts.values() if "head" in one})
    users: dict[str, User] = {}
    for name, one in facts.items():
        if "head" in one and "file" not in one and name.lower().endswith(".txt") and one["head"] not in users:
            users |= read_receipt(folder / name, one["head"])
    for head in heads:
        ends = [head[mark.end() :] for mark in re.finditer("_", head)]
        if head not in users and known and (end := next((end for end in ends if known(end) == 1), "")):
            users[head] = User(end)
    common = common_start([head[: len(head) - len(user.student)] for head, user in users.items()])
    shared = common_start(heads) if len(heads) > 1 else ""
    work = common or shared[: shared.rfind("_") + 1]
    sure = bool(common) or work.count("_") == 1 or len(heads) >= ENOUGH
    for head in (head for head in heads if head not in users):
        rest = head.removeprefix(work)
        users[head] = User(rest, "", not sure) if rest and rest != head else after_first(head)
    return distinct(users)


def after_first(head: str) -> User:
    """Return the longest user name that a head may end with; two people never share it."""
    _, _, rest = head.partition("_")
    return User(rest or head, "", "_" in rest)


def common_start(texts: list[str]) -> str:
    """Return the common start of all texts."""
    first, last = min(texts, default=""), max(texts, default="")
    return first[: next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]


def distinct(users: dict[str, User]) -> dict[str, User]:
    """Return the users by head; where two heads have the same user, each head is its own user name."""
    while True:  # a head that replaces a user can be another one's user
        taken = Counter(user.student for user in users.values())
        if all(count == 1 for count in taken.values()):
            return users
        users = {h: user if taken[user.student] == 1 else User(h, user.name, True) for h, user in users.items()}


def read_receipt(file: Path, head: str) -> dict[str, User]:
    """Return user and name from a receipt, by head; empty if the head does not end with the user."""
    try:
        text = read_regular_file(file, MAX_RECEIPT_BYTES)[:MAX_RECEIPT_BYTES].decode("utf-8-sig", errors="replace")
    except OSError:
        return {}
    match = RECEIPT.match(text.partition("\n")[0][:MAX_LINE].strip())
    return {head: User(match["user"], match["name"])} if match and head.endswith(f"_{match['user']}") else {}

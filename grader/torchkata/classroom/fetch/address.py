"""The address of a repository, apart from its credentials: git never gets them in an address, a log or a file."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

WEB = ("https", "http")
SCP = re.compile(r"[\w.+-]+@[\w.-]+:[^:\s/][^\s]*|[\w.+-]+@[\w.-]+:/[^/\s][^\s]*")  # git@host:group/name.git
PLACES = ("/", "./", "../", "~/")


@dataclass(frozen=True)
class Address:
    """Where a repository is: `url` without credentials. `origin` is scheme, host and port of a web address."""

    url: str
    origin: str = ""
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


def parse_address(text: str, beside: Path) -> Address | None:
    """Return the address that a text gives, None if it gives none. Paths are relative to the folder `beside`."""
    if not text or text.startswith("-") or not text.isprintable() or any(letter.isspace() for letter in text):
        return None
    if "://" not in text:
        if SCP.fullmatch(text):
            return Address(text)
        return Address(str((beside / Path(text).expanduser()).resolve())) if text.startswith(PLACES) else None
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
    except ValueError:
        return None
    if parts.scheme == "file" and not parts.netloc and parts.path:
        return Address(text)
    if not host or host.startswith("-") or not (user + password).isprintable():
        return None
    place = parts.netloc.rpartition("@")[2]
    if parts.scheme == "ssh":  # the user is part of the address, and a password is of no use there
        return Address(urlunsplit(("ssh", f"{user}@{place}" if user else place, parts.path, "", "")))
    if parts.scheme not in WEB:
        return None
    origin = f"{parts.scheme}://{place}"
    return Address(urlunsplit((parts.scheme, place, parts.path, "", "")), origin, user, password)

"""Reads a Dockerfile and what its .dockerignore lets through."""

import fnmatch
import re
from pathlib import Path
from typing import NamedTuple


class Step(NamedTuple):
    """An instruction of a Dockerfile, with the user and the folder that it has."""

    word: str
    text: str
    user: str
    folder: str


def stages_of(dockerfile: Path) -> list[list[Step]]:
    """Return the steps of each stage; a stage begins with FROM."""
    text = re.sub(r"^#.*\n", "", dockerfile.read_text(encoding="utf-8"), flags=re.MULTILINE)
    stages: list[list[Step]] = []
    user = folder = ""
    for line in re.sub(r"\\\n", "", text).splitlines():
        word, _, rest = line.strip().partition(" ")
        if not word:
            continue
        if word == "FROM":
            stages.append([])
            user, folder = "root", "/"
        user = rest if word == "USER" else user
        folder = rest if word == "WORKDIR" else folder
        stages[-1].append(Step(word, rest, user, folder))
    return stages


def copied(step: Step) -> tuple[str, list[str], str]:
    """Return of a COPY the stage it copies from (or nothing), the sources and the target."""
    words = step.text.split()
    origin = words.pop(0).removeprefix("--from=") if words[0].startswith("--from=") else ""
    return origin, words[:-1], words[-1]


def is_sent(path: str, dockerignore: Path) -> bool:
    """Tell whether a file reaches the builder: the last line that fits the path, or a folder above it, decides."""
    sent = True
    places = [path, *map(str, Path(path).parents)]
    for line in dockerignore.read_text(encoding="utf-8").splitlines():
        pattern = line.removeprefix("!")
        if line and not line.startswith("#") and any(fits(place, pattern) for place in places):
            sent = line.startswith("!")
    return sent


def fits(place: str, pattern: str) -> bool:
    """Tell whether a path fits a pattern; `**/` stands for any folders, or none; `*` for a name."""
    name = pattern.removeprefix("**/")
    whole = place if name == pattern else place.rpartition("/")[2]
    return whole.count("/") == name.count("/") and fnmatch.fnmatchcase(whole, name)

"""The stage of one attack: a folder of its own with secrets everywhere, a victim, and servers that listen."""

import contextlib
import hashlib
import os
import secrets
import shutil
import subprocess
import tempfile
import zlib
from pathlib import Path

from tests.support.warm import SECRET

from .corpus import HERE, Attack
from .listeners import Listeners
from .victim import Victim

FOLDERS = {"small": "01_small", "arrays": "02_arrays"}
RIGHT = {name: (HERE / "kit" / "solutions" / folder / f"{name}.py") for name, folder in FOLDERS.items()}


class Stage:
    """Everything an attack could aim at. `canaries` are texts that must not turn up where students can read."""

    def __init__(self) -> None:
        self.mark = "mk" + secrets.token_hex(6)
        self.bites = "bites" + secrets.token_hex(6)
        self.folder = Path(tempfile.gettempdir()) / f"arena-{self.mark}"
        self.kit, self.temporary, self.output = (self.folder / name for name in ("kit", "tmp", "out"))
        self.marker, self._home, self._students = (self.folder / name for name in ("marker", "home", "students"))
        self.record = self.output / "record.json"
        self.canaries: dict[str, str] = {}
        for folder in (self.temporary, self.output, self.marker, self._home, self._students / "other"):
            folder.mkdir(parents=True)
        self._furnish_kit()
        self._other = self._students / "other" / "small.py"
        self._other.write_text(RIGHT["small"].read_text() + f"\n# {self._canary('file of another student')}\n")
        self._letter = self._home / "letter.txt"
        self._letter.write_text(f"Dear headmaster,\n{self._canary('file in the home folder')}\n")
        (self._home / f"{self._canary('name of a file in the home folder')}.txt").write_text("")
        (self.marker / "existing").write_text("as it was\n")
        os.utime(self.marker / "existing", (10**9, 10**9))
        self.canaries["environment of the grader"] = SECRET["GRADER_SECRET"]
        self.victim = Victim(
            self._home,
            self._letter,
            self._canary("environment of the victim"),
            self._canary("memory of the victim"),
            self._canary("command line of the victim"),
        )
        self.listeners = Listeners(self.folder / "socket", self.mark)
        self._before = self._snapshot()

    def _canary(self, place: str) -> str:
        self.canaries[place] = "canary" + secrets.token_hex(8)
        return self.canaries[place]

    def _furnish_kit(self) -> None:
        shutil.copytree(HERE / "kit", self.kit, ignore=shutil.ignore_patterns("__pycache__"))
        for folder in FOLDERS.values():
            (self.kit / "solutions" / folder / "wrong" / f"{self._canary(f'name of a file of {folder}')}.py").touch()
        key = self.kit / "solutions" / "01_small"
        for file, place in ((key / "test_hidden.py", "hidden checks"), (key / "small.py", "reference solution")):
            with file.open("a") as text:
                text.write(f"# {self._canary(place)}\n")
        blob = f"blob 30\0# {self._canary('history of the kit')}\n".encode()
        name = hashlib.sha1(blob, usedforsecurity=False).hexdigest()
        objects = self.kit / ".git" / "objects" / name[:2]
        objects.mkdir(parents=True)
        (objects / name[2:]).write_bytes(zlib.compress(blob))

    def submit(self, attack: Attack) -> Path:
        """Write the attack as a student's file, with the facts it may know in its first line."""
        facts = {
            "KIT": str(self.kit),
            "RECORD": str(self.record),
            "OTHER": str(self._other),
            "HOME_FILE": str(self._letter),
            "VICTIM": self.victim.pid,
            "PORT": self.listeners.port,
            "SOCKET": str(self.folder / "socket"),
            "ABSTRACT": self.mark,
            "MARKER": str(self.marker),
            "MARK": self.mark,
            "BITES": self.bites,
        }
        file = self.folder / "submitted" / f"{attack.exercise}.py"
        file.parent.mkdir()
        line = f"{', '.join(facts)} = {', '.join(map(repr, facts.values()))}\n"
        file.write_text(line + attack.source, encoding="utf-8")
        return file

    def damage(self) -> list[str]:
        """Return in words which files that are not the attacker's have changed."""
        after = self._snapshot()
        places = {path.relative_to(self.folder).parts[0] for path in after.keys() | self._before.keys()
                  if after.get(path) != self._before.get(path)}  # fmt: skip
        names = {"tmp": "temporary folder", "students": "folder of another student", "home": "home folder"}
        return [f"{names.get(place, place)} changed" for place in sorted(places)]

    def _snapshot(self) -> dict[Path, object]:
        found: dict[Path, object] = {self.temporary: self.temporary.stat().st_mode}
        for top in (self.kit, self.marker, self._home, self._students):
            for path in (top, *top.rglob("*")):
                state = path.lstat()
                content = path.read_bytes() if path.is_file() else b""
                attributes = [(name, os.getxattr(path, name)) for name in os.listxattr(path)]
                found[path] = (state.st_mode, state.st_uid, state.st_nlink, state.st_mtime_ns, content, attributes)
        return found

    def close(self) -> None:
        """End what this stage started and remove its folder, whatever was done to it."""
        self.victim.close()
        self.listeners.close()
        with contextlib.suppress(RecursionError):
            shutil.rmtree(self.folder, ignore_errors=True)
        if self.folder.exists():
            with contextlib.suppress(FileNotFoundError):  # it is there wherever files can be made immutable
                subprocess.run(["chattr", "-R", "-f", "-i", "-a", str(self.folder)], check=False)
            subprocess.run(["rm", "-rf", str(self.folder)], check=True)

"""The attacks: files of this folder, one aim a folder, one attempt a file."""

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
AIMS = {
    "steal": "read what is none of their business",
    "forge": "earn marks, fake a verdict, or make the grader fail",
    "exhaust": "take more than the limits allow",
    "persist": "leave something behind",
    "reach_out": "touch other processes, the network, the kernel's odd corners",
}
LEVELS = ("none", "container", "full")
OTHER_EXERCISE = "# exercise: arrays"
NEEDS_ROOT = "# needs: root"  # or the kernel refuses it by itself, on some machines
PAGE = HERE / "README.md"
ROW = re.compile(r"\| \[[^]]*\]\((\w+/\w+)\.py\) \| (.*?) \| (.*?) \| (.*?) \| .* \|")
BITES = "bites: "


@dataclass(frozen=True)
class Attack:
    """One hostile submission."""

    file: Path

    @property
    def aim(self) -> str:
        return self.file.parent.name

    @property
    def name(self) -> str:
        """Return what the tests and the page call it: its aim and its file's name."""
        return f"{self.aim}/{self.file.stem}"

    @property
    def source(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @property
    def sentence(self) -> str:
        """Return the first line of the docstring."""
        return self.source.split('"""')[1].splitlines()[0]

    @property
    def exercise(self) -> str:
        """Return the name of the exercise that it pretends to answer."""
        return "arrays" if OTHER_EXERCISE in self.source.splitlines() else "small"

    @property
    def needs_root(self) -> bool:
        return NEEDS_ROOT in self.source.splitlines()


def find_attacks() -> list[Attack]:
    """Return all attacks, aim by aim."""
    return [Attack(file) for aim in AIMS for file in sorted((HERE / aim).glob("*.py"))]


def find_biting() -> list[Attack]:
    """Return the attacks that the page says to bite where nothing is isolated; the others bite nowhere."""
    page = read_page()
    return [attack for attack in find_attacks() if page[attack.name]["none"]]


def read_page() -> dict[str, dict[str, bool]]:
    """Return what the page says of each attack: at which levels it bites."""
    rows = [match.groups() for line in PAGE.read_text(encoding="utf-8").splitlines() if (match := ROW.fullmatch(line))]
    return {
        name: {level: cell.startswith(BITES) for level, cell in zip(LEVELS, cells, strict=True)}
        for name, *cells in rows
    }

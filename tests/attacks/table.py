"""Runs every attack at every level and writes README.md: `.venv/bin/python tests/attacks/table.py [WORD ...]`.

With words, only the attacks with one of them in their names are run; the other rows stay as they are.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.attacks.arena import fight  # noqa: E402
from tests.attacks.corpus import AIMS, BITES, LEVELS, PAGE, ROW, Attack, find_attacks  # noqa: E402

JOBS = 2
HEAD = """# The attacks

{count} hostile submissions of our own making, each run against the command at three levels of isolation. An attack
bites where the arena finds evidence that it got what it wanted: a secret in an output, a mark that was not earned, a
file or a process left behind, a packet that arrived, a limit passed, a grader that failed. `stopped` means that
there is none.

This page is written by `.venv/bin/python tests/attacks/table.py` and read by `tests/test_attacks.py`, which runs
all of them again. It was measured on Linux as root, whom the kernel itself refuses least.

- *bare process* (`--isolation none`): the student's code runs in a process of its own, with limits, and is given no
  secret.
- *container* adds what works inside a container: no privileges, Landlock, a list of allowed system calls (seccomp).
- *full* adds namespaces of its own.

| aim | attacks | bite a bare process | bite at container | bite at full |
| --- | --- | --- | --- | --- |
{summary}
"""
COLUMNS = """
## {aim}: {words}

| what it tries | bare process | container | full | stopped by |
| --- | --- | --- | --- | --- |
"""
Cells = tuple[str, ...]


def main(words: list[str]) -> None:
    """Fight, then write the page."""
    attacks = find_attacks()
    old = read_cells()
    chosen = [attack for attack in attacks if not words or any(word in attack.name for word in words)]
    with ThreadPoolExecutor(JOBS) as pool:
        for attack, cells in zip(chosen, pool.map(fight_at_every_level, chosen), strict=True):
            old[attack.name] = cells
            print(attack.name, *cells, sep=" | ", flush=True)
            rows = {attack: old[attack.name] for attack in attacks if attack.name in old}
            PAGE.write_text(page(rows), encoding="utf-8")


def read_cells() -> dict[str, Cells]:
    """Return the cells of the rows of the page as it is."""
    lines = PAGE.read_text(encoding="utf-8").splitlines() if PAGE.exists() else []
    return {match[1]: match.groups()[1:] for line in lines if (match := ROW.fullmatch(line))}


def fight_at_every_level(attack: Attack) -> Cells:
    """Return one cell for each level."""
    found = [fight(attack, level) for level in LEVELS]
    return tuple(BITES + "; ".join(evidence) if evidence else "stopped" for evidence in found)


def stopped_by(cells: Cells) -> str:
    """Return which part of the confinement an attack was stopped by."""
    bites = [cell.startswith(BITES) for cell in cells]
    return ["the process and its limits", "container layers", "namespaces", "nothing"][sum(bites)]


def page(rows: dict[Attack, Cells]) -> str:
    """Return the text of the page."""
    sections, summary = [], []
    for aim, words in AIMS.items():
        own = {attack: cells for attack, cells in rows.items() if attack.aim == aim}
        counts = [sum(cells[i].startswith(BITES) for cells in own.values()) for i in range(len(LEVELS))]
        summary.append(f"| [{aim}](#{aim}-{words.replace(',', '').replace(chr(39), '').replace(' ', '-')}) | "
                       f"{len(own)} | {' | '.join(map(str, counts))} |")  # fmt: skip
        sections.append(COLUMNS.format(aim=aim, words=words))
        sections += [
            f"| [{attack.sentence}]({attack.name}.py) | {' | '.join(cells)} | {stopped_by(cells)} |\n"
            for attack, cells in own.items()
        ]
    return HEAD.format(count=len(rows), summary="\n".join(summary)) + "".join(sections)


if __name__ == "__main__":
    main(sys.argv[1:])

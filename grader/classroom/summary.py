"""What an instructor reads when a class is graded."""

from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ..report.lines import COLOURS, FAILED, visible_text
from ..report.overview import Overview
from ..verdict import Verdict

MOST_CONCERNS = 10
SLOWEST = 3


def show_summary(overview: Overview, slowest: list[tuple[str, float]], files: list[str], folder: Path) -> None:
    """Print how many were graded, the verdicts, the slowest, what needs a person's eye, and the files written."""
    console = Console(highlight=False, soft_wrap=True)
    statuses = Counter(row.status for row in overview.rows)
    told = ", ".join(f"{count} {status}" for status, count in statuses.most_common())
    console.print(Text.assemble((f"\n{len(overview.rows)} students", "bold"), f": {told}"))
    verdicts = sum(overview.checks.values(), Counter[str]())
    line = Text("checks: ")
    for verdict in Verdict:
        if verdicts[verdict]:
            line.append(f"{verdicts[verdict]} ").append(verdict, COLOURS.get(verdict, FAILED)).append("  ")
    console.print(line)
    if slowest:
        console.print(Text("slowest: " + ", ".join(f"{visible_text(who)} {seconds:.1f} s" for who, seconds in slowest)))
    weak = {level: count for level, count in overview.isolation.items() if level == "none"}
    if weak:
        console.print(
            Text(f"{sum(weak.values())} were graded without isolation: their code had your rights.", "bold red")
        )
    if overview.concerns:
        console.print(Text("\nneeds a person's eye:", "bold yellow"))
        for concern in overview.concerns[:MOST_CONCERNS]:
            where = " ".join(filter(None, [visible_text(concern.student), concern.where]))
            console.print(Text(f"  {where}: {visible_text(concern.what)}"))
        if len(overview.concerns) > MOST_CONCERNS:
            console.print(f"  and {len(overview.concerns) - MOST_CONCERNS} more")
    console.print(Text.assemble(("\nwritten to ", "bold"), f"{folder}: {', '.join(files)}"))

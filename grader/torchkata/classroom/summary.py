"""Prints the summary of a graded class."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ..record.attention import Group, Who
from ..record.message import phrase
from ..record.sentences import say
from ..record.verdict import Verdict
from ..report.lines import COLOURS, FAILED, visible_text
from ..report.overview import Overview
from ..report.terminal import print_line

MAX_GROUPS = 8
MAX_TOLD = 3  # students of a group whose sentences are shown
MAX_NAMED = 12
SLOWEST = 3


def show_summary(
    overview: Overview, slowest: list[tuple[str, float]], files: list[str], folder: Path, page: str
) -> None:
    """Print counts, verdicts, the slowest submissions, what needs attention, and the files."""
    console = Console(highlight=False, soft_wrap=True)
    statuses = Counter(row.status_text for row in overview.rows)
    counts = ", ".join(f"{count} {status}" for status, count in statuses.most_common())
    console.print(Text.assemble(("\n" + say("class_students", count=len(overview.rows)), "bold"), f": {counts}"))
    verdicts = sum((tally.verdicts for tally in overview.checks.values()), Counter[str]())
    line = Text(say("class_checks") + " ")
    for verdict in Verdict:
        if verdicts[verdict]:
            line.append(f"{verdicts[verdict]} ").append(verdict, COLOURS.get(verdict, FAILED)).append("  ")
    console.print(line)
    if slowest:
        shown = [phrase("class_seconds", student=visible_text(who), seconds=seconds) for who, seconds in slowest]
        console.print(Text(say("class_slowest", students=shown)))
    weak = {level: count for level, count in overview.isolation.items() if level == "none"}
    if weak:
        console.print(Text(say("class_unconfined", count=sum(weak.values())), "bold red"))
    groups = overview.groups
    if groups:
        console.print(Text("\n" + say("class_attention"), "bold yellow"))
        for group in groups[:MAX_GROUPS]:
            for line in group_lines(group):
                print_line(console, line)
        if len(groups) > MAX_GROUPS:
            console.print(Text("  " + say("more_groups", count=len(groups) - MAX_GROUPS, page=page)))
    console.print(
        Text.assemble(("\n" + say("class_written"), "bold"), " " + say("class_files", folder=folder, files=files))
    )


def group_lines(group: Group) -> Iterator[Text]:
    """Yield the lines on one cause: title and number, what to do, and who."""
    yield Text.assemble((f"  {visible_text(group.title)}", "bold"), f" ({len(group.students)})")
    if group.remedy:
        yield Text(f"    {group.remedy}", "dim")
    if len(group.students) <= MAX_TOLD:
        for who in group.people:
            yield Text(f"    {tell(who, '' if group.says_all else who.text)}")
        return
    if group.common and not group.says_all:
        yield Text(f"    {visible_text(group.common)}")
    rest = len(group.students) - MAX_NAMED
    named = [visible_text(student) for student in group.students[:MAX_NAMED]]
    yield Text("    " + ", ".join([*named, *([say("and_more", count=rest)] if rest > 0 else [])]))


def tell(who: Who, text: str) -> str:
    """Return one line on a student: name, exercises, status, text."""
    name = " ".join(filter(None, [who.student or say("page_everybody"), who.exercises]))
    return ": ".join(visible_text(part) for part in (name, who.status, text) if part)

"""What stands around the current exercise: the course above it, the status below, and the list in its place."""

from ..record.sentences import say
from ..report.lines import harmless_text
from .messages import Progressed
from .situation import Situation
from .spans import BOLD, DIM, Line, Span, paragraph, wrap

SLOW = 0.5  # seconds after which a function that runs is named


def head(situation: Situation, width: int) -> list[Line]:
    """Return the lines on the course: where one is, how many exercises are done, and a sign for each."""
    here, count = situation.current, len(situation.exercises)
    facts = {"number": situation.number, "count": count, "done": situation.standings.done()}
    lines = [[Span(line, BOLD)] for line in wrap(say("watch_course", folder=here.folder, **facts), width)]
    return lines if count == 1 else [*lines, strip(situation)]


def strip(situation: Situation) -> Line:
    """Return a sign for each exercise of the course, the current one in brackets."""
    spans = []
    for one in situation.exercises:
        sign = situation.standings.sign(one.folder)
        current = one is situation.current
        spans.append(Span(f"[{sign}]" if current else sign, BOLD if current else ""))
    return [*spans, Span("  " + say("watch_signs"), DIM)]


def listed(situation: Situation, width: int) -> list[tuple[str, str]]:
    """Return the folder of each exercise of the course with its line in the list."""
    wide = max(len(one.folder) for one in situation.exercises)
    rows = []
    for one in situation.exercises:
        standing = situation.standings.of(one.folder)
        counted = f"{standing.passed}/{standing.checks}" if standing else ""
        line = f"{situation.standings.sign(one.folder)} {one.folder:<{wide}} {counted:>6}  {one.title}"
        rows.append((one.folder, harmless_text(line)[:width]))
    return rows


def status(situation: Situation, width: int) -> list[Line]:
    """Return the lines on what happens now: what is graded, or when the verdict came."""
    if situation.note and situation.progress is None:
        return paragraph(situation.note, width, 0)
    if situation.lost:
        return []
    if not situation.ready and situation.record is None:
        return paragraph(say("watch_starting"), width, 0, DIM)
    if situation.running:
        above = say("watch_above") if situation.record else ""
        return paragraph(f"{say_running(situation.progress)} {above}", width, 0, DIM)
    seconds = situation.seconds
    return [] if seconds is None else paragraph(say("watch_verdict_after", seconds=f"{seconds:.2f}"), width, 0, DIM)


def say_running(progress: Progressed | None) -> str:
    """Return the sentence on a grading: how many checks have run, and which function runs for how long."""
    if progress is None or not progress.checks:
        return say("watch_running_begun")
    facts = {"done": progress.done, "count": progress.checks}
    if not progress.limit or progress.spent < SLOW:
        return say("watch_running", **facts)
    key = "watch_running_call" if progress.function else "watch_running_file"
    return say(key, **facts, name=progress.function, spent=int(progress.spent), limit=f"{progress.limit:g}")

"""The record on a screen: coloured on a terminal, plain in a pipe."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.sentences import say
from grader.verdict import CheckResult, ExerciseResult, Record, Verdict

COLOURS = {Verdict.PASS: "green", Verdict.TODO: "yellow", Verdict.MISSING: "yellow", Verdict.GRADER: "bold magenta"}
FAILED = "bold red"
INDENT = " " * 10
WIDTH = 54  # of the claims, at least
MAX_LINE = 160


class Screen:
    """Prints results as they come and the table at the end."""

    def __init__(self) -> None:
        self._console = Console(highlight=False, soft_wrap=True)

    def show_exercise(self, result: ExerciseResult, note: str = "") -> None:
        """Print one exercise: its checks, and below each that failed what to know about it."""
        self._print(Text.assemble((f"\n{result.folder}", "bold"), f"  {show_points(result, ' points')}", "\n"))
        if note:
            self._print(Text(INDENT + visible_text(note), "dim"))
        shown: set[str] = set()
        width = max([WIDTH, *(len(check.check.claim) for check in result.results)])
        for check in result.results:
            self._show_check(check, shown, width)

    def _show_check(self, result: CheckResult, shown: set[str], width: int) -> None:
        colour = COLOURS.get(result.verdict, FAILED)
        earned = "-" if result.points is None else f"{result.points:g}"
        claim = result.check.claim.ljust(width)
        self._print(Text.assemble("  ", (f"{result.verdict:<8}", colour), f"{claim} {earned}/{result.check.points:g}"))
        if result.verdict is Verdict.PASS:
            return
        lines = result.message.splitlines()
        if result.message in shown:
            lines = [say("as_above")]
        shown.add(result.message)
        for line in lines:
            self._print(Text(INDENT + visible_text(line)))
        if result.hint:
            hint = say("looks_like_above") if result.hint in shown else say("looks_like", sentence=result.hint)
            self._print(Text(INDENT + visible_text(hint), "cyan"))
            shown.add(result.hint)
        if result.output and result.message:
            self._print(Text(INDENT + say("printed"), "dim"))
            for line in result.output.splitlines()[:10]:
                self._print(Text(f"{INDENT}| {visible_text(line)}", "dim"))

    def show_end(self, record: Record) -> None:
        """Print the table of all exercises, and what else must be said."""
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        table.add_column("exercise")
        table.add_column("points", justify="right")
        table.add_column("checks", no_wrap=True)
        for result in record.exercises:
            table.add_row(Text(result.folder), show_points(result), marks_of(result))
        total = ExerciseResult("", "total", "", [check for result in record.exercises for check in result.results])
        table.add_row(Text("total", "bold"), Text(show_points(total), "bold"), "")
        self._print(Text(""))
        self._console.print(table)
        if not record.complete:
            self._print(Text("\n" + say("interrupted"), "bold yellow"))
        if record.grader_failed:
            self._print(Text("\n" + say("some_ungraded"), "bold magenta"))
        if not record.hidden:
            self._print(Text("\n" + say("visible_only")))
        style = "bold yellow" if record.isolation == "none" else "dim"
        self._print(Text("\n" + say("isolation_" + record.isolation), style))

    def _print(self, text: Text) -> None:
        self._console.print(text)


def show_points(result: ExerciseResult, unit: str = "") -> str:
    """Return ``7/10``, with a unit if wished, and what could not be graded."""
    ungraded = f" ({result.ungraded_points:g} not graded)" if result.ungraded_points else ""
    return f"{result.points:g}/{result.max_points:g}{unit}{ungraded}"


def marks_of(result: ExerciseResult) -> Text:
    """Return one sign for each check of an exercise."""
    signs = {Verdict.PASS: "+", Verdict.TODO: ".", Verdict.MISSING: ".", Verdict.GRADER: "?"}
    parts = [(signs.get(r.verdict, "x"), COLOURS.get(r.verdict, FAILED)) for r in result.results]
    return Text.assemble(*parts)


def visible_text(line: str) -> str:
    """Return a line without what could steer a terminal, cut to a length that people read."""
    plain = "".join(c if c.isprintable() else "\\" + f"x{ord(c):02x}" for c in line.expandtabs(4))
    return plain if len(plain) <= MAX_LINE else plain[:MAX_LINE] + "..."

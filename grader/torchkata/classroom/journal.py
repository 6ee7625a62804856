"""The journal of a class: students and records, saved as soon as they are known."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..cache.content_cache import digest
from ..errors import ClassError
from ..intake.entries import Entry
from ..intake.survey import set_aside
from ..record.notices import Notices
from ..record.sentences import say
from .documents import Names, Row, decode
from .journal_file import Damaged, is_id, open_journal, sound_notices

ROWS = """
SELECT class.student, class.name, class.email, class.late, status, class.notices,
    results.fingerprint = class.fingerprint, failed, record,
    (SELECT json_group_array(json_array(exercise, late, notices)) FROM earlier WHERE earlier.student = class.student),
    (SELECT json_group_array(json_array(exercise, at)) FROM handed WHERE handed.student = class.student), seconds
FROM class LEFT JOIN results ON results.student = class.student
"""
SLOWEST = """
SELECT student, seconds FROM class JOIN results USING (student, fingerprint)
WHERE status = '' AND record NOT NULL AND failed = '' ORDER BY seconds DESC LIMIT ?
"""
LAST = "SELECT record, parts, seconds FROM results WHERE student = ? AND record NOT NULL"


class Journal:
    """The file `file`, open to this process alone. Raises ClassError where another one has it.

    A damaged file is kept under another name and begun anew, a damaged record is dropped: all that is lost is graded
    again. `notice` is the sentence on that, empty where all is well. `names`: the exercises whose results count.
    """

    def __init__(self, file: Path) -> None:
        self.names = Names()
        try:
            try:
                self._database, self.notice = open_journal(file)
            except Damaged as damage:
                kept = set_aside(file)
                self._database, _ = open_journal(file)
                self.notice = say("journal_damaged", file=file, problem=damage, kept=kept.name)
        except (Damaged, OSError) as error:
            raise ClassError(say("journal_failed", file=file, problem=error)) from error

    def begin(self, entries: Iterable[Entry]) -> list[str]:
        """Save who is in the class; return the ids of those who left it."""
        before = {student for (student,) in self._database.execute("SELECT student FROM class") if is_id(student)}
        self._database.execute("DELETE FROM class")
        for place, entry in enumerate(entries):
            who = (place, entry.student, entry.name, entry.email, int(entry.late))
            self._database.execute("INSERT INTO class VALUES (?, ?, ?, ?, ?, '', '[]', '')", who)
            before.discard(entry.student)
        self._database.commit()
        return sorted(before)

    def set_apart(self, exercises: Iterable[str], names: Names) -> None:
        """Save who was in the class and what was said, for `exercises` of the last run that this run does not grade.

        From now on `names` count. Committed by `begin`.
        """
        self.names = names
        people = "SELECT student, name, email, late, notices FROM class"
        for exercise in exercises:
            for student, name, email, late, notices in self._database.execute(people):
                row = (student, exercise, name, email, late, sound_notices(notices))
                marks = "(?, ?, ?, ?, ?, ?, ?)"
                self._database.execute(f"INSERT OR REPLACE INTO earlier VALUES {marks}", (*row, digest(*row).hex()))
        stale = [(name,) for (name,) in self._database.execute("SELECT DISTINCT exercise FROM earlier")]
        stale = [row for row in stale if row[0] not in names.kept]
        self._database.executemany("DELETE FROM earlier WHERE exercise = ?", stale)

    def people_before(self) -> list[tuple[str, str, str]]:
        """Return id, name and email of everybody who was in the class when a kept exercise was graded."""
        rows = self._database.execute("SELECT student, name, email FROM earlier GROUP BY student ORDER BY student")
        return [row for row in rows if is_id(row[0])]

    def note(self, student: str, status: str, notices: Notices, fingerprint: str = "", late: bool = False) -> None:
        """Save what is known of a submission before it is graded; committed with the next result."""
        self._database.execute(
            "UPDATE class SET status = ?, notices = ?, fingerprint = ?, late = late OR ? WHERE student = ?",
            (status, json.dumps([notice.document() for notice in notices]), fingerprint, int(late), student),
        )

    def note_times(self, student: str, times: Mapping[str, str]) -> None:
        """Save when a student handed in the exercises of this run, ISO dates by name; committed with the rest."""
        rows = [(student, exercise, times.get(exercise, "")) for exercise in sorted(self.names.graded or ())]
        self._database.executemany("INSERT OR REPLACE INTO handed VALUES (?, ?, ?)", rows)

    def has(self, student: str, fingerprint: str) -> bool:
        """Tell whether these files were graded, with every check."""
        found = self._database.execute(
            "SELECT 1 FROM results WHERE student = ? AND fingerprint = ? AND NOT ungraded", (student, fingerprint)
        )
        return found.fetchone() is not None

    def keep(
        self,
        student: str,
        fingerprint: str,
        outcome: dict[str, Any],
        ungraded: bool,
        parts: dict[str, str] | None = None,
    ) -> None:
        """Save the outcome of a submission: it is on disk when this returns. `parts`: its exercises' fingerprints."""
        record = json.dumps(outcome["record"]) if "record" in outcome else None
        seconds = float(outcome["seconds"]) if "seconds" in outcome else None
        values = (outcome.get("failed", ""), record, json.dumps(parts or {}))
        row = (student, fingerprint, seconds, int(ungraded), *values)
        marks = "(?, ?, ?, ?, ?, ?, ?, ?)"
        self._database.execute(f"INSERT OR REPLACE INTO results VALUES {marks}", (*row, digest(*row).hex()))
        self._database.commit()

    def last(self, student: str) -> tuple[dict[str, Any], dict[str, str]]:
        """Return the last record of a student with the fingerprints of its exercises; both empty if there is none."""
        row = self._database.execute(LAST, (student,)).fetchone()
        return (decode(row[0]), decode(row[1])) if row else ({}, {})

    def parts(self, student: str) -> dict[str, str]:
        """Return the fingerprints of the exercises in the last result of a student, empty if there is none."""
        row = self._database.execute("SELECT parts FROM results WHERE student = ?", (student,)).fetchone()
        return decode(row[0]) if row else {}

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield the record of each student of the class who has one."""
        query = "SELECT record FROM class JOIN results USING (student, fingerprint) WHERE record NOT NULL"
        for (record,) in self._database.execute(query):
            yield decode(record)

    def remember(self, name: str, value: dict[str, Any]) -> None:
        """Save plain data under a name for the next run; committed with the next result."""
        self._database.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, json.dumps(value)))

    def recall(self, name: str) -> dict[str, Any]:
        """Return the data under a name, empty if it is missing or damaged."""
        row = self._database.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        try:
            value = json.loads(row[0]) if row else {}
        except (ValueError, TypeError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    def find_written(self, student: str) -> tuple[str, str]:
        """Return the mark of what was last written for a student and the state of its files; empty if unknown."""
        row = self._database.execute("SELECT mark, files FROM written WHERE student = ?", (student,)).fetchone()
        return (str(row[0]), str(row[1])) if row else ("", "")

    def note_written(self, student: str, mark: str, files: str) -> None:
        """Save the mark of what was written for a student, and the state of its files; committed with the rest."""
        self._database.execute("INSERT OR REPLACE INTO written VALUES (?, ?, ?)", (student, mark, files))

    def find_unbooked(self, known: bool) -> int:
        """Note in a table whom the gradebook lacks as they are now; return how many. `known`: it is unchanged."""
        self._database.execute("DELETE FROM unbooked")
        marks = ((row.student, row.mark(self.names)) for row in self.rows())
        self._database.executemany("INSERT INTO unbooked VALUES (?, ?)", marks)
        if known:
            same = "SELECT student FROM booked JOIN unbooked USING (student, mark)"
            self._database.execute(f"DELETE FROM unbooked WHERE student IN ({same})")
        (count,) = self._database.execute("SELECT count(*) FROM unbooked").fetchone()
        return int(count)

    def unbooked(self) -> Iterator[Row]:
        """Yield what is known of each student whom `find_unbooked` noted, in the order of the class."""
        query = f"{ROWS} WHERE class.student IN (SELECT student FROM unbooked) ORDER BY place"
        yield from map(Row._make, self._database.execute(query))

    def note_booked(self) -> None:
        """Save that the gradebook holds what `find_unbooked` noted; committed with the rest."""
        self._database.execute("INSERT OR REPLACE INTO booked SELECT student, mark FROM unbooked")

    def commit(self) -> None:
        """Commit to disk."""
        self._database.commit()

    def __len__(self) -> int:
        (count,) = self._database.execute("SELECT count(*) FROM class").fetchone()
        return int(count)

    def rows(self) -> Iterator[Row]:
        """Yield what is known of each student, in the order of the class."""
        yield from map(Row._make, self._database.execute(f"{ROWS} ORDER BY place"))

    def row(self, student: str) -> Row:
        """Return what is known of one student of the class."""
        return Row._make(self._database.execute(f"{ROWS} WHERE class.student = ?", (student,)).fetchone())

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield the document of each student, in the order of the class."""
        return (row.document(self.names) for row in self.rows())

    def slowest(self, count: int) -> list[tuple[str, float]]:
        """Return students and seconds of the slowest submissions."""
        found = self._database.execute(SLOWEST, (count,))
        return [(student, seconds) for student, seconds in found]

    def close(self) -> None:
        """Close the file."""
        self._database.commit()
        self._database.close()

"""What is known of a class, kept on disk as it comes: who is in it, and the record of each submission."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..report.texts import GRADED
from .intake import Entry
from .refusal import ClassError

VERSION = 1
TABLES = """
CREATE TABLE IF NOT EXISTS class (
    place INTEGER PRIMARY KEY, student TEXT UNIQUE, name TEXT, email TEXT, status TEXT, note TEXT, fingerprint TEXT
);
CREATE TABLE IF NOT EXISTS results (
    student TEXT PRIMARY KEY, fingerprint TEXT, seconds REAL, ungraded INTEGER, failed TEXT, record TEXT
);
"""
ROWS = """
SELECT class.student, name, email, status, note, seconds, failed, record
FROM class LEFT JOIN results ON results.student = class.student AND results.fingerprint = class.fingerprint
"""
FAILED, REFUSED = "grader failed", "not taken"


class Journal:
    """The file `file`, open to this process alone. Raises ClassError where another one has it, or it is damaged."""

    def __init__(self, file: Path) -> None:
        try:
            self._database = sqlite3.connect(file, timeout=0.2)
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._database.execute("PRAGMA journal_mode = WAL")
            (version,) = self._database.execute("PRAGMA user_version").fetchone()
            if version not in (0, VERSION):
                raise ClassError(f"{file} was written by another version of the grader. Choose another folder.")
            self._database.executescript(f"BEGIN IMMEDIATE; {TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
        except sqlite3.OperationalError as error:
            busy = "locked" in str(error)
            remedy = "Another run writes there now. Wait for it." if busy else "Look at permissions and disk space."
            raise ClassError(f"{file}: {error}. {remedy}") from error
        except sqlite3.DatabaseError as error:
            raise ClassError(f"{file} is damaged ({error}). Delete it: all will be graded again.") from error

    def begin(self, entries: Iterable[Entry]) -> list[str]:
        """Note who is in the class now; return the ids of those who were in it and are not any more."""
        before = {student for (student,) in self._database.execute("SELECT student FROM class")}
        self._database.execute("DELETE FROM class")
        for place, entry in enumerate(entries):
            who = (place, entry.student, entry.name, entry.email)
            self._database.execute("INSERT INTO class VALUES (?, ?, ?, ?, '', '', '')", who)
            before.discard(entry.student)
        self._database.commit()
        return sorted(before)

    def note(self, student: str, status: str, note: str, fingerprint: str = "") -> None:
        """Keep what was found out about a submission before it is graded; lasts from the next result on."""
        self._database.execute(
            "UPDATE class SET status = ?, note = ?, fingerprint = ? WHERE student = ?",
            (status, note.encode("utf-8", "replace").decode(), fingerprint, student),
        )

    def has(self, student: str, fingerprint: str) -> bool:
        """Tell whether these files were graded, and every check of them."""
        found = self._database.execute(
            "SELECT 1 FROM results WHERE student = ? AND fingerprint = ? AND NOT ungraded", (student, fingerprint)
        )
        return found.fetchone() is not None

    def keep(self, student: str, fingerprint: str, outcome: dict[str, Any], ungraded: bool) -> None:
        """Keep what became of a submission: it is on disk when this returns."""
        record = json.dumps(outcome["record"]) if "record" in outcome else None
        row = (student, fingerprint, outcome.get("seconds"), ungraded, outcome.get("failed", ""), record)
        self._database.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?)", row)
        self._database.commit()

    def commit(self) -> None:
        """Put what was noted on disk."""
        self._database.commit()

    def __len__(self) -> int:
        (count,) = self._database.execute("SELECT count(*) FROM class").fetchone()
        return int(count)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Give the document of each student, in the order of the class."""
        for row in self._database.execute(f"{ROWS} ORDER BY place"):
            yield document_of(*row)

    def document(self, student: str) -> dict[str, Any]:
        """Return the document of one student of the class."""
        return document_of(*self._database.execute(f"{ROWS} WHERE class.student = ?", (student,)).fetchone())

    def slowest(self, count: int) -> list[tuple[str, float]]:
        """Return students and seconds of those that took the longest."""
        rows = self._database.execute(f"{ROWS} WHERE record NOT NULL ORDER BY seconds DESC LIMIT ?", (count,))
        return [(row[0], row[5]) for row in rows]

    def close(self) -> None:
        """Close the file."""
        self._database.commit()
        self._database.close()


def document_of(
    student: str, name: str, email: str, status: str, note: str, seconds: float | None, failed: str, record: str | None
) -> dict[str, Any]:
    """Return what the views read: who it is, what became of it, and the record where there is one."""
    who = {"student": student, "name": name, "email": email}
    if status:
        return {**who, "status": status, "note": note}
    if record is None:
        return {**who, "status": FAILED, "note": " ".join(filter(None, [note, failed or "It was not graded yet."]))}
    return {**who, "status": GRADED, "note": note, "seconds": seconds, **json.loads(record)}

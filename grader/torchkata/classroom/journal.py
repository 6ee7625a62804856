"""What is known of a class, kept on disk as it comes: who is in it, and the record of each submission."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..cache.content_cache import digest
from ..errors import ClassError
from ..intake.entries import Entry
from ..intake.names import make_safe
from ..intake.survey import set_aside
from ..record.notices import Notices
from .documents import document_of, is_sound

VERSION = 5  # 5: records of version 2
CLASS = (
    "place INTEGER PRIMARY KEY, student TEXT UNIQUE, name TEXT, email TEXT, late INTEGER, status TEXT, notices TEXT, "
    "fingerprint TEXT"
)
RESULTS = """student TEXT PRIMARY KEY, fingerprint TEXT, seconds REAL, ungraded INTEGER, failed TEXT, record TEXT,
parts TEXT, checksum TEXT"""
NOTES = "name TEXT PRIMARY KEY, value TEXT"
TABLES = "".join(
    f"CREATE TABLE IF NOT EXISTS {name} ({columns});"
    for name, columns in (("class", CLASS), ("results", RESULTS), ("notes", NOTES))
)
ROWS = """
SELECT class.student, name, email, late, status, notices, seconds, failed, record
FROM class LEFT JOIN results ON results.student = class.student AND results.fingerprint = class.fingerprint
"""
ALL = "SELECT student, fingerprint, seconds, ungraded, failed, record, parts, checksum, rowid FROM results"
DAMAGE = ("SQLITE_ERROR", "SQLITE_IOERR_SHORT_READ")  # a scheme that is not ours, a file that was cut off


class Damaged(Exception):
    """The file is no journal any more. The text says what is wrong."""


class Journal:
    """The file `file`, open to this process alone. Raises ClassError where another one has it.

    A damaged file is kept under another name and begun anew, a damaged record is dropped: all that is lost is graded
    again. `notice` is the sentence on that, empty where all is well.
    """

    def __init__(self, file: Path) -> None:
        self.notice = ""
        try:
            try:
                self._open(file)
            except Damaged as damage:
                kept = set_aside(file)
                self.notice = f"{file} is damaged ({damage}). It is kept as {kept.name}; all is graded again."
                self._open(file)
        except (Damaged, OSError) as error:
            raise ClassError(f"{file}: {error}. Look at permissions and disk space.") from error

    def _open(self, file: Path) -> None:
        """Open the file and look whether it is sound. Raises Damaged, ClassError."""
        self._database = sqlite3.connect(":memory:")  # there is one to close, whatever happens
        try:
            self._database = sqlite3.connect(file, timeout=0.2)
            self._database.text_factory = lambda data: data.decode("utf-8", "replace")
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._database.execute("PRAGMA journal_mode = WAL")
            (version,) = self._database.execute("PRAGMA user_version").fetchone()
            if version not in (0, VERSION):
                raise ClassError(f"{file} was written by another version of the grader. Choose another folder.")
            self._database.executescript(f"BEGIN IMMEDIATE; {TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
            self._examine()
        except sqlite3.OperationalError as error:
            self._database.close()
            if error.sqlite_errorname in DAMAGE:
                raise Damaged(str(error)) from error
            busy = "locked" in str(error)
            remedy = "Another run writes there now. Wait for it." if busy else "Look at permissions and disk space."
            raise ClassError(f"{file}: {error}. {remedy}") from error
        except sqlite3.DatabaseError as error:
            self._database.close()
            raise Damaged(str(error)) from error
        except (ClassError, Damaged):
            self._database.close()
            raise

    def _examine(self) -> None:
        """Drop the records that are not what was once kept. Raises Damaged where the whole is not sound."""
        (said,) = self._database.execute("PRAGMA integrity_check(1)").fetchone()
        if said != "ok":
            raise Damaged(said.strip().splitlines()[-1])
        for table, wanted in (("class", CLASS), ("results", RESULTS), ("notes", NOTES)):
            columns = [row[1] for row in self._database.execute(f"PRAGMA table_info({table})")]
            if columns != [column.split()[0] for column in wanted.split(",")]:
                raise Damaged(f"the table {table} is another one")
        rows = self._database.execute(ALL)
        damaged = [(rowid,) for *row, checksum, rowid in rows if checksum != digest(*row).hex() or not is_sound(row[5])]
        if damaged:
            self._database.executemany("DELETE FROM results WHERE rowid = ?", damaged)
            self._database.commit()
            self.notice = f"Damaged records in the journal: {len(damaged)}. Those submissions are graded again."

    def begin(self, entries: Iterable[Entry]) -> list[str]:
        """Note who is in the class now; return the ids of those who were in it and are not any more."""
        before = {student for (student,) in self._database.execute("SELECT student FROM class") if is_id(student)}
        self._database.execute("DELETE FROM class")
        for place, entry in enumerate(entries):
            who = (place, entry.student, entry.name, entry.email, int(entry.late))
            self._database.execute("INSERT INTO class VALUES (?, ?, ?, ?, ?, '', '[]', '')", who)
            before.discard(entry.student)
        self._database.commit()
        return sorted(before)

    def note(self, student: str, status: str, notices: Notices, fingerprint: str = "") -> None:
        """Keep what was found out about a submission before it is graded; lasts from the next result on."""
        self._database.execute(
            "UPDATE class SET status = ?, notices = ?, fingerprint = ? WHERE student = ?",
            (status, json.dumps([notice.document() for notice in notices]), fingerprint, student),
        )

    def has(self, student: str, fingerprint: str) -> bool:
        """Tell whether these files were graded, and every check of them."""
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
        """Keep what became of a submission: it is on disk when this returns. `parts`: its exercises' fingerprints."""
        record = json.dumps(outcome["record"]) if "record" in outcome else None
        seconds = float(outcome["seconds"]) if "seconds" in outcome else None
        told = (outcome.get("failed", ""), record, json.dumps(parts or {}))
        row = (student, fingerprint, seconds, int(ungraded), *told)
        marks = "(?, ?, ?, ?, ?, ?, ?, ?)"
        self._database.execute(f"INSERT OR REPLACE INTO results VALUES {marks}", (*row, digest(*row).hex()))
        self._database.commit()

    def last(self, student: str) -> tuple[dict[str, Any], dict[str, str]]:
        """Return the last record of a student with the fingerprints of its exercises; both empty where none is kept."""
        query = "SELECT record, parts FROM results WHERE student = ? AND record NOT NULL"
        row = self._database.execute(query, (student,)).fetchone()
        return (json.loads(row[0]), json.loads(row[1])) if row else ({}, {})

    def remember(self, name: str, value: dict[str, Any]) -> None:
        """Keep plain data under a name for the next run; lasts from the next commit on."""
        self._database.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, json.dumps(value)))

    def recall(self, name: str) -> dict[str, Any]:
        """Return what was kept under a name, nothing where it is not there or damaged."""
        row = self._database.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        try:
            value = json.loads(row[0]) if row else {}
        except (ValueError, TypeError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

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
        return [(row[0], row[6]) for row in rows]

    def close(self) -> None:
        """Close the file."""
        self._database.commit()
        self._database.close()


def is_id(student: object) -> bool:
    """Tell whether a value is an id that a journal could have kept: it becomes the name of files."""
    return isinstance(student, str) and make_safe(student) == student

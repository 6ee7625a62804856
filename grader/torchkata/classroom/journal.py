"""The journal of a class: students and records, saved as soon as they are known."""

import json
import sqlite3
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Any

from ..cache.content_cache import digest
from ..errors import ClassError
from ..intake.entries import Entry
from ..intake.names import make_safe
from ..intake.survey import set_aside
from ..record.notices import Notices
from ..record.sentences import say
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
    """The journal is damaged. The text says how."""


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
                self.notice = say("journal_damaged", file=file, problem=damage, kept=kept.name)
                self._open(file)
        except (Damaged, OSError) as error:
            raise ClassError(say("journal_failed", file=file, problem=error)) from error

    def _open(self, file: Path) -> None:
        """Open the file and check it. Raises Damaged, ClassError."""
        self._database = sqlite3.connect(":memory:")  # there is one to close, whatever happens
        try:
            self._database = sqlite3.connect(file, timeout=0.2)
            self._database.text_factory = lambda data: data.decode("utf-8", "replace")
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._database.execute("PRAGMA journal_mode = WAL")
            (version,) = self._database.execute("PRAGMA user_version").fetchone()
            if version not in (0, VERSION):
                raise ClassError(say("journal_version", file=file))
            self._database.executescript(f"BEGIN IMMEDIATE; {TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
            self._examine()
        except sqlite3.OperationalError as error:
            self._database.close()
            if error.sqlite_errorname in DAMAGE:
                raise Damaged(str(error)) from error
            busy = "locked" in str(error)
            key = "journal_busy" if busy else "journal_failed"
            raise ClassError(say(key, file=file, problem=error)) from error
        except sqlite3.DatabaseError as error:
            self._database.close()
            raise Damaged(str(error)) from error
        except (ClassError, Damaged):
            self._database.close()
            raise

    def _examine(self) -> None:
        """Drop damaged records. Raises Damaged if the database is damaged."""
        (said,) = self._database.execute("PRAGMA integrity_check(1)").fetchone()
        if said != "ok":
            raise Damaged(said.strip().splitlines()[-1])
        for table, wanted in (("class", CLASS), ("results", RESULTS), ("notes", NOTES)):
            columns = [row[1] for row in self._database.execute(f"PRAGMA table_info({table})")]
            if columns != [column.split()[0] for column in wanted.split(",")]:
                raise Damaged(say("journal_table", table=table))
        rows = self._database.execute(ALL)
        damaged = [(rowid,) for *row, checksum, rowid in rows if checksum != digest(*row).hex() or not is_sound(row[5])]
        if damaged:
            self._database.executemany("DELETE FROM results WHERE rowid = ?", damaged)
            self._database.commit()
            self.notice = say("journal_records", count=len(damaged))

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

    def note(self, student: str, status: str, notices: Notices, fingerprint: str = "") -> None:
        """Save what is known of a submission before it is graded; committed with the next result."""
        self._database.execute(
            "UPDATE class SET status = ?, notices = ?, fingerprint = ? WHERE student = ?",
            (status, json.dumps([notice.document() for notice in notices]), fingerprint, student),
        )

    def has(self, student: str, fingerprint: str, levels: Container[str] | None = None) -> bool:
        """Tell whether these files were graded, with every check and at one of these levels of isolation."""
        query = "SELECT json_extract(record, '$.isolation') FROM results WHERE student = ? AND fingerprint = ?"
        found = self._database.execute(f"{query} AND NOT ungraded", (student, fingerprint)).fetchone()
        return found is not None and (levels is None or found[0] in levels)

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
        query = "SELECT record, parts FROM results WHERE student = ? AND record NOT NULL"
        row = self._database.execute(query, (student,)).fetchone()
        return (json.loads(row[0]), json.loads(row[1])) if row else ({}, {})

    def remember(self, name: str, value: dict[str, Any]) -> None:
        """Save plain data under a name for the next run; committed with the next result."""
        self._database.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, json.dumps(value)))

    def recall(self, name: str) -> dict[str, Any]:
        """Return the data under a name, None if it is missing or damaged."""
        row = self._database.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        try:
            value = json.loads(row[0]) if row else {}
        except (ValueError, TypeError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    def commit(self) -> None:
        """Commit to disk."""
        self._database.commit()

    def __len__(self) -> int:
        (count,) = self._database.execute("SELECT count(*) FROM class").fetchone()
        return int(count)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield the document of each student, in the order of the class."""
        for row in self._database.execute(f"{ROWS} ORDER BY place"):
            yield document_of(*row)

    def document(self, student: str) -> dict[str, Any]:
        """Return the document of one student of the class."""
        return document_of(*self._database.execute(f"{ROWS} WHERE class.student = ?", (student,)).fetchone())

    def slowest(self, count: int) -> list[tuple[str, float]]:
        """Return students and seconds of the slowest submissions."""
        rows = self._database.execute(f"{ROWS} WHERE record NOT NULL ORDER BY seconds DESC LIMIT ?", (count,))
        return [(row[0], row[6]) for row in rows]

    def close(self) -> None:
        """Close the file."""
        self._database.commit()
        self._database.close()


def is_id(student: object) -> bool:
    """Tell whether a value is a valid id: it becomes the name of files."""
    return isinstance(student, str) and make_safe(student) == student

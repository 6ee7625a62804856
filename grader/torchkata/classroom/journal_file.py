"""The file of a journal: its tables, and what is done where it is damaged."""

import sqlite3
from pathlib import Path

from ..cache.content_cache import digest
from ..errors import ClassError
from ..intake.names import make_safe
from ..record.sentences import say
from .documents import is_sound, read_notices

VERSION = 5  # 5: records of version 2
COLUMNS = {
    "class": "place INTEGER PRIMARY KEY, student TEXT UNIQUE, name TEXT, email TEXT, late INTEGER, status TEXT, "
    "notices TEXT, fingerprint TEXT",
    "results": "student TEXT PRIMARY KEY, fingerprint TEXT, seconds REAL, ungraded INTEGER, failed TEXT, record TEXT, "
    "parts TEXT, checksum TEXT",
    "notes": "name TEXT PRIMARY KEY, value TEXT",
    # who was in the class when an exercise was graded that later runs did not grade, and what was said then
    "earlier": "student TEXT NOT NULL, exercise TEXT, name TEXT, email TEXT, late INTEGER, notices TEXT, "
    "checksum TEXT, PRIMARY KEY (student, exercise)",
    "written": "student TEXT PRIMARY KEY, mark TEXT, files TEXT",  # the state of each student's files
    "booked": "student TEXT PRIMARY KEY, mark TEXT",  # what the gradebook holds of each student
    "handed": "student TEXT NOT NULL, exercise TEXT, at TEXT, PRIMARY KEY (student, exercise)",  # ISO dates
}
UNBOOKED = "CREATE TEMP TABLE unbooked (student TEXT PRIMARY KEY, mark TEXT)"  # of this run: what `booked` lacks
TABLES = "".join(f"CREATE TABLE IF NOT EXISTS {name} ({columns});" for name, columns in COLUMNS.items())
ALL = "SELECT student, fingerprint, seconds, ungraded, failed, record, parts, checksum, rowid FROM results"
ALL_EARLIER = "SELECT student, exercise, name, email, late, notices, checksum, rowid FROM earlier"
DAMAGE = ("SQLITE_ERROR", "SQLITE_IOERR_SHORT_READ")  # a scheme that is not ours, a file that was cut off


class Damaged(Exception):
    """The journal is damaged. The text says how."""


def open_journal(file: Path) -> tuple[sqlite3.Connection, str]:
    """Return the open and checked database, and a sentence where damaged records were dropped from it.

    Raises Damaged, ClassError.
    """
    database = sqlite3.connect(":memory:")  # there is one to close, whatever happens
    try:
        database = sqlite3.connect(file, timeout=0.2)
        database.text_factory = lambda data: data.decode("utf-8", "replace")
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA journal_mode = WAL")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version not in (0, VERSION):
            raise ClassError(say("journal_version", file=file))
        database.executescript(f"BEGIN IMMEDIATE; {TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
        database.execute(UNBOOKED)
        return database, examine(database)
    except sqlite3.OperationalError as error:
        database.close()
        if error.sqlite_errorname in DAMAGE:
            raise Damaged(str(error)) from error
        busy = "locked" in str(error)
        key = "journal_busy" if busy else "journal_failed"
        raise ClassError(say(key, file=file, problem=error)) from error
    except sqlite3.DatabaseError as error:
        database.close()
        raise Damaged(str(error)) from error
    except (ClassError, Damaged):
        database.close()
        raise


def examine(database: sqlite3.Connection) -> str:
    """Drop damaged records; return a sentence on that, or an empty text. Raises Damaged if the database is damaged."""
    (said,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise Damaged(said.strip().splitlines()[-1])
    for table, wanted in COLUMNS.items():
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        named = [column.split()[0] for column in wanted.split(", ") if " " in column]
        if columns != [name for name in named if name.islower()]:
            raise Damaged(say("journal_table", table=table))
    damaged = 0
    for query, table, is_good in ((ALL, "results", is_good_result), (ALL_EARLIER, "earlier", is_good_earlier)):
        rows = [(row[-1],) for row in database.execute(query) if not is_good(row)]
        database.executemany(f"DELETE FROM {table} WHERE rowid = ?", rows)
        damaged += len(rows)
    database.commit()
    return say("journal_records", count=damaged) if damaged else ""


def is_good_result(row: tuple[object, ...]) -> bool:
    """Tell whether a row of the results is as it was written, and holds a record of this version."""
    *values, checksum, _ = row
    record = values[5]
    return checksum == digest(*values).hex() and (record is None or (isinstance(record, str) and is_sound(record)))


def is_good_earlier(row: tuple[object, ...]) -> bool:
    """Tell whether a row of `earlier` is as it was written."""
    *values, checksum, _ = row
    return checksum == digest(*values).hex()


def is_id(student: object) -> bool:
    """Tell whether a value is a valid id: it becomes the name of files."""
    return isinstance(student, str) and make_safe(student) == student


def sound_notices(text: str) -> str:
    """Return stored notices as they are, or none if they cannot be read."""
    try:
        read_notices(text)
    except (ValueError, TypeError, RecursionError):
        return "[]"
    return text

"""The students of a class, and the keys that each is found by."""

import re
from dataclasses import dataclass, field

from ..record.notices import Notices
from .names import fold_name, joined_forms, letters_of, make_safe, words_of

Key = tuple[str, object]
BETWEEN, UNSPACED = r"\s_\-–,;()（）【】，、·", r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
PIECE = re.compile(rf"[{UNSPACED}]+|[^{BETWEEN}{UNSPACED}]+")  # Chinese text touches a number without a space


@dataclass(frozen=True)
class Student:
    """One line of the roster. `others`: other ids of the student, such as a login or a platform's number."""

    id: str
    name: str = ""
    email: str = ""
    others: tuple[tuple[str, str], ...] = ()
    notices: Notices = ()


@dataclass
class Roster:
    """The students of a class, found by id, email or name. `find` returns each possible owner."""

    file: str
    students: list[Student]
    assumed: str = ""  # the encoding, where it had to be guessed
    by_key: dict[Key, list[Student]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for student in self.students:
            for key in keys_of(student):
                self.by_key.setdefault(key, []).append(student)

    def find(self, student: str, name: str, email: str) -> list[Student]:
        """Return the students that a submission's id fits, or else its email, or else its name.

        A platform's number is not the school's id: an id fits only if the names do not contradict it.
        """
        for kind in ("id", "other"):
            by_id = [row for row in self.by_key.get((kind, fold_name(student)), []) if agree(row.name, name)]
            if by_id:
                return by_id
        keys: list[Key] = [("email", fold_name(email)), ("email", fold_name(student)), ("login", fold_name(student))]
        for words in (words_of(name), words_of(student)):
            keys += [("name", words), ("joined", "".join(words) if len(words) == 1 else "")]
        return next((self.by_key[key] for key in keys if key in self.by_key), [])

    def count(self, text: str) -> int:
        """Return the number of lines that a text fits, as an id or as a name."""
        return len(self.find(text, "", ""))

    def find_by_digits(self, student: str, name: str) -> list[Student]:
        """Return the students whose ids differ from a number by leading zeros alone."""
        rows = self.by_key.get(("digits", student.lstrip("0")), []) if student.isdecimal() else []
        return [row for row in rows if agree(row.name, name)]

    def find_by_signs(self, student: str) -> list[Student]:
        """Return the students whose ids have characters that file names replace: ``UG/12``."""
        text = bare(student)
        return [row for row in self.students if text and make_safe(row.id) != row.id and bare(row.id) == text]

    def find_by_words(self, name: str) -> list[Student]:
        """Return the students whose name has all words of `name`, or the reverse; at least two words."""
        words = set(words_of(name))
        both = ((row, set(words_of(row.name))) for row in self.students) if len(words) > 1 else ()
        return [row for row, own in both if len(own) > 1 and (own <= words or words <= own)]

    def find_by_number(self, student: str) -> list[Student]:
        """Return the students with a platform's number, whatever their names are."""
        return self.by_key.get(("number", fold_name(student)), [])

    def find_within(self, text: str) -> list[Student]:
        """Return the students whose id, login or address is a part of a text, or whose whole name is."""
        pieces = [(match.start(), match.end()) for match in PIECE.finditer(text)]
        found: dict[str, Student] = {}
        for number, (start, _) in enumerate(pieces):
            for _, end in pieces[number : number + 6]:
                part = fold_name(text[start:end])
                if len(part) < 2 or (part.isdecimal() and len(part) < 3):
                    continue
                for key in (("id", part), ("other", part), ("email", part), ("name", words_of(part))):
                    if key[0] != "name" or len(words_of(part)) > 1:
                        found |= {row.id: row for row in self.by_key.get(key, [])}
        return list(found.values())


def bare(text: str) -> str:
    """Return the letters and digits of a text, without accents and case."""
    return "".join(letters_of(text))


def keys_of(student: Student) -> set[Key]:
    """Return all keys that a student is found by."""
    local = student.email.partition("@")[0]
    keys: set[Key] = {("id", fold_name(student.id)), ("name", words_of(student.name))}
    keys |= {("email", fold_name(student.email)), ("login", fold_name(local))}
    keys |= {("joined", form) for form in joined_forms(student.name)}
    keys |= {("other", fold_name(other)) for _, other in student.others}
    keys |= {("number", fold_name(other)) for kind, other in student.others if kind == "number"}
    keys |= {("digits", text.lstrip("0")) for text in (student.id, *(o for _, o in student.others)) if text.isdecimal()}
    return keys - {("name", ()), ("email", ""), ("login", ""), ("other", ""), ("digits", "")}


def agree(one: str, other: str) -> bool:
    """Tell whether two spellings of a name may mean the same person; an empty name may mean anybody."""
    first, second = set(words_of(one)), set(words_of(other))
    return not first or not second or bool(first & second or joined_forms(one) & second or first & joined_forms(other))

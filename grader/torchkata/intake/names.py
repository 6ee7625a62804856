"""Makes names of students, files and folders safe and distinct, and compares them."""

import re
import unicodedata
from collections.abc import Iterable

from ..record.sentences import show_name as show_name
from ..submission.answer_names import ENDING, is_answer_name

MAX_ID = 100  # bytes
ARCHIVES = (".tar.gz", ".tar.bz2", ".tar.xz", ".tgz", ".tbz2", ".txz", ".zip", ".tar")
FOREIGN = (".7z", ".rar", ".gz", ".bz2", ".xz", ".zst", ".lzh", ".cab", ".dmg", ".sit", ".alz", ".egg")  # not unpacked
# Files that a teacher or a platform keeps beside the submissions.
BESIDE = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".yml", ".yaml", ".json", ".toml", ".md", ".log", ".html", ".db")
LITTER = {"__macosx", "thumbs.db", "desktop.ini", "__pycache__", "node_modules", "site-packages", "venv"}
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})


def is_litter(name: str) -> bool:
    """Tell whether a file or folder was left by a system or a tool: hidden files, ``__MACOSX``..."""
    return name.startswith(".") or name.lower() in LITTER


def is_source(name: str) -> bool:
    """Tell whether a file may hold an answer: ``.py``, ``.ipynb``, or a variant such as ``.py.txt``."""
    return is_answer_name(name)


def is_beside(name: str) -> bool:
    """Tell whether a file has a name of those that lie beside submissions: tables, settings, notes."""
    return name.lower().endswith(BESIDE) and not is_source(name)


def is_archive(name: str) -> bool:
    """Tell whether a file is named like an archive that can be unpacked."""
    return name.lower().endswith(ARCHIVES)


def is_foreign_archive(name: str) -> bool:
    """Tell whether a file is named like an archive of a format that is not supported."""
    return name.lower().endswith(FOREIGN) and not is_archive(name)


def stem_of(name: str) -> str:
    """Return a file's name without ``.py``, ``.ipynb``, ``.zip``, ``.tar.gz``..., or else without its last suffix."""
    ending = ENDING.search(name)
    if ending and ending.start():
        return name[: ending.start()]
    for suffix in ARCHIVES:
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return name.rpartition(".")[0] or name


def fold_name(name: str) -> str:
    """Return the same text for names that a file system may treat as one: case and composition are ignored."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return unicodedata.normalize("NFKC", folded).casefold()


def make_safe(text: str) -> str:
    """Return an id that is safe as a file's name on every system: at most 100 bytes, no separator, no leading dot."""
    kept = (
        c if unicodedata.category(c)[0] in "LMN" or c in "._@+" else "-" for c in unicodedata.normalize("NFC", text)
    )
    joined = re.sub(r"-{2,}", "-", "".join(kept))
    return cut(joined.strip(".-"), MAX_ID).rstrip(".-") or "student"


def cut(text: str, most: int) -> str:
    """Return the beginning of a text that takes at most `most` bytes in UTF-8."""
    return text.encode()[:most].decode(errors="ignore")


def make_unique(ids: Iterable[str]) -> list[str]:
    """Return safe ids, distinct when case is ignored: the second of one id gets ``-2``, the third ``-3``.

    A numbered id is never the original id of somebody else.
    """
    safe = [make_safe(text) for text in ids]
    taken = {fold_name(text) for text in safe}
    numbers: dict[str, int] = {}
    unique: list[str] = []
    for text in safe:
        key = fold_name(text)
        numbers[key] = numbers.get(key, 0) + 1
        while numbers[key] > 1 and fold_name(text) in taken:
            ending = f"-{numbers[key]}"
            text = cut(safe[len(unique)], MAX_ID - len(ending)) + ending
            numbers[key] += fold_name(text) in taken
        taken.add(fold_name(text))
        unique.append(text)
    return unique


def letters_of(name: str) -> list[str]:
    """Return the words of a person's name, without accents and case."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    return re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))


def words_of(name: str) -> tuple[str, ...]:
    """Return the same words for all spellings of a person's name: without accents, case and order."""
    return tuple(sorted(letters_of(name)))


def joined_forms(name: str) -> set[str]:
    """Return a name written as one word, in each order of its parts: ``examplealice``."""
    words = letters_of(name)
    return {"".join(words[i:] + words[:i]) for i in range(len(words))}

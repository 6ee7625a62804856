"""Guesses the encoding of a text that does not state it: the one in which the text makes sense. Pure functions.

Each encoding is tried, and the result is scored letter by letter: common characters of its script score high, rare
ones lower; symbols, and letters of two scripts in one text, score negative.
"""

import codecs
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMES = {"gb18030": "GBK", "cp932": "Shift JIS", "big5": "Big5", "cp1252": "Windows-1252", "cp437": "CP437"}
NAMES |= {"cp850": "CP850", "cp949": "EUC-KR", "cp1251": "Windows-1251", "cp866": "CP866"}
TABLES = ("cp1252", "gb18030", "cp932", "big5", "cp949", "cp1251")  # of files that a spreadsheet saves
ARCHIVES = ("gb18030", "cp932", "big5", "cp949", "cp437", "cp850", "cp866", "cp1252", "cp1251")  # of names in a zip
COMMON = {"gb18030": (0xB0, 0xD7), "cp932": (0x88, 0x97), "big5": (0xA4, 0xC6)}  # first bytes of common characters
COMMON |= {"cp949": (0xB0, 0xC8)}
CYRILLIC = ("cp1251", "cp866")
MANY = 7  # characters: this many Chinese ones rarely all lie in the Korean range
ENOUGH = 0.5  # share of the score of a text without doubt
CLEAR = 0.05  # lead that the best must have over the next


@dataclass(frozen=True)
class Decoded:
    """A text, and the encoding that was assumed for it; empty if none had to be assumed."""

    text: str
    assumed: str = ""


def decode_marked(data: bytes) -> str | None:
    """Return the text of bytes that state their encoding or are UTF-8, else None."""
    encoding = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeError:
        return None
    return None if "\0" in text else text


def decode_table(data: bytes) -> Decoded | None:
    """Return the text of a table in any usual encoding, None if it makes sense in none."""
    marked = decode_marked(data)
    if marked is not None:
        return Decoded(marked)
    encoding = guess_encoding([data], TABLES) if b"\0" not in data else ""
    return Decoded(data.decode(encoding), NAMES[encoding]) if encoding else None


def decode_names(names: Sequence[bytes], fits: Callable[[list[str]], int] = lambda _: 0) -> tuple[list[str], str]:
    """Return the decoded names of archive members that do not state their encoding, and what was assumed.

    All have one encoding: UTF-8 if possible, or else the one with the most names on the roster (`fits` counts them), or
    the one that makes the most sense. If none does, the names stay as the format decodes them.
    """
    try:
        return [name.decode("utf-8") for name in names], ""
    except UnicodeError:
        pass
    possible = [encoding for encoding in ARCHIVES if can_decode(names, encoding)]
    counts = {encoding: fits([name.decode(encoding) for name in names]) for encoding in possible}
    best = max(counts.values(), default=0)
    fitting = [encoding for encoding in possible if counts[encoding] == best]
    encoding = fitting[0] if best and len(fitting) == 1 else guess_encoding(names, tuple(fitting))
    return [name.decode(encoding or "cp437") for name in names], NAMES.get(encoding, "")


def can_decode(names: Iterable[bytes], encoding: str) -> bool:
    """Tell whether names can be decoded, and have no characters that a name cannot have."""
    try:
        texts = [name.decode(encoding) for name in names]
    except UnicodeError:
        return False
    return all(unicodedata.category(c) not in ("Cc", "Co", "Cn") for text in texts for c in text)


def guess_encoding(pieces: Sequence[bytes], encodings: Sequence[str]) -> str:
    """Return the first of `encodings` in which the pieces make sense, empty if there is none."""
    weighed = [(weigh(pieces, encoding), encoding) for encoding in encodings if can_decode_table(pieces, encoding)]
    if not weighed:
        return ""
    best = max(weight for weight, _ in weighed)
    return next((e for weight, e in weighed if weight >= best - CLEAR), "") if best >= ENOUGH else ""


def can_decode_table(pieces: Iterable[bytes], encoding: str) -> bool:
    """Tell whether bytes can be decoded."""
    try:
        return all(piece.decode(encoding) is not None for piece in pieces)
    except UnicodeError:
        return False


def weigh(pieces: Iterable[bytes], encoding: str) -> float:
    """Return a score of the pieces, from 1 (all common letters) down; ASCII does not count."""
    text = "\n".join(piece.decode(encoding) for piece in pieces)
    foreign = [c for c in text if c > "\x7f"]
    if not foreign:
        return 0.0
    if encoding in COMMON:
        size = sum(len(c.encode(encoding)) for c in foreign)
        places = [place for place, c in enumerate(text) if c > "\x7f"]
        if encoding != "cp949" and len(foreign) >= MANY and all(is_korean(c.encode(encoding)) for c in foreign):
            return ENOUGH
        return sum(worth_asian(text, place, encoding) * len(text[place].encode(encoding)) for place in places) / size
    if encoding in CYRILLIC and not set("аеио") & set(text.casefold()):
        return 0.0
    worth = worth_cyrillic if encoding in CYRILLIC else worth_latin
    return sum(worth(text, place) for place, c in enumerate(text) if c > "\x7f") / len(foreign)


def is_korean(pair: bytes) -> bool:
    """Tell whether two bytes encode a common Korean syllable."""
    return 0xB0 <= pair[0] <= 0xC8 and pair[-1] >= 0xA1


def worth_asian(text: str, place: int, encoding: str) -> float:
    """Return the score of a character in a Chinese or Japanese encoding: lower within a word of ASCII letters."""
    letter, around = text[place], text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    low, high = COMMON[encoding]
    if any(c.isascii() and c.isalpha() for c in around):
        return 0.2
    if "\u3041" <= letter <= "\u30fe":
        return 1.0 if encoding == "cp932" else 0.0
    if "\uff61" <= letter <= "\uff9f":
        return -1.0  # half-width kana: what text in other encodings decodes to
    if "\uac00" <= letter <= "\ud7a3":
        return 1.0 if is_korean(letter.encode(encoding)) else 0.2
    if "\u4e00" <= letter <= "\u9fff" and encoding == "cp949":
        return -0.5
    if "\u4e00" <= letter <= "\u9fff":
        return 1.0 if low <= letter.encode(encoding)[0] <= high else 0.2
    return 0.6 if "\u3000" <= letter <= "\u303f" or "\uff01" <= letter <= "\uff5e" else -0.5


def worth_latin(text: str, place: int) -> float:
    """Return the score of a letter in a western encoding: it stands among ASCII letters, and is mostly lower case."""
    letter = text[place]
    if letter in "’–—‘“”«»°":
        return 0.5
    if not letter.isalpha() or letter in "ªº¹²³":
        return -1.0
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if before > "\x7f" and after > "\x7f":
        return -0.5
    neighbours = [c for c in (before, after) if c and c.isalpha()]
    odd = letter.isupper() and any(c.islower() for c in (before,) if c)
    pair = before > "\x7f" or after > "\x7f"
    return -0.5 if odd else 0.6 if pair or not neighbours else 1.0


def worth_cyrillic(text: str, place: int) -> float:
    """Return the score of a letter in a Russian encoding: words have only such letters, mostly lower case."""
    letter, before, after = text[place], text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if not ("\u0410" <= letter <= "\u044f" or letter in "ЁёІіЇїЄє"):
        return -0.5
    around = [c for c in (before, after) if c.isalpha()]
    if any(c.isascii() for c in around) or (letter.isupper() and before.islower()):
        return -0.5
    return 1.0 if around else 0.0

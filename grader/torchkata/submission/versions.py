"""Finds the newest of several versions: numbers are compared as numbers, dates as dates."""

import re
import unicodedata
from pathlib import PurePath

Moment = tuple[int, ...]  # year, month, day, hour, minute, second
ISO = re.compile(r"(\d{4})[-_.](\d\d?)[-_.](\d\d?)(?:[-_T ]+(\d\d?)[-_:.h](\d\d)(?:[-_:.m](\d\d))?)?")
CHINESE = re.compile(r"(\d{4})年(\d\d?)月(\d\d?)日(?:\D*(\d\d?)[:：时時](\d\d)(?:[:：分](\d\d))?)?")
WORDED = re.compile(
    r"(?:(?P<before>\d{1,2})\.? (?:de )?)?(?P<month>[^\W\d_]{3,10})\.?(?: de)?"
    r"(?: (?P<after>\d{1,2}))?,? (?P<year>\d{4})"
    r"(?:,? (?:at )?(?P<hour>\d{1,2}) ?[-:.h]? ?(?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?: ?(?P<half>[ap])\.?m)?)?",
    re.IGNORECASE,
)
MONTHS = (  # first letters of each month in English, German, French, Spanish, Italian, Portuguese and Dutch
    *(("jan", "jän", "ene", "gen"), ("feb", "fév", "fev"), ("mar", "mär", "maa", "mrt"), ("apr", "avr", "abr")),
    *(("may", "mai", "mag", "mei"), ("jun", "juin", "giu"), ("jul", "juil", "lug"), ("aug", "aoû", "aou", "ago")),
    *(("sep", "set"), ("oct", "okt", "ott", "out"), ("nov",), ("dec", "dez", "déc", "dic")),
)


def moment_of(text: str) -> Moment:
    """Return the first date in a text, with the time if there is one; empty if there is no date."""
    text = unicodedata.normalize("NFKC", text)
    if match := ISO.search(text) or CHINESE.search(text):
        return tuple(int(piece or 0) for piece in match.groups())
    for match in WORDED.finditer(text):
        month = month_of(match["month"])
        day = match["after"] or match["before"]
        if month and day:
            half = (match["half"] or "").lower()
            hour = int(match["hour"] or 0)
            hour = hour % 12 + 12 * (half == "p") if half else hour
            return (int(match["year"]), month, int(day), hour, int(match["minute"] or 0), int(match["second"] or 0))
    return ()


def month_of(word: str) -> int:
    """Return the number of the month that a word names, 0 where it names none."""
    word = word.casefold()
    long = "juillet" if word.startswith("juil") else word
    return next((n for n, starts in enumerate(MONTHS, 1) if any(long.startswith(s) for s in starts)), 0)


def age_key(text: str) -> tuple[tuple[int, ...], tuple[object, ...]]:
    """Return the sort key of a text, from the oldest version to the newest: dates first, then the numbers in order."""
    return moment_of(text), tuple(
        (1, int(piece), "") if piece.isdecimal() else (0, 0, piece) for piece in pieces_of(text)
    )


def newest_first(path: PurePath) -> tuple[object, ...]:
    """Return the sort key for paths of one depth: newest date and highest number first, then alphabetical."""
    text = path.as_posix()
    moment = moment_of(text)
    return (
        (not moment, *(-number for number in moment)),
        tuple((0, -int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces_of(text)),
    )


def pieces_of(text: str) -> list[str]:
    """Return a text split into numbers and the text between them."""
    return [piece for piece in re.split(r"([0-9]{1,30})", text) if piece]

"""Recognises the encoding of a handed-in file, and documents of other types."""

import codecs
import io
import re
import tokenize
import unicodedata

MARKS = (  # longer marks first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
FOREIGN = (  # first bytes of a document of another type, and the key of its sentence
    (b"{\\rtf", "file_rich_text"),
    (b"bplist00", "file_web_page"),  # as Safari saves one
    (b"from: <saved by", "file_web_page"),  # as Chrome does
    (b"%pdf-", "file_pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file_word"),
    (b"pk\x03\x04", "file_archive"),
    (b"\x1f\x8b\x08", "file_archive"),
    (b"7z\xbc\xaf\x27\x1c", "file_archive"),
    (b"rar!\x1a\x07", "file_archive"),
)
IN_ZIP = (b"word/", b"mimetypeapplication/vnd.oasis", b"Index/Document.iwa")  # in documents that are zips
LINK = re.compile(rb"\[(?:internetshortcut|desktop entry)\]|\{\s*\"(?:url|doc_id)\"\s*:|(?:https?://\S+\s*)+$")
TAG = re.compile(rb"<[a-z!?]")  # Python code does not begin like this
HEAD = 2**16  # bytes that are read
HIGH = re.compile(rb"[\x80-\xff]+")
UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
SIGNS = frozenset("“”‘’‚„–—…°±²³µ×÷€£§«»·¿¡")  # beside letters, what people type
LETTERS = frozenset([*map(chr, range(0xC0, 0x100)), *"ŒœŠšŽžŸ"]) - {"×", "÷"}
LONGEST_RUN = 3  # letters with accents in a row
COMMON = (b"\xa1", b"\xa3", *(bytes([row]) for row in range(0xB0, 0xD8)))  # rows of GB 2312: signs, frequent characters
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def with_newlines(text: str) -> str:
    """Return a text in which each end of a line is a newline, as Python counts lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def source_text(source: bytes) -> str:
    """Return the text of a file that was decoded before, with newlines; what is not UTF-8 is replaced."""
    return with_newlines(source.decode("utf-8", "replace"))


def foreign_kind(data: bytes) -> str:
    """Return the key of the sentence on a document of another type, empty if it looks like none."""
    head = data[:HEAD].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    found = next((key for begin, key in FOREIGN if head.startswith(begin)), "")
    found = "file_link" if LINK.match(head) or b"<key>url</key>" in head else found
    found = found or ("file_web_page" if TAG.match(head) else "")
    return "file_word" if found == "file_archive" and any(name in data[:HEAD] for name in IN_ZIP) else found


def encoding_of(data: bytes) -> str:
    """Return UTF-16 or UTF-32 as shown by a byte order mark or by zeros, empty for other files."""
    found = next((name for mark, name in MARKS if data.startswith(mark)), "") or encoding_by_zeros(data[:HEAD])
    return found.upper()


def decode_marked(data: bytes) -> str | None:
    """Return the text of a file in UTF-16 or UTF-32, None for others. Raises UnicodeDecodeError for a wrong mark."""
    encoding = encoding_of(data)
    return data.decode(encoding) if encoding else None


def encoding_by_zeros(head: bytes) -> str:
    """Return the UTF-16 variant of a file without a mark, by the zeros beside its characters; empty for others."""
    if len(head) < 20 or b"\0" not in head[:2]:
        return ""
    zeros = [head[start::2].count(0) / len(head[start::2]) for start in (0, 1)]
    if min(zeros) > 0 or max(zeros) < 0.5:
        return ""
    return "utf-16-le" if zeros[1] else "utf-16-be"


def declares_encoding(data: bytes) -> bool:
    """Tell whether the first lines of a Python file declare an encoding that is not UTF-8, or is unknown."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data.replace(b"\r", b"\n")).readline)
    except SyntaxError:  # also where the first lines are not UTF-8
        return bool(re.match(rb"(?:[^\n\r]*[\n\r]+)?[ \t\f]*#[^\n\r]*coding[:=]", data)) and not is_declared_utf8(data)
    return encoding not in ("utf-8", "utf-8-sig")


def is_declared_utf8(data: bytes) -> bool:
    """Tell whether the first two lines declare UTF-8."""
    return bool(re.match(rb"(?:[^\n\r]*[\n\r]+)?[ \t\f]*#[^\n\r]*coding[:=]\s*utf-?8", data, re.IGNORECASE))


def guess_text(data: bytes) -> tuple[str, str] | None:
    """Return text and encoding of a file that is not UTF-8 if only one is possible, else None.

    A wrong guess would change strings and comments, never what the code does: code is ASCII except for names.
    """
    runs = HIGH.findall(data)
    if not runs or not_text(data):
        return None
    if all(len(run) % 2 == 0 for run in runs):
        pairs = [run[at : at + 2] for run in runs for at in range(0, len(run), 2)]
        if len(pairs) > 1 and all(pair[1] >= 0xA1 for pair in pairs):
            frequent = sum(pair[:1] in COMMON for pair in pairs)
            if frequent >= 0.9 * len(pairs) and max(map(len, runs)) > LONGEST_RUN:
                return decoded(data, "gb18030")
    if UTF8_PAIR.search(data) or max(map(len, runs)) > LONGEST_RUN:
        return None
    found = decoded(data, "cp1252")
    odd = {c for c in found[0] if ord(c) > 127 and c not in LETTERS and c not in SIGNS} if found else set()
    return None if odd else found


def is_utf8(data: bytes) -> bool:
    """Tell whether the bytes are text in UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def not_text(data: bytes) -> bool:
    """Tell whether there are characters that text files do not have."""
    return bool(CONTROLS.search(data.decode("latin-1")))


def decoded(data: bytes, encoding: str) -> tuple[str, str] | None:
    """Return text and encoding; None if the bytes cannot be decoded or give unassigned characters."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if any(unicodedata.category(c) in ("Cn", "Co") for c in set(text)) else (text, encoding)

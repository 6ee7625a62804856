"""Words and marks in file names beside the name of an exercise, and their meaning."""

import re
import unicodedata


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


COPIES = (  # what systems and programs add to the name of a copy, before and after it
    re.compile(
        r"(?:copy|kopie|copie|copia|cópia|kopia|kopi|копия|bản sao)[\s_-]+(?:\(?\d+\)?[\s_-]+)?"
        r"(?:(?:of|von|de|van|di|av|af|z|из|của)(?:[\s_-]+|\Z))?"
    ),
    re.compile(r"(?:副本|複本|コピー)\s*[-_~～]?\s*"),
)
COPIED = (
    re.compile(
        r"[\s_]*[-_–]?[\s_]*(?:copy|kopie|copie|copia|cópia|kopia|kopi|kopyası|копия)[\s_]*\(?(?P<number>\d*)\)?"
    ),
    re.compile(r"\s*[-_–]?\s*(?:的?副本|複本|のコピー|コピー|의 사본|사본|복사본)\s*\(?(?P<number>\d*)\)?"),
    re.compile(r"\s*[-_]?\s*\((?P<number>\d{1,3})\)"),
)
# Words that an answer may have in its name.
NEUTRAL = words_in("""
answer answers assignment attempt autosaved colab complete completed corrected correct done ex exercise exercises final
finished fixed homework hw ipynb lab latest nbconvert new notebook pset py sheet solution solutions solved submission
submit submitted task txt updated v ver version week
abgabe aufgabe blatt endversion fertig hausaufgabe korrigiert loesung lösung uebung übung versuch
exercice fin finale rendu tp ejercicio entrega solucion solución tarea compito consegna opdracht
作业 作業 最终 最终版 最終版 答案 完成 完成版 第 题 題 提交 修改版 課題 과제 최종
""")
# Words of files that are no answer, or no longer.
DOUBTFUL = words_in("""
archive back backup bad bak benchmark broken check checkpoint checks data debug demo discarded draft empty example fail
failed failing grade grader helper helpers ignore incomplete lecture not note notes obsolete old orig original part
parts plot plots playground problem ref reference sample scratch skeleton slides starter stub temp template test tester
testing tests tmp trash try unfinished unittest unused util utils visual wip without wrong
alt alte ancien entwurf nicht vecchio vieja viejo
备份 旧 测试 模板
""")


def strip_copies(stem: str) -> tuple[str, list[int]]:
    """Return a folded stem without marks of copies, and the number of each mark; 1 for a mark without one."""
    numbers: list[int] = []
    changed = True
    while changed:
        changed = False
        for pattern in COPIES:
            match = pattern.match(stem)
            if match and match.end() < len(stem) and re.search(r"[\s\W_]$", match[0]):
                stem, changed = stem[match.end() :], True
                numbers.append(1)
        for pattern in COPIED:
            match = re.search(rf"(?:{pattern.pattern})\s*\Z", stem)
            if match and match.start() > 0 and not stem[: match.start()].isdecimal():
                stem, changed = stem[: match.start()], True
                numbers.append(int(match["number"] or 1))
    return stem.strip(), numbers


def fold(text: str) -> str:
    """Return a text without differences that depend on file system and keyboard."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()


def tokens_of(folded: str) -> list[str]:
    """Return the words and the numbers of a folded text."""
    return re.findall(r"\d+|[^\W\d_]+", folded)

"""Words in the tables of platforms, in their most frequent languages; compared by `fold`.

English, German, French, Spanish, Portuguese, Italian, Chinese. Other tables are recognised by their shape.
"""

import re

from ...intake.names import fold_name

READ_ONLY = "(read only)"
TEST_STUDENTS = {"student, test", "test student"}
EXCUSED = {"ex", "excused"}
EMAILS = {
    *("email address", "email", "e-mail", "e-mail-adresse", "e-mail address", "adresse de courriel", "courriel"),
    *("adresse électronique", "dirección de correo", "correo electrónico", "dirección email", "endereço de email"),
    *("indirizzo email", "电子邮件", "电子邮件地址", "email地址", "电子邮箱"),
}
STATUSES = {"status", "statut", "estado", "stato", "状态", "狀態"}
TOTALS = {
    *("total", "weighted total", "running total", "running weighted total", "overall grade", "course total"),
    *("gesamt", "gesamtsumme", "gewichtete gesamtsumme", "kurs gesamt", "kurssumme", "summe für den kurs"),
    *("total pondéré", "total du cours", "total ponderado", "total del curso", "total do curso", "totale del corso"),
    *("总计", "加权总计", "总分", "课程总计", "课程总分"),
}
NOT_POINTS = {
    *("feedback", "rückmeldung", "feedback als kommentar", "commentaire", "commentaires", "retroalimentación"),
    *("comentarios", "comentário", "commento", "反馈", "percentage", "prozentsatz", "prozent", "pourcentage"),
    *("porcentaje", "percentagem", "porcentagem", "percentuale", "百分比", "letter", "buchstabe", "lettre"),
    *("letra", "lettera", "字母", "等级"),
}


def words(text: str) -> tuple[str, ...]:
    """Return the words of a title without separators: ``homework-5`` and ``Homework 5`` are the same."""
    return tuple(re.findall(r"[^\W_]+", fold_name(text)))


def fold(text: str) -> str:
    """Return the same text for all spellings of a heading."""
    return " ".join(fold_name(text).split())

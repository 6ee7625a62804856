"""The headings of roster columns, by platform and language, and what each column means."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ..submission.name_words import words_in

MEANINGS = {  # role of a column -> its headings, folded to letters, digits and single spaces
    "id": "id|student id|studentid|student number|student no|sid|matriculation number|university id|"
    "orgdefinedid|display id|identifier|code|student|id number|idnumber|sis user id|external id|"
    "integration id|id nummer|matrikelnummer|matrikel nr|matrikelnr|matr nr|matrikel|"
    "studentennummer|studienummer|numéro d identification|numéro étudiant|numéro d étudiant|"
    "n étudiant|identifiant|número de id|número de identificación|número id|matrícula|legajo|"
    "código|numero id|numero di matricola|matricola|número de identificação|numer id|kimlik numarası|"
    "индивидуальный номер|номер студента|学号|學號|学籍番号|学生番号|学生编号|工号|编号|학번",
    "login": "username|user name|login|login id|sis login id|user|userid|user id|github username|"
    "email id|netid|net id|uni id|benutzername|anmeldename|kennung|nom d utilisateur|"
    "nombre de usuario|usuario|nome utente|gebruikersnaam|логин|"
    "userprincipalname|user principal name|upn|用户名|帐号|账号|아이디",
    "number": "canvas user id|user number|participant number|github id|identifikator",
    "email": "email|e mail|email address|e mail address|mail|student email|e mail adresse|emailadresse|"
    "adresse de courriel|adresse e mail|adresse mail|courriel|dirección de correo|dirección email|"
    "correo electrónico|correo|indirizzo email|endereço de email|e mailadres|邮箱|邮件|电子邮箱|电子邮件|"
    "電子郵件|电子邮件地址|メールアドレス|メール|이메일|адрес электронной почты|adres e mail|e posta adresi",
    "first": "first name|firstname|first|given name|forename|preferred name|vorname|prénom|prenom|"
    "nombre s|voornaam|nome proprio|fornavn|förnamn|imię|имя|名|名字",
    "last": "last name|lastname|last|surname|family name|nachname|familienname|zuname|nom de famille|"
    "apellido s|apellidos|apellido|cognome|achternaam|sobrenome|apelido|efternavn|efternamn|"
    "nazwisko|soyad|фамилия|姓|姓氏",
    "name": "name|full name|fullname|student name|display name|displayname|sortable name|vollständiger name|"
    "nom complet|nom|nombre completo|nombre|nome completo|nome|volledige naam|naam|teilnehmer|"
    "фио|полное имя|imię i nazwisko|姓名|全名|氏名|名前|이름|성명",
    "role": "role|rolle|rôle|rol|ruolo|角色",
    "group": "group|group name|groupname|team|team name|gruppe|gruppenname|groupe|équipe|grupo|equipo|"
    "gruppo|小组|组|组名|分组",
}
ROLES = {heading: role for role, headings in MEANINGS.items() for heading in headings.split("|")}
SHORT = words_in("name nom nombre nome naam nimi navn namn")
STAFF = words_in("instructor ta reader teacher designer observer dozent tutor lehrer enseignant profesor 教师 助教")
HASH = re.compile(r"[0-9a-f]{32,}")  # the login of Canvas's test student
NO_STUDENT = ("points possible", "student test", "test student", "manual posting")  # lines of a Canvas gradebook


@dataclass(frozen=True)
class Columns:
    """The positions of the columns of a roster; `platform` if the headings are those of one."""

    places: dict[str, list[int]]
    platform: str = ""

    def cell(self, row: Sequence[str], role: str) -> str:
        """Return the first cell that is not empty among the columns of `role`."""
        cells = (clean(row[place]) for place in self.places.get(role, []) if place < len(row))
        return next((cell for cell in cells if cell), "")


def clean(cell: str) -> str:
    """Return the value of a cell, without outer spaces and what spreadsheets add to numbers: ``="007"``, ``12.0``."""
    text = " ".join(cell.split())
    text = re.sub(r'^="(.*)"$|^\'(?=\d+$)', r"\1", text)
    return re.sub(r"^(\d+)[.,]0$", r"\1", text)


def fold_heading(heading: str) -> str:
    """Return a heading without punctuation, case and extra spaces."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def read_headings(row: Sequence[str]) -> Columns | None:
    """Return the columns that a heading line names; None if none of them identifies a student.

    An id, a login or a number does, or an email address beside first and last name, as Moodle exports them.
    """
    headings = [fold_heading(cell) for cell in row]
    places: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        if role := ROLES.get(heading):
            places.setdefault(role, []).append(place)
    platform = platform_of(headings)
    if platform == "Canvas":
        places = canvas_places(headings, places)
    elif platform == "Moodle worksheet":
        number = [headings.index(word) for word in ("identifier", "identifikator") if word in headings] or [0]
        places["number"] = number
        places["id"] = [place for place in places.get("id", []) if place not in number]
    elif {"username", "student id"} <= set(headings):  # Blackboard: files bear the user name, the other may be empty
        places["id"] = [headings.index("username"), *places["id"]]
    elif SHORT & set(headings) and ("last" in places) != ("first" in places):  # a name is the other half of a name
        places["first" if "last" in places else "last"] = places.pop("name", [])
    places = {role: found for role, found in places.items() if found}
    known = places.keys() & {"id", "login", "number"} or {"first", "last", "email"} <= places.keys()
    return Columns(places, platform) if known else None


def platform_of(headings: Sequence[str]) -> str:
    """Return the platform that writes such headings, if their meaning depends on the platform."""
    there = set(headings)
    if "id" in headings[1:4] and any("sis" in heading.split() for heading in headings):
        return "Canvas"  # its headings are in the teacher's language, except for these words
    if "identifier" in there and there & {"full name", "email address", "grade", "status"}:
        return "Moodle worksheet"
    return "Moodle worksheet" if there & {"identifikator"} else ""


def canvas_places(headings: Sequence[str], places: dict[str, list[int]]) -> dict[str, list[int]]:
    """Return the columns of a Canvas gradebook: ``ID`` is the platform's number, the login is the student's id."""
    number = headings.index("id")
    ours = [place for place, heading in enumerate(headings) if "sis" in heading.split()]
    schools = [place for place in ours if headings[place] == "sis user id"] or ours[:-1]  # the login comes second
    logins = [place for place in ours if place not in schools]
    found = {"name": [0], "number": [number], "login": logins, "school": schools, "id": [*logins, *schools, number]}
    return {**found, "email": places.get("email", [])}


def is_no_student(row: Sequence[str], columns: Columns) -> bool:
    """Tell whether a line of a roster is not a student: staff, or Canvas's row of points or test student."""
    words = " ".join(sorted(fold_heading(columns.cell(row, "name") or (row[0] if row else "")).split()))
    known = {" ".join(sorted(text.split())) for text in NO_STUDENT}
    test = words in known or HASH.fullmatch(columns.cell(row, "login"))
    canvas = columns.platform == "Canvas" and (test or not columns.cell(row, "number").isdecimal())
    return bool(canvas) or bool(STAFF & set(fold_heading(columns.cell(row, "role")).split()))

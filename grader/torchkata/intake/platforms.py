"""The forms of file names that platforms write: one row for each form, with examples that a test reads.

A row's expression has some of these groups: `student` (the platform's number or the school's id), `name`, `file`
(without the prefix of the platform), `attempt`, `late`; for Blackboard `head` (assignment and user name, which only the
names of all students tell apart).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

ATTEMPT = (
    "attempt|versuch|tentative|intento|tentativo|tentativa|poging|deneme|försök|forsøk|próba|попытка|尝试|嘗試|試行"
)
PERSON = "participant|teilnehmer(?:[-_]?/?in)?|participante|partecipante|deelnemer|deltager|deltagare|uczestnik"
PERSON += "|участник|参与者|參與者|参加者|參加者"
DATE = r"(?:[^-]*\d{4}|\d{4}-\d\d-\d\d)[^-]*?\d{1,2} ?[-:.h]? ?\d\d(?: ?[AaPp]\.?[Mm]\.?)?"


@dataclass(frozen=True)
class Form:
    """One form of a name. `kind`: only folders or only files have it; empty: both. `examples`: a name and its facts."""

    platform: str
    pattern: re.Pattern[str]
    examples: dict[str, dict[str, str]] = field(default_factory=dict)
    kind: str = ""

    def read(self, name: str) -> dict[str, str] | None:
        """Return the facts in a name; None if the name has another form."""
        match = self.pattern.fullmatch(name)
        return {key: value for key, value in match.groupdict().items() if value} if match else None


def form(platform: str, pattern: str, examples: dict[str, dict[str, str]], kind: str = "") -> Form:
    """Return a form with an expression that ignores case and matches across lines."""
    return Form(platform, re.compile(pattern, re.IGNORECASE | re.DOTALL), examples, kind)


FORMS = (
    form(
        "Moodle, blind marking",
        rf"(?:(?P<group>[^_]+)-)?(?:{PERSON})[_ ](?P<student>\d+)_(?:\d+_)?assignsubmission_[a-z]+(?:_(?P<file>.*))?",
        {
            "Participant_4711_assignsubmission_file": {"student": "4711"},
            "Participant 4711_assignsubmission_file_a.py": {"student": "4711", "file": "a.py"},
            "Teilnehmer-in_12_assignsubmission_file_": {"student": "12"},
            "Group A-Participant_7_assignsubmission_file_": {"group": "Group A", "student": "7"},
        },
    ),
    form(
        "Moodle",
        r"(?P<name>.+?)_(?P<student>\d+)_assignsubmission_[a-z]+(?:_(?P<file>.*))?",
        {
            "Mara Quell_101_assignsubmission_file_": {"name": "Mara Quell", "student": "101"},
            "Group A-Mara Quell_101_assignsubmission_file": {"name": "Group A-Mara Quell", "student": "101"},
            "Zoë_103_assignsubmission_file_a.py": {"name": "Zoë", "student": "103", "file": "a.py"},
            "Tom Ovid_102_assignsubmission_onlinetext_onlinetext.html": {
                "name": "Tom Ovid",
                "student": "102",
                "file": "onlinetext.html",
            },
        },
    ),
    form(
        "Blackboard",
        rf"(?P<head>.+)_(?:{ATTEMPT})_(?P<attempt>\d{{4}}(?:-\d\d){{5}})(?:_(?P<file>.+)|\.txt)?",
        {
            "Homework 5_j_smith_attempt_2026-02-01-10-00-00_a.py": {
                "head": "Homework 5_j_smith",
                "attempt": "2026-02-01-10-00-00",
                "file": "a.py",
            },
            "Blatt 3_kim7_Versuch_2026-02-01-10-00-00.txt": {"head": "Blatt 3_kim7", "attempt": "2026-02-01-10-00-00"},
        },
    ),
    form(
        "Canvas, anonymous",
        r"(?P<late>LATE_)?anon_(?P<student>[A-Za-z0-9]+)_(?P<late2>LATE_)?"
        r"(?:(?:question_\d+_)?\d+_(?P<file>.+)|(?:text|link)\.html)",
        {
            "anon_x7Kq2_884213_a.py": {"student": "x7Kq2", "file": "a.py"},
            "LATE_anon_x7Kq2_884213_a-1.py": {"late": "LATE_", "student": "x7Kq2", "file": "a-1.py"},
            "anon_x7Kq2_LATE_884213_a.py": {"late2": "LATE_", "student": "x7Kq2", "file": "a.py"},
            "anon_x7Kq2_text.html": {"student": "x7Kq2"},
        },
    ),
    form(
        "Canvas",
        r"(?P<late>LATE_)?(?P<name>[^_].*?)_(?P<late2>LATE_)?(?P<student>\d+)_(?P<late3>LATE_)?"
        r"(?:(?:question_\d+_)?\d+_(?P<file>.+)|(?:text|link)\.html)",
        {
            "quellmara_501_900_a.py": {"name": "quellmara", "student": "501", "file": "a.py"},
            "quellmara_LATE_501_900_a-1.py": {
                "name": "quellmara",
                "late2": "LATE_",
                "student": "501",
                "file": "a-1.py",
            },
            "LATE_quellmara_501_900_a.py": {"late": "LATE_", "name": "quellmara", "student": "501", "file": "a.py"},
            "quellmara_501_link.html": {"name": "quellmara", "student": "501"},
            "team7_601_900_05_a.py": {"name": "team7", "student": "601", "file": "05_a.py"},
            "ovidtom_502_question_77_901_a.py": {"name": "ovidtom", "student": "502", "file": "a.py"},
        },
    ),
    form(
        "Autolab",
        r"(?P<student>[^@\s/]+@[^@\s/_]+\.[A-Za-z]{2,})_(?P<attempt>\d{1,5})_(?P<file>.+)",
        {
            "mara_q@x.edu_3_my_file.py": {"student": "mara_q@x.edu", "attempt": "3", "file": "my_file.py"},
        },
    ),
    form(
        "Brightspace",
        rf"(?P<student>\d+)-\d+ - (?P<name>.+?) - (?P<attempt>{DATE})(?: - (?P<file>.+))?",
        {
            "10231-77001 - Mara Quell - Jan 5, 2026 1159 PM": {
                "student": "10231",
                "name": "Mara Quell",
                "attempt": "Jan 5, 2026 1159 PM",
            },
            "10231-77001 - Mara Quell-Li - 5 janvier, 2026 23h59 - my - a.py": {
                "student": "10231",
                "name": "Mara Quell-Li",
                "attempt": "5 janvier, 2026 23h59",
                "file": "my - a.py",
            },
            "7-1 - Zoë - 2026-01-05 9-34 PM": {"student": "7", "name": "Zoë", "attempt": "2026-01-05 9-34 PM"},
            "7-1 - Zoë - 5 janv. 2026 23 h 59": {"student": "7", "name": "Zoë", "attempt": "5 janv. 2026 23 h 59"},
        },
    ),
    form(
        "Sakai",
        r"(?P<name>[^()]+,[^()]*)\((?P<student>[^()]+)\)",
        {"Quell, Mara(q1)": {"name": "Quell, Mara", "student": "q1"}},
        "folder",
    ),
    form(
        "ILIAS",
        r"(?P<name>[^_\d]+(?:_[^_\d]+)+)_(?P<student>[^_]+)_\d{2,}",
        {"Quell_Mara_mq17_5321": {"name": "Quell_Mara", "student": "mq17"}},
        "folder",
    ),
)
TEAM = re.compile(
    r"(?:[^\W\d_]+[\s_-]*){0,3}(?:team|group|gruppe|groupe|grupo|gruppo)s?[\s_.-]*#?\d{1,3}|default group|"
    r"(?:team|group|gruppe|groupe|grupo|gruppo|équipe|equipe|equipo|squad|小组|组|組|グループ)[\s_.-]*#?\w{1,4}|第?\w{1,3}[组組]",
    re.IGNORECASE,
)


def most_fitting(names: Iterable[tuple[str, str]]) -> Form | None:
    """Return the form of most of the names (each with its kind), None if there is none."""
    names = list(names)
    for one in FORMS:
        fitting = [name for name, kind in names if one.kind in ("", kind) and one.read(name)]
        if 2 * len(fitting) > len(names):
            return one
    return None


def is_team(name: str) -> bool:
    """Tell whether a name is the name of a group: ``Team 7``, ``group_b``."""
    return TEAM.fullmatch(name.strip()) is not None

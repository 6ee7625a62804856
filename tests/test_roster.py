"""The roster: whose submission it is, and who handed nothing in."""

import os

import pytest
from torchkata.errors import ClassError
from torchkata.intake.entries import take_in

from tests.support.classes import Class, write

ROWS = "id,name,email\n7001,Alice Example,alice@example.edu\n7002,José Ñandú,jose@example.edu\n"
ROWS += "7003,Mary Ann Smith,mary@x.org\n"


@pytest.fixture
def room(tmp_path):
    return write(tmp_path / "class")


@pytest.fixture
def take(room, tmp_path):
    def run(*names, roster=ROWS, **options):
        write(room, *(f"{name}/small.py" for name in names))
        (room / "roster.csv").write_bytes(roster if isinstance(roster, bytes) else roster.encode())
        return Class(room, tmp_path / "unpacked", **options)

    return run


@pytest.mark.parametrize(
    ("handed", "student"),
    [
        ("7001", "7001"),
        ("alice@example.edu", "7001"),
        ("ALICE", "7001"),
        ("Alice Example", "7001"),
        ("example, alice", "7001"),
        ("example_alice", "7001"),
        ("jose nandu", "7002"),
        ("ÑANDÚ José", "7002"),
        ("smithmaryann", "7003"),
        ("Smith Mary Ann", "7003"),
    ],
)
def test_a_submission_finds_its_line(take, handed, student):
    taken = take(handed)
    assert taken.files[student] == ["small.py"]
    assert taken.opened[student].note == ""
    assert taken.students == ["7001", "7002", "7003"]


def test_who_handed_nothing_in_has_an_entry(take):
    taken = take("7001")
    assert "7002 handed nothing in" in taken.opened["7002"].problem
    assert taken.opened["7002"].name == "José Ñandú"
    assert taken.opened["7002"].email == "jose@example.edu"


def test_who_is_on_no_line_stays_with_a_note(take):
    taken = take("zed")
    assert taken.files["zed"] == ["small.py"]
    assert "zed is not in roster.csv" in taken.opened["zed"].note


def test_two_of_one_name_are_not_guessed(take):
    taken = take("Li Wei", roster="id,name\n1,Li Wei\n2,Wei Li\n")
    assert "fits more than one line" in taken.opened["Li-Wei"].note
    assert taken.students == ["1", "2", "Li-Wei"]


def test_a_platforms_number_is_not_taken_for_the_id_of_somebody_else(take, room):
    write(room, "Alice Example_7003_assignsubmission_file_/small.py")
    taken = take()
    assert taken.files["7001"] == ["small.py"]
    assert "handed nothing in" in taken.opened["7003"].problem


def test_two_submissions_of_one_student_both_stay(take):
    taken = take("7001", "alice")
    assert taken.students == ["7001", "7001-2", "7002", "7003"]
    assert "2 submissions have the id 7001: 7001; alice" in taken.opened["7001-2"].note


@pytest.mark.parametrize("present", [True, False])
def test_a_name_that_only_looks_like_an_id_does_not_take_it(take, present):
    folders = ["!alice", *(["alice"] if present else [])]
    taken = take(*folders, roster="id,name,email\nalice,Alice Example,a@example.org\n")
    assert taken.students == ["alice", "alice-2"]
    assert bool(taken.opened["alice"].folder) is present
    assert taken.opened["alice-2"].parts[0].path.name == "!alice"


def test_of_two_submissions_that_fit_one_line_the_one_named_so_keeps_the_id(take):
    taken = take("ALICE", "alice", "!alice", roster="id,name\nalice,Alice\n")
    assert taken.students == ["alice", "alice-2", "alice-3"]
    assert taken.opened["alice"].parts[0].path.name == "alice"


@pytest.mark.parametrize(
    "roster",
    [
        b"\xef\xbb\xbf" + ROWS.encode(),
        ROWS.replace(",", ";"),
        ROWS.replace(",", "\t"),
        ROWS.replace("\n", "\r\n") + "\r\n,,\r\n",
        ROWS.replace("id,name,email", " ID , Name ,E-Mail").replace("E-Mail", "EMAIL"),
        "section,id,extra,name\n" + "".join(f'A,{i},"x, y",N {i}\n' for i in (7001, 7002, 7003)),
        "id\n7001\n7002\n7003",
    ],
)
def test_rosters_as_spreadsheets_write_them(take, roster):
    assert take("7001", roster=roster).students == ["7001", "7002", "7003"]


EXPORTS = {
    "Canvas": (
        "Student,ID,SIS User ID,SIS Login ID,Section,Work 1 (77)\n    Points Possible,,,,,10\n"
        '"Quell, Mara",501,S1,mq,A,\n"Ovid, Tom",502,S2,to,A,\n"Student, Test",777,,abc,A,\n',
        {"quellmara_501_1_small.py": "mq", "ovidtom_502_2_small.py": "to"},
    ),
    "Canvas in German": (
        "Student/in,ID,SIS-Benutzer-ID,SIS-Anmelde-ID,Abschnitt,Blatt 1 (77)\n    Mögliche Punkte,,,,,10\n"
        f'"Quell, Mara",501,S1,mq,A,\n"Person, Probe",777,,{"ab12" * 10},A,\n',
        {"quellmara_501_1_small.py": "mq"},
    ),
    "Canvas in Chinese": (
        "学生,ID,SIS 登录 ID,班级\n    满分,,,\n王小明,501,wang,A\n",
        {"wangxiaoming_501_1_small.py": "wang"},
    ),
    "a Team": ("DisplayName,UserPrincipalName,Role\nMara Quell,m@x,Member\n", {"Quell Mara": "m@x"}),
    "Moodle in Portuguese": (
        "Nome,Sobrenome,Número de identificação,Endereço de email\nMara,Quell,M1,m@x\n",
        {"quell mara": "M1"},
    ),
    "Moodle in Chinese": ("名字,姓氏,学号,电子邮件地址\n小明,王,7,w@x\n", {"王小明": "7"}),
    "numbers that a spreadsheet keeps as texts": (
        'id,name\n"=""007""",Mara Quell\n\'008,Tom Ovid\n12.0,Ina Zorn\n',
        {"007": "007", "008": "008", "12": "12"},
    ),
    "Moodle grades": (
        "First name,Surname,ID number,Email address\nMara,Quell,M1,mq@x.edu\nTom,Ovid,,to@x.edu\n",
        {
            "Mara Quell_11_assignsubmission_file_/small.py": "M1",
            "Tom Ovid_12_assignsubmission_file_/small.py": "to@x.edu",
        },
    ),
    "Moodle in German": (
        "Vorname;Nachname;ID-Nummer;E-Mail-Adresse\nMara;Quell;M1;mq@x.edu\n",
        {"Mara Quell_11_assignsubmission_file_/small.py": "M1"},
    ),
    "Moodle worksheet in German": (
        "ID;Vollständiger Name;E-Mail-Adresse;Status\nTeilnehmer/in4711;Mara Quell;m@x;-\n",
        {"Teilnehmerin_4711_assignsubmission_file_/small.py": "m@x"},
    ),
    "Moodle worksheet in Chinese": (
        "编号,全名,电子邮件地址,状态\n参与者4711,王小明,w@x,\n",
        {"王小明_4711_assignsubmission_file_/small.py": "w@x"},
    ),
    "Moodle in French": (
        "Prénom,Nom de famille,Numéro d’identification,Adresse de courriel\nMara,Quell,M1,m@x\n",
        {"M1": "M1"},
    ),
    "Moodle in Spanish": (
        "Nombre,Apellido(s),Número de ID,Dirección de correo\nMara,Quell,M1,m@x\n",
        {"quell mara": "M1"},
    ),
    "Gradescope": ("First Name,Last Name,SID,Email,Role\nMara,Quell,7,m@x,Student\nTa,Ta,8,t@x,TA\n", {"m@x": "7"}),
    "Gradescope, one name": ("Name,SID,Email,Role\nMara Quell,7,m@x,Student\n", {"Quell, Mara": "7"}),
    "GitHub Classroom": ('"identifier","github_username","github_id","name"\n"m@x","m-q","1",""\n', {"m-q": "m@x"}),
    "GitHub Classroom, cloned": ("identifier,github_username,github_id,name\nm@x,m-q,1,\n", {"work-1-m-q": "m@x"}),
    "Blackboard": (
        "Last Name,First Name,Username,Student ID\nQuell,Mara,mq,77\nOvid,Tom,to,78\n",
        {"mq": "mq", "78": "to"},
    ),
    "Sakai": ("Work 1,Points\n\nDisplay ID,ID,Last Name,First Name,grade\nmq,mq-7,Quell,Mara,\n", {"Mara Quell": "mq"}),
    "Chinese": ("学号,姓名,邮箱\n77,王小明,w@x\n", {"王小明": "77"}),
    "sep": ("sep=;\nid;name\n77;Quell, Mara\n", {"Mara Quell": "77"}),
}


@pytest.mark.parametrize("export", EXPORTS)
def test_rosters_as_platforms_export_them(take, room, export):
    roster, handed = EXPORTS[export]
    write(room, *(name if name.endswith(".py") else f"{name}/small.py" for name in handed))
    taken = take(roster=roster)
    assert {entry.student for entry in taken.entries} == set(handed.values())
    assert not any(entry.absent for entry in taken.entries)


@pytest.mark.parametrize(
    ("encoding", "name", "assumed"),
    [
        ("utf-16", "Zoë", ""),
        ("utf-8-sig", "张三", ""),
        ("cp1252", "Zoë Quëll", "Windows-1252"),
        ("gbk", "王小明", "GBK"),
        ("shift_jis", "山田太郎", "Shift JIS"),
    ],
)
def test_rosters_in_the_encodings_of_spreadsheets(take, encoding, name, assumed):
    taken = take("1", roster=f"id,name\n1,{name}\n2,Tom\n".encode(encoding))
    assert taken.names() == {"1": name, "2": "Tom"}
    assert assumed in taken.opened["1"].note
    assert bool(taken.opened["1"].note) is bool(assumed)


@pytest.mark.parametrize("handed", ["2023001张三", "张三（2023001）", "2023001-张三-作业5", "作业5_2023001张三"])
def test_an_id_that_stands_beside_chinese_is_found(take, handed):
    taken = take(handed, roster="id,name\n2023001,张三\n2023002,李四\n")
    assert taken.files["2023001"] == ["small.py"]
    assert taken.students == ["2023001", "2023002"]


def test_an_id_with_signs_that_no_file_may_have_is_found_with_a_notice(take):
    taken = take("UG-2023-12", "ug_2023_13", roster="id,name\nUG/2023/12,Mara\nUG/2023/13,Tom\n")
    assert {entry.name for entry in taken.entries if not entry.absent} == {"Mara", "Tom"}
    assert len(taken.entries) == 2
    assert all("UG/2023/1" in entry.note for entry in taken.entries)


def test_leading_zeros_that_were_lost_are_ignored_with_a_notice(take):
    taken = take("00123", "77", roster="id,name\n123,Mara\n0077,Tom\n")
    assert taken.students == ["0077", "123"]
    assert "00123 was taken for 123 of roster.csv: leading zeros were ignored" in taken.opened["123"].note
    taken = take("00123", roster="id,name\n123,Mara\n0123,Tom\n")
    assert "00123" in taken.students  # two lines fit: nothing is guessed


def test_a_platforms_own_number_counts_more_than_another_spelling_of_the_name(take, room):
    write(room, "quellmarah_501_1_small.py", "ovidtom_502_2_small.py")
    head = "Student,ID,SIS User ID,SIS Login ID,Section\n"
    taken = take(roster=f'{head}"Quell, Mara",501,,mq,A\n"Ovid, Tom",502,,to,A\n')
    assert taken.students == ["mq", "to"]
    assert "spells the name differently" in taken.opened["mq"].note


@pytest.mark.parametrize("handed", ["7001 - Example", "homework_7001", "Alice Example (final)", "alice@example.edu hw"])
def test_an_id_or_a_whole_name_within_a_longer_text_is_found_with_a_notice(take, handed):
    taken = take(handed)
    assert taken.files["7001"] == ["small.py"]
    assert "was taken for 7001 of roster.csv" in taken.opened["7001"].note


@pytest.mark.parametrize(
    ("roster", "words"),
    [
        (b"", "no column id"),
        ("name,email\nAlice,a@b\n", "no column id. Write id,name,email"),
        ("7001,Alice,a@b\n", "no column id"),
        ("id,id\n1,2\n", "names the column id twice"),
        ("id,name\n1,A\n2,B\n1,C\n", "lines 2 and 4 have the same id, 1"),
        ("id,name\nx,A\nX,B\n", "the same id"),
        ('id,name\n1,"A\nB"\n,C\n', "line 4 has no id"),
        (b"id,name\n1,\x81\x8d\x81 \xff\n", "CSV UTF-8"),
        (b"id\n\0\n", "CSV UTF-8"),
        ('id,name\n1,"open\n', "cannot be read"),
        ("id\n" + "9" * 200_000, "cannot be read"),
    ],
)
def test_a_bad_roster_is_one_clear_error(take, roster, words):
    with pytest.raises(ClassError, match=r"roster\.csv") as raised:
        take("7001", roster=roster)
    assert words in str(raised.value)
    assert str(raised.value).endswith(".")


def test_a_roster_elsewhere_and_one_that_is_not_there(take, room, tmp_path):
    (tmp_path / "list.csv").write_text("id\nx\n")
    write(room, "x/small.py")
    assert [e.student for e in take_in(room, tmp_path, tmp_path / "list.csv")] == ["x"]
    with pytest.raises(ClassError, match=r"none\.csv"):
        take_in(room, tmp_path, tmp_path / "none.csv")
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(ClassError, match=r"pipe\.csv: cannot be read"):
        take_in(room, tmp_path, tmp_path / "pipe.csv")


def test_an_id_that_cannot_name_a_file(take):
    taken = take("Alice Example", roster="id,name\n../7/1,Alice Example\n")
    assert taken.students == ["7-1"]
    assert "The id ../7/1 cannot be used in file names; 7-1 is used instead." in taken.opened["7-1"].note

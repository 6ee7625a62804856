"""Tables of platforms are filled in byte for byte: nothing changes but the cells of one column."""

import re

import pytest
from torchkata.classroom.fill.cells import apply_changes, read_cells, write_cell
from torchkata.classroom.fill.export import read_export
from torchkata.classroom.fill.filling import Filling, fill_files
from torchkata.classroom.fill.people import mark_of, person_of
from torchkata.intake.refused import FillRefused

from tests.support.classes import grade_class, make_class
from tests.support.doors import run_command


def person(student, mark=7.5, name="", email="", files=()):
    """Return a student as a graded class has them; a text in place of the mark is the status."""
    document = {"student": student, "name": name or student, "email": email, "status": "graded"}
    if isinstance(mark, str):
        return person_of({**document, "status": mark}, files, ["01_a"])
    exercise = {"folder": "01_a", "points": mark, "ungraded_points": 0.0}
    return person_of({**document, "exercises": [exercise], "complete": True}, files, ["01_a"])


ADA = person("12345", 7.5, "Ada Lovelace", "ada@example.org")
BEN = person("67890", 10.0, "Ben Ödegaard", "ben@example.org")
COY = person("24680", "nothing", "Coy Null", "coy@example.org")
CLASS = [ADA, BEN, COY]


def fill(tmp_path, data, people=CLASS, titles=("homework-5",), **more):
    """Fill in a table of these bytes; return the copy, None where it was refused, and what was said."""
    file = tmp_path / "table.csv"
    file.write_bytes(data)
    said = list(fill_files([file], tmp_path / "out", Filling(list(people), 10.0, titles, **more)))
    copy = tmp_path / "out" / "fill" / "table.csv"
    return copy.read_bytes() if copy.exists() else None, "\n".join(said)


@pytest.fixture(autouse=True)
def out(tmp_path):
    (tmp_path / "out").mkdir()


CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Homework 4 (101),Homework 5 (102),Notes (103),Current Score\n"
    ",,,,,,Manual Posting,(read only),\n"
    "    Points Possible,,,,,10,10,5,(read only)\n"
    '"Lovelace, Ada",12345,s1,ada,"Lab ""A"", Monday",3,,1,30.00\n'
    '"Ödegaard, Ben",67890,s2,ben,Lab B,4,"2",1,40.00\n'
    '"Null, Coy",24680,s3,coy,Lab B,4,,1,40.00\n'
    '"Student, Test",99999,,0a1b2c3d,Lab B,,,,\n'
)
WORKSHEET = (
    "{id},{name},ID number,{email},Status,Grade,{most},{change},{sent},{marked},Feedback comments\n"
    '{part}12345,Ada Lovelace,s1,ada@example.org,"Submitted for grading - ",,{ten},Yes,'
    '"Friday, 6 November 2026, 9:14 PM",-,"Two\nlines, ""quoted"""\n'
    '{part}67890,Ben Ödegaard,s2,ben@example.org,"Submitted for grading - ","8,50",{ten},Yes,'
    '"Friday, 6 November 2026, 9:15 PM","Saturday, 7 November 2026, 1:00 AM",\n'
    "{part}24680,Coy Null,s3,coy@example.org,No submission - ,-,{ten},Yes,-,-,\n"
)
ENGLISH = {
    "id": "Identifier",
    "name": "Full name",
    "email": "Email address",
    "most": "Maximum Grade",
    "ten": "10",
    "change": "Grade can be changed",
    "sent": "Last modified (submission)",
    "marked": "Last modified (grade)",
    "part": "Participant ",
}
GRADEBOOK = (
    '"First name",Surname,"ID number",Institution,Department,"Email address","Assignment: Homework 5 (Real)",'
    '"Assignment: Homework 5 (Feedback)","Quiz: One (Real)","Course total (Real)","Last downloaded"\r\n'
    'Ada,Lovelace,s1,,,ada@example.org,-,"Well, done",9.00,9.00,1793000000\r\n'
    "Ben,Ödegaard,s2,,,ben@example.org,8.50,,-,8.50,1793000000\r\n"
)
BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\t'
    '"Homework 5 [Total Pts: 10 Score] |301"\t"Total [Total Pts: up to 30 Score] |300"\r\n'
    '"Lovelace"\t"Ada"\t"ada"\t"12345"\t"2026-11-06 10:00:00"\t"Yes"\t""\t"0.00"\r\n'
    '"Ödegaard"\t"Ben"\t"ben"\t"67890"\t"2026-11-06 10:00:00"\t"Yes"\t"8.00"\t"8.00"\r\n'
)


def replaced(text, *pairs):
    """Return a text with each of some pieces replaced, which must be there once."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


CANVAS_FILLED = replaced(CANVAS, ('Monday",3,,1', 'Monday",3,7.5,1'), ('4,"2",1', '4,"10",1'))


def test_canvas_by_the_assignments_name_with_its_heads_and_its_test_student(tmp_path):
    copy, said = fill(tmp_path, CANVAS.encode())
    assert copy.decode() == CANVAS_FILLED
    assert "Canvas, column Homework 5 (102): 2 marks written" in said
    assert "24680: nothing handed in" in said
    assert "Student, Test" not in said
    report = (tmp_path / "out" / "fill" / "table.csv.txt").read_text()
    assert "24680: nothing handed in" in report


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_stay(tmp_path, end, mark):
    copy, _ = fill(tmp_path, mark + CANVAS.replace("\n", end).encode())
    assert copy == mark + CANVAS_FILLED.replace("\n", end).encode()
    cut = CANVAS.rstrip("\n").encode()
    assert fill(tmp_path, cut)[0] == CANVAS_FILLED.rstrip("\n").encode()


@pytest.mark.parametrize("separator", [";", "\t"])
def test_separators_stay(tmp_path, separator):
    text = "Student|ID|SIS User ID|SIS Login ID|Section|HW (1)\n|||||\nAda Lovelace|12345|s1|ada|A|\n"
    copy, _ = fill(tmp_path, text.replace("|", separator).encode())
    assert copy.decode() == text.replace("|ada|A|", "|ada|A|7.5").replace("|", separator)


LANGUAGES = {
    "English": (ENGLISH, "utf-8"),
    "German": (
        {
            "id": "ID",
            "name": "Vollständiger Name",
            "email": "E-Mail-Adresse",
            "most": "Bestwertung",
            "change": "Bewertung kann geändert werden",
            "sent": "Zuletzt geändert (Abgabe)",
            "ten": '"10,00"',
            "marked": "Zuletzt geändert (Bewertung)",
            "part": "Teilnehmer/in",
        },
        "cp1252",
    ),
    "French": (
        {
            "id": "Identifiant",
            "name": "Nom complet",
            "email": "Adresse de courriel",
            "most": "Note maximale",
            "change": "La note peut être modifiée",
            "sent": "Dernière modification (travail remis)",
            "ten": '"10,00"',
            "marked": "Dernière modification (note)",
            "part": "Participant ",
        },
        "utf-8",
    ),
    "Spanish": (
        {
            "id": "Identificador",
            "name": "Nombre completo",
            "email": "Dirección de correo",
            "ten": '"10,00"',
            "most": "Calificación máxima",
            "change": "La calificación puede ser cambiada",
            "sent": "Última modificación (entrega)",
            "marked": "Última modificación (calificación)",
            "part": "Participante ",
        },
        "utf-8",
    ),
    "Chinese": (
        {
            "id": "标识符",
            "name": "全名",
            "email": "电子邮件地址",
            "most": "最高成绩",
            "ten": "10",
            "change": "成绩可以更改",
            "sent": "最后修改（提交）",
            "marked": "最后修改（成绩）",
            "part": "参与者",
        },
        "gb18030",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_moodles_worksheet_in_any_language_keeps_its_dates_and_feedback(tmp_path, language):
    words, encoding = LANGUAGES[language]
    before = WORKSHEET.format(**words)
    after = replaced(before, ('"Submitted for grading - ","8,50"', '"Submitted for grading - ","10"'))
    after = replaced(
        after, (f'"Submitted for grading - ",,{words["ten"]}', f'"Submitted for grading - ","7,5",{words["ten"]}')
    )
    copy, said = fill(tmp_path, before.encode(encoding))
    assert copy.decode(encoding) == after, said
    assert "Moodle (grading worksheet)" in said


def test_a_worksheet_of_nameless_work_is_filled_by_the_number_in_the_names_of_the_files(tmp_path):
    text = (
        "Identifier,Status,Grade,Maximum Grade,Grade can be changed\n"
        "Participant 31,Submitted for grading - ,,10.00,Yes\nParticipant 32,Submitted for grading - ,,10.00,Yes\n"
        "Participant 33,No submission,,10.00,Yes\n"
    )
    people = [
        person("a", 3.0, "Participant", files=["Participant_31_assignsubmission_file_"]),
        person("b", 4.0, "Participant", files=["Participant_32_assignsubmission_file_x.py"]),
    ]
    copy, said = fill(tmp_path, text.encode(), people)
    assert copy.decode() == replaced(
        text,
        ("31,Submitted for grading - ,", "31,Submitted for grading - ,3"),
        ("32,Submitted for grading - ,", "32,Submitted for grading - ,4"),
    )
    assert "in the table, not in the class (1): Participant 33" in said.replace("No submission, ", "")


def test_moodles_gradebook_by_the_item_that_is_named(tmp_path):
    copy, said = fill(tmp_path, GRADEBOOK.encode(), titles=["submissions"])
    assert copy is None
    assert "Assignment: Homework 5 (Real); Quiz: One (Real)" in said
    assert "--fill-column" in said
    for facts in ({"titles": ["submissions"], "column": "homework 5"}, {}):
        copy, _ = fill(tmp_path, GRADEBOOK.encode(), **facts)
        assert copy.decode() == replaced(
            GRADEBOOK, ("ada@example.org,-", "ada@example.org,7.5"), ("org,8.50", "org,10")
        )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-16-be"])
def test_blackboards_table_in_utf_16_with_every_cell_quoted(tmp_path, encoding):
    mark = {"utf-16": b"", "utf-8": b"\xef\xbb\xbf", "utf-16-be": b"\xfe\xff"}[encoding]
    after = replaced(BLACKBOARD, ('"Yes"\t""', '"Yes"\t"7.5"'), ('"Yes"\t"8.00"', '"Yes"\t"10"'))
    copy, said = fill(tmp_path, mark + BLACKBOARD.encode(encoding))
    assert copy == mark + after.encode(encoding), said
    assert "Blackboard, column Homework 5 [Total Pts: 10 Score] |301" in said


def test_a_column_of_blackboard_without_its_number_would_become_a_new_one_and_is_refused(tmp_path):
    copy, said = fill(tmp_path, BLACKBOARD.replace(" |301", "").replace(" |300", "").encode())
    assert copy is None
    assert "needs one with its number" in said


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("homework", "fits more than one column: Homework 4 (101); Homework 5 (102)"),
        ("Exam", "No column that may take marks is called Exam. There are: Homework 4 (101)"),
        ("Current Score", "No column that may take marks is called Current Score"),
        ("Notes", "No column that may take marks is called Notes"),
    ],
)
def test_a_column_that_is_not_there_or_fits_twice_is_refused_with_the_candidates(tmp_path, column, said):
    copy, told = fill(tmp_path, CANVAS.encode(), column=column)
    assert copy is None
    assert said in told


def test_another_number_of_points_is_said_and_scaled_only_when_told(tmp_path):
    text = CANVAS.replace("Possible,,,,,10,10", "Possible,,,,,10,100")
    copy, said = fill(tmp_path, text.encode())
    assert copy.decode() == CANVAS_FILLED.replace("Possible,,,,,10,10", "Possible,,,,,10,100")
    assert "Homework 5 (102) counts 100 points, these marks 10: they are written as they are" in said
    copy, said = fill(tmp_path, text.encode(), scale=True)
    assert 'Monday",3,75,1' in copy.decode()
    assert "they are scaled" in said


def test_who_is_excused_keeps_that(tmp_path):
    copy, said = fill(tmp_path, CANVAS.replace('"2"', "EX").encode())
    assert "Lab B,4,EX,1" in copy.decode()
    assert "67890: excused in the table" in said


def test_who_cannot_be_matched_is_listed_in_both_directions(tmp_path):
    people = [ADA, person("elsewhere", 3.0, "Eve Elsewhere")]
    copy, said = fill(tmp_path, CANVAS.encode(), people)
    assert copy.decode() == replaced(CANVAS, ('Monday",3,,1', 'Monday",3,7.5,1'))
    assert "in the class, not in the table (1): elsewhere" in said
    assert "in the table, not in the class (2): Ödegaard, Ben, 67890, s2; Null, Coy, 24680, s3" in said


def test_an_id_that_belongs_to_another_name_is_not_believed(tmp_path):
    people = [ADA, person("s2", 1.0, "Someone Else"), person("mira", 2.0, "Coy Null")]
    copy, said = fill(tmp_path, CANVAS.encode(), people)
    assert copy.decode() == replaced(CANVAS, ('Monday",3,,1', 'Monday",3,7.5,1'), ("coy,Lab B,4,,1", "coy,Lab B,4,2,1"))
    assert "in the class, not in the table (1): s2" in said


def test_two_rows_or_two_students_of_one_key_are_not_guessed(tmp_path):
    people = [ADA, person("x", 1.0, "Ben Ödegaard"), person("y", 2.0, "Ödegaard, Ben")]
    copy, said = fill(tmp_path, CANVAS.encode(), people)
    assert copy.decode() == replaced(CANVAS, ('Monday",3,,1', 'Monday",3,7.5,1'))
    assert "fits more than one student or row: not written (1): Ödegaard, Ben" in said


@pytest.mark.parametrize(
    "known",
    [
        person("ada", 7.5),
        person("S1", 7.5),
        person("x@example.org", 7.5, "Ada Lovelace"),
        person("ada@school.example", 7.5),
        person("lovelace-ada", 7.5),
        person("school-id", 7.5, "lovelaceada", files=["lovelaceada_LATE_12345_67_small.py"]),
        person("school-id", 7.5, "A. Lovelace", files=["lovelaceada_12345_67_small.py"]),
    ],
    ids=lambda known: f"{known.student} {known.name}",
)
def test_a_student_is_found_by_login_id_address_name_or_number_in_the_file(tmp_path, known):
    copy, said = fill(tmp_path, CANVAS.encode(), [known])
    assert copy is not None, said
    assert copy.decode() == replaced(CANVAS, ('Monday",3,,1', 'Monday",3,7.5,1'))


def test_an_id_that_lost_its_zeros_in_a_spreadsheet_is_found(tmp_path):
    text = CANVAS.replace(",s1,", ",123,").replace(",ada,", ",,")
    copy, _ = fill(tmp_path, text.encode(), [person("00123", 7.5)])
    assert 'Monday",3,7.5,1' in copy.decode()


def test_a_short_row_gets_the_cells_that_it_lacks(tmp_path):
    text = "Student,ID,SIS User ID,SIS Login ID,Section,HW (1),X\n,,,,,,\nAda Lovelace,12345,s1,ada\n"
    copy, _ = fill(tmp_path, text.encode())
    assert copy.decode() == text.replace("s1,ada\n", "s1,ada,,7.5\n")


NO_MARK = {
    "a fault of the grader": {"exercises": [{"folder": "01_a", "points": 1.0, "ungraded_points": 2.0}]},
    "not graded to the end": {"exercises": []},
}


@pytest.mark.parametrize("cause", ["missing_file", "missing_file_near", "missing_file_others"])
def test_what_was_not_found_is_never_written_as_a_zero(cause):
    record = {"folder": "01_a", "points": 0.0, "ungraded_points": 0.0, "problem": {"cause": cause, "message": []}}
    mark, said = mark_of({"status": "graded", "exercises": [record]}, ["01_a"])
    assert mark is None
    assert "no file with the answer" in said


@pytest.mark.parametrize("why", NO_MARK)
def test_what_was_not_graded_is_never_written_as_a_zero(why):
    mark, said = mark_of({"status": "graded", **NO_MARK[why]}, ["01_a"])
    assert mark is None
    assert why in said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a table that is known"),
        (b"a,b,c\n1,2,3\n", "not a table that is known"),
        (b"OrgDefinedId,Username,Email,Work Points Grade <Numeric MaxPoints:10>\n#q1,#mq,q@x,\n", "not a table that"),
        (bytes(range(256)), "not a table that is known"),
        ((CANVAS + '"x').encode(), "Export the table again"),
        (
            CANVAS.replace("(101)", "").replace("(102)", "").replace("(103)", "").encode(),
            "no column that may take marks",
        ),
        (CANVAS.replace("12345", "1").replace("s1,ada", ",").encode(), ""),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(tmp_path, data, said):
    copy, told = fill(tmp_path, data, [ADA] if said else [person("nobody")])
    assert copy is None
    assert (said or "Nobody of the class is in it") in told
    assert "failed" not in told


def test_a_file_that_is_not_there_or_lies_among_the_copies_is_refused(tmp_path):
    (tmp_path / "out" / "fill").mkdir()
    mine = tmp_path / "out" / "fill" / "mine.csv"
    mine.write_text(CANVAS)
    filling = Filling(CLASS, 10.0, ["Homework 5"])
    said = list(fill_files([tmp_path / "nothing.csv", mine, tmp_path], tmp_path / "out", filling))
    assert "cannot be read" in said[0]
    assert "where the copies are written" in said[1]
    assert "cannot be read" in said[2]
    assert mine.read_text() == CANVAS


def test_cells_give_the_text_back_whatever_it_is():
    text = 'a,"b ""c""\n d"x,\r\n"",,e\r\r\n"f"'
    rows = read_cells(text, ",")
    assert [[cell.value for cell in row] for row in rows] == [
        ["a", 'b "c"\n dx', ""],
        ["", "", "e"],
        [""],
        ["f"],
    ]
    assert apply_changes(text, [(c.start, c.end, text[c.start : c.end]) for row in rows for c in row]) == text
    assert apply_changes(text, [write_cell(rows[0], 1, "7,5", ","), write_cell(rows[1], 1, "7,5", ",")]) == (
        'a,"7,5",\r\n"","7,5",e\r\r\n"f"'
    )
    with pytest.raises(FillRefused):
        read_cells('a,"b', ",")


def test_every_byte_of_a_table_comes_back_when_nothing_changes(tmp_path):
    for data in (CANVAS.encode(), GRADEBOOK.encode("cp1252"), BLACKBOARD.encode("utf-16")):
        (tmp_path / "x.csv").write_bytes(data)
        assert read_export(tmp_path / "x.csv").changed([]) == data


# through the command


def test_a_class_is_graded_and_its_table_filled_in_and_a_refused_table_costs_nothing(kit, tmp_path):
    folder = make_class(tmp_path / "homework", 2)
    (folder / "roster.csv").write_text("id,name\nstudent00,Ada Lovelace\nstudent01,Ben Two\nlate,Coy Null\n")
    table = tmp_path / "export.csv"
    table.write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,Small (1)\n    Points Possible,,,,,10\n"
        '"Lovelace, Ada",1,student00,x,A,\n"Null, Coy",3,late,y,A,\n"Other, One",4,other,z,A,3\n'
    )
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    out = tmp_path / "out"
    done = grade_class(kit, folder, out, "--fill", table, "--fill", tmp_path / "other.csv")
    assert (done.returncode, done.stderr) == (0, "")
    copy = (out / "fill" / "export.csv").read_text()
    assert copy == table.read_text().replace("student00,x,A,", "student00,x,A,10")
    end = done.stdout.partition("written to")[2]
    assert "1 mark written" in end
    assert re.search(r"other\.csv: not filled in\. It is not a table", end)
    assert not (out / "fill" / "other.csv").exists()
    report = (out / "fill" / "export.csv.txt").read_text()
    assert "late: nothing handed in" in report
    assert "Other, One" in report
    assert "student01" in report
    again = grade_class(kit, folder, out, "--fill", table, "--fill-column", "large")
    assert again.returncode == 0
    assert "called large" in again.stdout


def test_the_demonstration_and_the_help_know_the_options():
    shown = run_command("class", "--help").stdout
    assert "--fill FILE" in shown
    assert "--fill-column TEXT" in shown
    assert "--fill-scale" in shown

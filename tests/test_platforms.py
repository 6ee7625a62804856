"""How platforms name what students hand in: every example of every form, and whole folders of each platform."""

import pytest
from torchkata.course.catalog import load_exercises
from torchkata.intake.platforms import FORMS, is_team, most_fitting

from tests.support.classes import Class, write, zip_of
from tests.support.doors import SMALL_KIT

EXAMPLES = [(form, name, facts) for form in FORMS for name, facts in form.examples.items()]
EXERCISES = load_exercises(SMALL_KIT)
ROSTER = "id,name,email\nq1,Mara Quell,q1@x.edu\no1,Tom Ovid,o1@x.edu\nz1,Ina Zorn,z1@x.edu\n"


@pytest.mark.parametrize(("form", "name", "facts"), EXAMPLES, ids=[name for _, name, _ in EXAMPLES])
def test_every_example_of_every_form(form, name, facts):
    assert form.read(name) == facts
    assert most_fitting([(name, form.kind or "file")]) is form


@pytest.mark.parametrize(
    "name", ["alice", "student_1", "hw5", "mara quell", "q1 (1)", "small.py", "alice_small.py", "v2"]
)
def test_names_of_students_have_no_platforms_form(name):
    assert most_fitting([(name, "folder")]) is None


@pytest.mark.parametrize(
    "name", ["Team 7", "team7", "group_b", "Gruppe 12", "小组3", "第二组", "Project Groups 3", "labgroup2"]
)
def test_names_of_teams(name):
    assert is_team(name)
    assert not is_team(f"{name} Mara Quell")


@pytest.fixture
def room(tmp_path):
    return tmp_path / "class"


@pytest.fixture
def take(room, tmp_path):
    def run(*names, roster=ROSTER, **options):
        write(room, *names)
        if roster:
            (room / "roster.csv").write_text(roster, encoding="utf-8")
        return Class(room, tmp_path / "unpacked", exercises=EXERCISES, **options)

    return run


def causes(taken, student):
    return {notice.cause for notice in taken.opened[student].notices}


def test_blackboard_users_with_underscores_are_found_by_the_roster(take):
    start, day = "Homework_5_", "_attempt_2026-02-0"
    taken = take(
        *(f"{start}{user}{day}1-10-00-00_small.py" for user in ("j_smith", "a_smith", "smith", "r_o_kim")),
        roster="id,name\nj_smith,Jo\na_smith,Al\nsmith,Sy\nr_o_kim,Ro\n",
    )
    assert taken.students == ["a_smith", "j_smith", "r_o_kim", "smith"]
    assert all(files == ["small.py"] for files in taken.files.values())


def test_blackboard_without_a_roster_never_makes_one_student_of_two(take):
    names = [f"Work 1_{user}_Versuch_2026-02-01-10-00-00_small.py" for user in ("j_smith", "a_smith", "kim7")]
    assert take(*names, roster="").students == ["a_smith", "j_smith", "kim7"]


@pytest.mark.parametrize(
    ("heads", "students", "guessed"),
    [
        (["Work 1_j_smith"], ["j_smith"], True),  # "smith" might be two people's
        (["Work 1_kim7"], ["kim7"], False),
        (["Work_1_kim7", "Work_1_lee"], ["kim7", "lee"], True),
        ([f"Work_1_{user}" for user in ("abe", "bo", "cy", "dan", "eve")], ["abe", "bo", "cy", "dan", "eve"], False),
    ],
)
def test_a_user_name_of_blackboard_that_is_not_certain_is_said(take, heads, students, guessed):
    taken = take(*(f"{head}_attempt_2026-02-01-10-00-00_small.py" for head in heads), roster="")
    assert taken.students == students
    assert {"note_user_guessed" in causes(taken, student) for student in students} == {guessed}


def test_blackboard_receipts_say_the_user_and_the_name(take, room):
    head = "Work 1_j_smith_attempt_2026-02-01-10-00-00"
    write(room, f"{head}.txt", f"{head}_small.py", "Work 1_j_jones_attempt_2026-02-01-10-00-00_small.py")
    (room / f"{head}.txt").write_text("Name: Jo Smith (j_smith)\nAssignment: Work 1\n")
    taken = take(roster="")
    assert taken.names() == {"j_jones": "j_jones", "j_smith": "Jo Smith"}


def test_canvas_anonymous_late_and_a_link(take):
    taken = take(
        "anon_x7K_1_small.py", "LATE_anon_Bd9_2_small-1.py", "anon_Bd9_1_small.py", "anon_q_link.html", roster=""
    )
    assert [entry.late for entry in taken.entries] == [True, False, False]
    assert taken.files == {"Bd9": ["small.py"], "q": [], "x7K": ["small.py"]}
    assert "Passed over: anon_Bd9_1_small.py" in taken.opened["Bd9"].note


def test_canvas_late_at_either_place(take):
    taken = take("LATE_quellmara_501_1_small.py", "ovidtom_LATE_502_2_small.py", "zornina_503_3_small.py")
    assert {entry.student: entry.late for entry in taken.entries} == {"o1": True, "q1": True, "z1": False}


def test_moodle_with_groups_finds_the_name_behind_the_hyphen(take):
    taken = take(
        "Group A-Mara Quell_101_assignsubmission_file/small.py", "B-2-Ina Zorn_103_assignsubmission_file_small.py"
    )
    assert taken.files == {"o1": [], "q1": ["small.py"], "z1": ["small.py"]}
    assert not taken.opened["q1"].note


def test_moodle_blind_marking_is_matched_by_the_number_of_the_worksheet(take):
    roster = "Identifier,Full name,Email address,Status,Grade\nParticipant 4711,Mara Quell,q1@x.edu,x,\n"
    taken = take("Participant_4711_assignsubmission_file_/small.py", roster=roster)
    assert taken.names() == {"q1@x.edu": "Mara Quell"}


def test_brightspace_takes_the_latest_date_and_not_the_last_in_the_alphabet(take):
    days = ("Dec 31, 2025 1159 PM", "Jan 2, 2026 901 AM", "Jan 2, 2026 1201 AM")
    taken = take(
        *(f"7-1 - Mara Quell - {day}/small.py" for day in days), "8-1 - Tom Ovid - Jan 1, 2026 100 PM - small.py"
    )
    assert taken.opened["q1"].parts[0].path.name.endswith("901 AM")
    assert "Passed over: 7-1 - Mara Quell - Dec 31, 2025 1159 PM" in taken.opened["q1"].note
    assert taken.files["o1"] == ["small.py"]


def test_sakai_in_a_folder_of_the_assignment_beside_the_roster(take):
    inner = "Submission attachment(s)/small.py"
    taken = take(f"Homework/Quell, Mara(q1)/{inner}", "Homework/grades.csv", f"Homework/Ovid, Tom(o1)/{inner}")
    assert taken.files["q1"] == taken.files["o1"] == [inner]
    assert taken.students == ["o1", "q1", "z1"]


def test_ilias_and_its_teams(take):
    taken = take("Quell_Mara_q1_5321/small.py", "Ovid_Tom_o1_5322/small.py")
    assert taken.files == {"o1": ["small.py"], "q1": ["small.py"], "z1": []}


def test_the_members_of_an_ilias_team_have_what_all_of_them_handed_in(take):
    taken = take(
        "Team 12/Mara_Quell_q1_77/small.py", "Team 12/Ina_Zorn_z1_78/more.py", "Team 13/Tom_Ovid_o1_79/small.py"
    )
    assert [len(taken.files[student]) for student in ("q1", "z1", "o1")] == [2, 2, 1]
    assert "together with Ina Zorn" in taken.opened["q1"].note


def test_autolab_takes_the_highest_version(take):
    taken = take("q1@x.edu_9_small.py", "q1@x.edu_10_small.py", "o1@x.edu_1_small.py")
    assert taken.opened["q1"].parts[0].path.name == "q1@x.edu_10_small.py"
    assert taken.files["o1"] == ["small.py"]


def test_teams_and_sharepoint_leave_working_files_alone(take):
    taken = take(
        *("Submitted files/Mara Quell/Work/Version 2/small.py", "Submitted files/Tom Ovid/Work/Version 1/small.py"),
        "Working files/Mara Quell/Work/small.py",
    )
    assert taken.files["q1"] == ["Work/Version 2/small.py"]
    assert taken.students == ["o1", "q1", "z1"]


def test_files_with_the_names_of_exercise_and_student(take):
    taken = take("alice_small.py", "small-bob.ipynb", "01_small_Cy Xu.py", roster="")
    assert set(taken.students) == {"alice", "bob", "Cy-Xu"}


@pytest.mark.parametrize("roster", ["", ROSTER])
def test_downloaded_twice_is_one_student(take, roster):
    taken = take(
        "q1/small.py", "q1 (1)/small.py", "q1 (10)/small.py", "o1/small.py", "z1 - Copy/small.py", roster=roster
    )
    assert taken.opened["q1"].parts[0].path.name == "q1 (10)"
    assert "Passed over: q1, q1 (1)" in taken.opened["q1"].note
    assert taken.students == (["o1", "q1", "z1"] if roster else ["o1", "q1", "z1-Copy"])


def test_two_of_one_name_on_the_roster_are_not_made_one(take):
    taken = take("Li Wei/small.py", "Li Wei (1)/small.py", roster="id,name\n1,Li Wei\n2,Wei Li\n")
    assert len([entry for entry in taken.entries if not entry.absent]) == 2


GROUPS = "group,id\nTeam 7,q1\nTeam 7,z1\nTeam 8,o1\n"


@pytest.mark.parametrize("name", ["team7_601_900_small.py", "Team 7/small.py", "team_7.zip"])
def test_each_member_of_a_group_has_a_row_with_its_work(take, room, name):
    write(room, "ovidtom_502_901_small.py" if name.endswith("small.py") and "/" not in name else "o1/small.py")
    (room / "groups.csv").write_text(GROUPS)
    if name.endswith(".zip"):
        zip_of(room / name, "small.py")
    taken = take(*([] if name.endswith(".zip") else [name]))
    assert taken.students == ["o1", "q1", "z1"]
    assert all(taken.files.values())
    assert "together with Ina Zorn" in taken.opened["q1"].note
    assert not taken.opened["o1"].note


def test_a_member_whose_partner_handed_in_has_that_work(take, room):
    write(room, "q1/small.py", "o1/small.py")
    (room / "groups.csv").write_text(GROUPS)
    taken = take()
    assert taken.files["z1"] == ["small.py"]
    assert "together with Mara Quell" in taken.opened["z1"].note


def test_a_group_without_a_table_is_a_row_that_says_how_to_add_one(take):
    taken = take("team7_601_900_small.py", "ovidtom_502_901_small.py")
    assert "note_group_unknown" in causes(taken, "601")
    assert "groups.csv" in taken.opened["601"].note


def test_a_group_that_the_table_lacks_is_a_row_that_says_so(take, room):
    write(room)
    (room / "groups.csv").write_text(GROUPS)
    taken = take("Team 7/small.py", "Team 9/small.py")
    assert causes(taken, "Team-9") == {"note_group_missing"}  # not "add a line to the roster", too
    assert taken.files["q1"] == ["small.py"]

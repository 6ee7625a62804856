"""The table of the course in the README: written by `make skeletons`, and as the exercises say."""

from torchkata.author.course_table import BEGIN, END, course_table
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT, run_command

HEAD = "| exercise | what you build | what you learn | minutes | points |\n| --- | --- | --- | ---: | ---: |\n"


def test_the_table_in_the_readme_is_what_the_exercises_say():
    table = f"{BEGIN}\n{course_table(load_exercises(ROOT))}\n{END}"
    assert table in (ROOT / "README.md").read_text(encoding="utf-8"), "Run `make skeletons`."


def test_make_skeletons_writes_the_table(kit):
    page = kit / "README.md"
    page.write_text(f"# A course\n\n{BEGIN}\nold\n{END}\n\nMore.\n")
    toml = kit / "solutions" / "01_small" / "exercise.toml"
    toml.write_text(
        toml.read_text().replace("points = 10", "points = 10\nminutes = 25").replace("small exercise", "a|b")
    )
    assert f"{page}: written." in run_command("--course", kit, "skeletons").stdout
    row = "| `01_small` | A a\\|b for the kit's own tests | nothing | 25 | 10 |"
    assert page.read_text() == f"# A course\n\n{BEGIN}\n{HEAD}{row}\n{END}\n\nMore.\n"
    assert run_command("--course", kit, "skeletons").stdout == "Every skeleton is up to date.\n"


def test_there_is_no_column_for_minutes_where_no_exercise_has_any(kit):
    (head, line, _) = course_table(load_exercises(kit)).splitlines()
    assert (head, line) == ("| exercise | what you build | what you learn | points |", "| --- | --- | --- | ---: |")


def test_a_page_without_the_marks_stays_as_it_is(kit):
    (kit / "README.md").write_bytes(b"# Mine\r\n")
    assert run_command("--course", kit, "skeletons").stdout == "Every skeleton is up to date.\n"
    assert (kit / "README.md").read_bytes() == b"# Mine\r\n"


def test_a_page_that_cannot_be_read_is_said(kit):
    (kit / "README.md").write_bytes(b"\xff")
    shown = run_command("--course", kit, "skeletons").stdout
    assert "The table of exercises was not written there." in shown

"""The law of the teacher's page: no zero, no missing file, no guess stays unsaid, on the page or in the table."""

import random
import re

import pytest
from msgspec import to_builtins
from torchkata.formats.csv_table import grade_rows
from torchkata.record.attention import Concern, concerns_of, group_concerns
from torchkata.record.english import SENTENCES
from torchkata.record.message import phrase, quote
from torchkata.record.notices import notice
from torchkata.record.verdict import Verdict
from torchkata.report.lines import visible_text
from torchkata.report.overview import gather
from torchkata.report.page import show_page

from tests.support.classes import grade_class, rows_of
from tests.support.doors import ROOT
from tests.support.kits import add_exercise
from tests.support.records import said, told

FOLDERS = ("01_one", "02_two")
EXERCISES = [(folder, 2.0) for folder in FOLDERS]
CAUSES = ["ambiguous", "note_latest", "note_group", "not_utf8", "a_cause_of_tomorrow"]


def invent_notices(chance):
    """Return up to two notices, now and then of a cause that nobody knows yet."""
    causes = [chance.choice(CAUSES) for _ in range(chance.choice((0, 0, 1, 2)))]
    return [said(cause, f"{cause} {chance.random()} happened") for cause in causes]


def invent_exercise(chance, folder):
    """Return an exercise of a record: all checks alike, or any mixture."""
    kinds = [chance.choice(list(Verdict))] if chance.random() < 0.6 else list(Verdict)
    checks = []
    for number in range(2):
        verdict = chance.choice(kinds)
        points = {Verdict.PASS: 1.0, Verdict.GRADER: None}.get(verdict, 0.0)
        message = "" if verdict is Verdict.PASS else f"line one\nproblem {chance.random()}"
        checks.append({"claim": str(number), "verdict": verdict.value, "points": points, "message": told(message)})
    problem = said("load_error", "The file did not load: E: x") if chance.random() < 0.2 else None
    ungraded = sum(check["points"] is None for check in checks)
    return {
        "folder": folder,
        "points": sum(check["points"] or 0 for check in checks),
        "max_points": 2.0,
        "ungraded_points": float(ungraded),
        "checks": checks,
        "problem": problem,
        "notices": invent_notices(chance),
    }


def invent_document(chance, student):
    """Return the document of a student, of any kind that there may be."""
    who = {"student": student, "name": student, "email": "", "notices": invent_notices(chance)}
    if chance.random() < 0.2:
        return {**who, "status": chance.choice(("nothing", "refused", "failed"))}
    exercises = [invent_exercise(chance, folder) for folder in FOLDERS if chance.random() < 0.9]
    sums = {key: sum(e[key] for e in exercises) for key in ("points", "max_points", "ungraded_points")}
    return {**who, **sums, "status": "graded", "exercises": exercises, "complete": chance.random() < 0.95}


def what_the_law_wants(document):
    """Return how many sentences there must be at least about the whole and about each exercise."""
    wanted = dict.fromkeys(("", *FOLDERS), 0)
    wanted[""] = len({str(n) for n in document["notices"]})
    if document["status"] != "graded":
        return {"": max(1, wanted[""])}
    graded = {exercise["folder"]: exercise for exercise in document["exercises"]}
    for folder in FOLDERS:
        exercise = graded.get(folder)
        if exercise is None:
            wanted[folder] += 1
            continue
        verdicts = {check["verdict"] for check in exercise["checks"]}
        wanted[folder] += len({str(n) for n in exercise["notices"]})
        wanted[folder] += bool(exercise["problem"] or not exercise["points"] or verdicts & {"GRADER", "CRASH"})
    return wanted


@pytest.mark.parametrize("seed", range(8))
def test_whatever_the_law_names_is_on_the_page_and_in_the_table(seed):
    chance = random.Random(seed)
    documents = [invent_document(chance, f"student{number}") for number in range(40)]
    overview = gather(documents, EXERCISES)
    listed = [concern for group in overview.groups for concern in group.concerns]
    page = show_page(documents, EXERCISES, "x")
    rows = {row[0]: row[-1] for row in grade_rows(documents, EXERCISES)}
    for document in documents:
        mine = [concern for concern in listed if concern.student == document["student"]]
        for where, count in what_the_law_wants(document).items():
            about = [concern for concern in mine if concern.exercise == where]
            assert len(about) >= count, (document, where)
        assert all(concern.sentence in rows[document["student"]] for concern in mine)
        assert all(concern.text in page for concern in mine)
    assert [len(group.students) for group in overview.groups] == sorted(
        (len(group.students) for group in overview.groups), reverse=True
    )


def test_a_good_submission_needs_no_attention():
    check = {"claim": "x", "verdict": "PASS", "points": 1.0, "message": []}
    exercise = {"folder": "01_one", "points": 1.0, "max_points": 2.0, "ungraded_points": 0.0}
    wrong = {**check, "verdict": "WRONG", "points": 0.0, "message": told("x")}
    document = {"student": "a", "status": "graded", "exercises": [{**exercise, "checks": [check, wrong]}]}
    assert concerns_of(document, ["01_one"]) == []


def test_students_with_the_same_missing_package_are_one_group_and_every_other_error_another():
    text = "The file did not load: ModuleNotFoundError: No module named 'seaborn'"
    concerns = [Concern("load_error", f"s{n}", "01_one", text) for n in range(9)]
    concerns += [Concern("load_error", "t", "01_one", "The file did not load: NameError: x")]
    first, second = group_concerns(concerns)
    assert (first.title, len(first.students)) == (text, 9)
    assert len(second.students) == 1


def test_what_to_do_is_said_once():
    texts = [f"{name} handed nothing in. Ask for the work, or leave it at zero points." for name in ("a", "b")]
    (group,) = group_concerns([Concern("handed_nothing", text[0], "", text, "nothing handed in") for text in texts])
    assert group.remedy == "Ask for the work, or leave it at zero points."
    assert [who.text for who in group.people] == ["a handed nothing in.", "b handed nothing in."]


def test_who_handed_nothing_in_is_listed_in_a_few_words():
    documents = [
        {"student": s, "status": "nothing", "notices": [notice("handed_nothing", student=s).document()]}
        for s in ("ada", "bob")
    ]
    page = show_page(documents, EXERCISES, "x")
    assert "ada</a>" in page
    assert "handed nothing in." not in page
    assert "Ask for the work, or leave it at zero points." in page


def raised(kind, message):
    return to_builtins([phrase("raised", type=kind, message=message), quote("  a.py, line 2, in f"), quote("Advice.")])


def failed(problem):
    return to_builtins([phrase("grader_failed", problem=problem)])


def test_a_zero_by_errors_shows_the_first_exception_and_one_by_the_grader_what_failed():
    texts = [("IndexError", "too far"), ("KeyError", "3")]
    checks = [{"claim": "1", "verdict": "ERROR", "points": 0.0, "message": raised(*text)} for text in texts]
    exercise = {"folder": "01_one", "points": 0.0, "max_points": 2.0, "ungraded_points": 0.0, "checks": checks}
    document = {"student": "a", "status": "graded", "exercises": [exercise]}
    (concern,) = concerns_of(document, ["01_one"])
    assert concern.text.endswith("The first: IndexError: too far")
    broken = {**checks[0], "verdict": "GRADER", "message": failed("KeyError in the check")}
    exercise["checks"] = [broken, {**checks[0], "verdict": "PASS", "points": 1.0}]
    exercise["points"] = 1.0
    (concern,) = concerns_of(document, ["01_one"])
    assert concern.text == "GRADER in 1 of 2 checks: KeyError in the check"


ADVICE = re.compile(
    r"(?:^|[.;:] )(?:Ask|Give|Put|Hand|Save|Choose|Name|Use|Write|Look|Compare|Delete|Copy|Clear|Open|Unpack|Download"
    r"|Keep|Add|Check|Rename|Zip|Pack|Type|Move|Make|If|Tell|Run|Read|Install|Allow)\b|\byour\b"
)


@pytest.mark.parametrize("cause", [key[3:] for key in SENTENCES if key.startswith("do_") and key[3:] in SENTENCES])
def test_what_to_do_stands_once_and_is_for_the_teacher(cause):
    """A sentence for the teacher ends with exactly what its group says to do, or says only what happened."""
    fact = SENTENCES[cause].removesuffix(SENTENCES[f"do_{cause}"])
    assert not ADVICE.search(fact)


def test_a_cause_without_a_title_is_shown_by_its_sentence_without_the_facts():
    (group,) = group_concerns([Concern("python_2", "a", "", "a.py is for Python 2.")])
    assert "…" in group.title
    (group,) = group_concerns([Concern("a_cause_of_tomorrow", "a", "", "Something happened.")])
    assert group.title == "Something happened."


def test_every_title_says_what_to_do_and_belongs_to_a_cause():
    own = {"no_result", "not_graded_yet", "exercise_refused"}
    for key in SENTENCES:
        if key.startswith("title_"):
            cause = key.removeprefix("title_")
            assert f"do_{cause}" in SENTENCES
            assert cause in SENTENCES.keys() | own


def test_a_large_group_shows_a_dozen_and_folds_the_rest():
    documents = [
        {"student": f"s{n}", "status": "refused", "notices": [said("handed_empty", f"s{n} was empty.")]}
        for n in range(200)
    ]
    page = show_page(documents, EXERCISES, "x")
    open_part, _, folded = page.partition("<details>")
    assert open_part.count("<li>") == 12
    assert "<summary>and 188 more</summary>" in folded
    assert folded.count("<li>") == 188
    assert "200 students" in open_part


NARROW = r"@media \(max-width: 40rem\) \{(.*?)\n(?:@media print|</style>)"


def test_on_a_narrow_screen_tables_stack_or_scroll_and_no_id_is_broken():
    documents = [invent_document(random.Random(n), f"student{n}") for n in range(9)]
    page = show_page(documents, EXERCISES, "x")
    assert '<meta name="viewport" content="width=device-width' in page
    assert len(re.findall(r'<div class="scroll"[^>]*><table class="(?:grid|stack)"', page)) == page.count("<table") == 2
    assert page.count('<td class="id"><a ') == 9
    assert re.search(r"\.id \{ white-space: nowrap; overflow-wrap: normal; \}", page)
    assert re.search(r"\.who \{[^}]*overflow-x: auto", page)
    assert re.search(r"\.scroll \{ overflow-x: auto; \}", page)
    assert "minmax(min(20rem, 100%), 1fr)" in page
    narrow = "".join(re.findall(NARROW, page, re.DOTALL))
    assert ".stack tr { display: grid;" in narrow
    assert ".grid tr { display: flex; flex-wrap: wrap;" in narrow
    assert '.grid td:nth-child(4)::before { content: "02"; }' in page


# A class of small files, one of each kind, graded for real

RIGHT = "def f(x):\n    return x + 1\n"
KINDS = {  # the file handed in, and the title of the group that it belongs to
    "nofile": ("essay.py", "x = 1\n", "No file with the answer was found"),
    "empty": ("tiny.py", "", "The file is empty"),
    "utf16": ("tiny.py", "\ufeffdef f", "was read all the same"),
    "package1": ("tiny.py", "import nowhere_to_be_had\n", "No module named 'nowhere_to_be_had'"),
    "package2": ("tiny.py", "x = 1\nimport nowhere_to_be_had\n", "No module named 'nowhere_to_be_had'"),
    "syntax": ("tiny.py", "def f(:\n", "The file is not valid Python (SyntaxError)"),
    "forever": ("tiny.py", "while True:\n    pass\n", "did not finish loading in time"),
    "exit": ("tiny.py", "import os\nos._exit(3)\n", "ended while it loaded the file"),
    "todo": ("tiny.py", "def f(x):\n    raise NotImplementedError\n", "Untouched"),
    "missing": ("tiny.py", "def g(x):\n    return x\n", "None of the functions"),
    "error": ("tiny.py", "def f(x):\n    return x + y\n", "stopped with an error"),
    "crash": ("tiny.py", "def f(x):\n    import os\n    os._exit(3)\n", "The process ended in every check"),
    "memory": ("tiny.py", "def f(x):\n    return bytes(10**12)\n", "Ran out of memory in every check"),
    "wrong": ("tiny.py", "def f(x):\n    return -1\n", "Ran, and no check passed"),
    "mixed": ("tiny.py", "def f(x):\n    return -1 if x < 2 else x + y\n", "for several reasons"),
    "twice": ("tiny.py", RIGHT, "More than one file fits"),
    "broken": ("broken.zip", "PK", "The archive is damaged"),
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Return where the class ended up, and what the command said."""
    top = tmp_path_factory.mktemp("attention")
    checks = ["assert student.f(1) == 2, 'one'", "assert student.f(2) == 3, 'two'"]
    add_exercise(top / "kit", "01_tiny", checks, RIGHT, seconds=1)
    for student, (file, source, _) in {**KINDS, "good": ("tiny.py", RIGHT, "")}.items():
        place = top / "class" if file.endswith(".zip") else top / "class" / student
        place.mkdir(parents=True, exist_ok=True)
        (place / file).write_text(source, encoding="utf-16" if student == "utf16" else "utf-8")
    (top / "class" / "twice" / "old").mkdir()
    (top / "class" / "twice" / "old" / "tiny.py").write_text(RIGHT)
    students = [*KINDS, "good", "absent"]
    (top / "class" / "roster.csv").write_text("\n".join(["id", *students]) + "\n")
    done = grade_class(top / "kit", top / "class", top / "out")
    assert done.returncode == 0, done.stderr
    return top / "out", done.stdout


def test_each_kind_of_file_is_a_group_of_its_own_on_the_page(graded):
    out, _ = graded
    page = (out / "index.html").read_text(encoding="utf-8")
    needs = page.partition("Needs attention")[2].partition("<h2>Students")[0]
    groups = needs.split('<div class="group">')[1:]
    for student, (_, _, title) in {**KINDS, "absent": ("", "", "Nothing was handed in")}.items():
        mine = [group.partition("</h3>")[0] for group in groups if f">{student}</a>" in group]
        assert [one for one in mine if title.replace("'", "&#39;") in one], (student, mine)
    assert ">good</a>" not in needs
    assert "2 students" in groups[0]  # the package
    assert "2 students" in groups[1]  # two mistakes of syntax, each with its place
    assert "syntax</a>" in groups[1] and "tiny.py, line 1: SyntaxError" in groups[1]  # noqa: PT018
    assert "--force" in groups[0] and "--force" not in groups[1]  # noqa: PT018


def test_the_same_words_stand_in_the_table(graded):
    out, _ = graded
    rows = rows_of(out)
    assert rows["good"]["note"] == ""
    assert all(row["note"] for student, row in rows.items() if student != "good")
    said = "01_tiny: The file did not load: ModuleNotFoundError: No module named 'nowhere_to_be_had'"
    assert rows["package1"]["note"] == rows["package2"]["note"] == said
    assert rows["todo"]["note"] == "01_tiny: Every check is TODO: nothing was filled in."


def test_the_terminal_tells_the_first_groups_and_where_the_others_are(graded):
    _, screen = graded
    needs = screen.partition("Needs attention:")[2]
    first = visible_text("The file did not load: ModuleNotFoundError: No module named 'nowhere_to_be_had'")
    assert needs.splitlines()[1] == f"  {first} (2)"
    assert "install it in .venv" in needs
    assert re.search(r"and \d+ more: see index\.html", needs)


NOT_CAUSES = ("handed_others", "missing_attribute")  # pieces of other sentences
FAMILIES = ("archive_", "cell", "file_", "handed_", "member_", "note_", "notebook_", "read_as_")


def test_every_cause_has_a_title_and_a_remedy_of_its_own():
    """The causes are those that the code names, and all of the families whose members are chosen by a variable."""
    texts = [file.read_text(encoding="utf-8") for file in (ROOT / "grader").rglob("*.py")]
    named = {key for text in texts for key in re.findall(r'\bnotice\(\s*"(\w+)"', text)}
    causes = named | {key for key in SENTENCES if key.startswith(FAMILIES)} - {*NOT_CAUSES, "notebook_too"}
    assert [key for key in sorted(causes) if not {f"title_{key}", f"do_{key}"} <= SENTENCES.keys()] == []

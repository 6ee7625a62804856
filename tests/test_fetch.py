"""Repositories are fetched into a class: hostile ones do nothing, and what could not be fetched is no zero."""

import json
import random
import socket
from types import SimpleNamespace

import pytest
from torchkata.classroom.fetch import fetching, tree
from torchkata.classroom.fetch import git as fetch_git
from torchkata.cli.main import run
from torchkata.intake.fetched import FETCHED, read_fetched
from torchkata.intake.quota import Limits

from tests.support.classes import Class, grade_class, rows_of
from tests.support.doors import SMALL
from tests.support.repositories import commit, commit_tree, git, needs_git, serving

pytestmark = needs_git
DUE = "2026-02-01T00:00+00:00"
EARLY, LATE = "2026-01-20T12:00:00+00:00", "2026-02-20T12:00:00+00:00"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Give the commands a home of their own."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture
def fetch(tmp_path, home, capfd):
    """Return a function that fetches a list of (student, repository)."""

    def run_fetch(lines, *words, header="student,repository"):
        file = tmp_path / "students.csv"
        file.write_text("\n".join([header, *(",".join(map(str, line)) for line in lines)]) + "\n")
        out = tmp_path / "out"
        status = run(["fetch", str(file), "--out", str(out), *words])
        said = capfd.readouterr()
        rows = {row.student: row for row in read_fetched(out)} if out.is_dir() else {}
        return SimpleNamespace(status=status, out=said.out, errors=said.err, folder=out, rows=rows, list=file)

    return run_fetch


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def causes_of(row):
    return [notice.cause for notice in (*row.notices, *([row.problem] if row.problem else []))]


def test_what_could_not_be_fetched_is_no_zero_and_no_absent_student(tmp_path, fetch, kit):
    commit(tmp_path / "ada")
    (tmp_path / "eve").mkdir()
    git(tmp_path / "eve", "init", "--quiet")
    lines = [("ada", "./ada", "Ada L"), ("eve", "./eve", "Eve"), ("bob", "./bob", "Bob"), ("cy", "", "Cy")]
    done = fetch([*lines, ("d/d", "ada", "Dee")], header="id,repository,name")
    assert done.status == 0
    assert "Repositories: 1 new or changed, 1 without a commit that counts, 3 not fetched" in done.out
    assert files_in(done.folder) == ["ada", "ada/small.py", FETCHED]
    grading = grade_class(kit, done.folder, tmp_path / "graded", "--roster", done.list)
    rows = rows_of(tmp_path / "graded")
    assert {name: (row["status"], row["total"]) for name, row in rows.items()} == {
        "ada": ("graded", "10"),
        "eve": ("nothing handed in", ""),
        "bob": ("not taken", ""),
        "cy": ("not taken", ""),
        "d-d": ("not taken", ""),
    }
    assert rows["ada"]["name"] == "Ada L"
    assert "there is no repository at" in rows["bob"]["note"]
    assert "No repository in the list (1)" in grading.stdout
    assert "Not the address of a repository (1)" in grading.stdout
    assert "The repository has no commit (1)" in grading.stdout


def test_a_class_knows_names_from_the_list_without_a_roster(tmp_path, fetch):
    commit(tmp_path / "ada")
    done = fetch([("ada", "./ada", "Ada L")], header="id,repository,name")
    assert Class(done.folder, tmp_path / "unpacked").names() == {"ada": "Ada L"}


def test_nothing_of_a_hostile_repository_runs_or_leads_elsewhere(tmp_path, fetch, home):
    place, trace = tmp_path / "mal", home / "trace"
    commit(place)
    hook = home / "hooks" / "reference-transaction"
    hook.parent.mkdir()
    for name in ("reference-transaction", "post-checkout", "post-index-change"):
        (hook.parent / name).write_text(f"#!/bin/sh\necho hook >> {trace}\n")
        (hook.parent / name).chmod(0o755)
        (place / ".git" / "hooks" / name).parent.mkdir(exist_ok=True)
        (place / ".git" / "hooks" / name).symlink_to(hook.parent / name)
    (home / ".gitconfig").write_text(
        f'[core]\nhooksPath = {hook.parent}\nfsmonitor = "touch {trace}; false"\n[submodule]\nrecurse = true\n'
        f'[filter "lfs"]\nsmudge = "echo filter >> {trace}; cat"\nrequired = true\n'
        f"[init]\ntemplateDir = {hook.parent}\n"
    )
    commit(place, "*.py filter=lfs\n", name=".gitattributes")
    commit(place, "evil = 1\n", name="package/helper.py")
    (place / "link.py").symlink_to("/etc/passwd")
    (place / "folder").symlink_to("/")
    git(place, "add", "--all")
    (place / ".gitmodules").write_text(f'[submodule "sub"]\npath = sub\nurl = {place}\n')
    commit(place, 'update = "!touch x"\n', name="x.txt")
    git(place, "update-index", "--add", "--cacheinfo", f"160000,{git(place, 'rev-parse', 'HEAD')},sub")
    git(place, "commit", "--quiet", "--message", "sub")
    trace.unlink(missing_ok=True)
    done = fetch([("mal", "./mal")])
    assert done.status == 0
    assert not trace.exists()
    assert files_in(done.folder / "mal") == ["package", "package/helper.py", "small.py", "x.txt"]
    assert (done.folder / "mal" / "small.py").read_text() == SMALL
    assert causes_of(done.rows["mal"]) == ["note_fetch_links", "note_fetch_submodules"]
    assert "folder, link.py" in done.errors


def test_unsafe_names_are_left_out_and_named(tmp_path, fetch):
    commit(tmp_path / "mal")
    names = [
        "..",
        "a\\..\\..\\up.py",
        "small.py",
        "Small.py",
        "line\nfeed.py",
        ".git",
        "x" * 250 + ".py",
        "caf\udce9.py",
    ]
    commit_tree(tmp_path / "mal", *(("100644", b"x = 1\n", name) for name in sorted(names)))
    done = fetch([("mal", "./mal")])
    assert causes_of(done.rows["mal"]) == ["note_fetch_names"]
    taken = ["small.py", "caf\udce9.py", f"{'x' * 250}.py"]  # of two names that differ only in case, the first
    assert [name.lower() for name in files_in(done.folder / "mal")] == taken
    assert "line?feed.py" in done.errors
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "mal", "out", "students.csv"]


def test_a_pointer_of_lfs_and_a_large_file_are_told(tmp_path, fetch, monkeypatch):
    monkeypatch.setattr(tree, "SUBMISSION", Limits(total=1000, file=600, files=3))
    commit(tmp_path / "ada", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n")
    for name, size in {"a.txt": 400, "b.txt": 500, "big.csv": 700, "z.py": 10}.items():
        commit(tmp_path / "ada", "x" * size, name=name)
    done = fetch([("ada", "./ada")])
    assert files_in(done.folder / "ada") == ["a.txt", "small.py", "z.py"]
    assert causes_of(done.rows["ada"]) == ["note_fetch_large", "note_fetch_lfs"]
    assert "big.csv" in done.errors
    assert "b.txt" in done.errors


def test_a_large_repository_stops_nobody_else(tmp_path, fetch, monkeypatch):
    monkeypatch.setattr(fetch_git, "MAX_REPOSITORY_MB", 1)
    commit(tmp_path / "ada")
    commit(tmp_path / "big")
    (tmp_path / "big" / "noise").write_bytes(random.Random(1).randbytes(3 * 2**20))
    commit(tmp_path / "big")
    done = fetch([("big", "./big"), ("ada", "./ada")])
    assert {name: (row.state, causes_of(row)) for name, row in done.rows.items()} == {
        "ada": ("fetched", []),
        "big": ("failed", ["fetch_large"]),
    }
    assert files_in(done.folder) == ["ada", "ada/small.py", FETCHED]


def test_a_fault_of_the_engine_costs_one_repository(tmp_path, fetch, monkeypatch):
    def fail(git, *words):
        if git.student == "bob":
            raise RuntimeError("no such luck")
        return honest(git, *words)

    honest = fetching.write_tree
    monkeypatch.setattr(fetching, "write_tree", fail)
    for name in ("ada", "bob", "cy"):
        commit(tmp_path / name)
    done = fetch([(name, f"./{name}") for name in ("ada", "bob", "cy")])
    assert [row.state for row in done.rows.values()] == ["fetched", "failed", "fetched"]
    assert "RuntimeError: no such luck" in done.errors


def test_a_list_of_branches_without_end_is_left(tmp_path, fetch, monkeypatch):
    monkeypatch.setattr(fetch_git, "MAX_LISTED_MB", 0.001)
    commit(tmp_path / "ada")
    refs = "".join(f"create refs/heads/b{number} HEAD\n" for number in range(50))
    git(tmp_path / "ada", "update-ref", "--stdin", feed=refs.encode())
    assert causes_of(fetch([("ada", "./ada")]).rows["ada"]) == ["fetch_files"]


def test_a_server_that_never_answers_is_left(fetch, monkeypatch):
    monkeypatch.setattr(fetch_git, "MAX_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        done = fetch([("ada", f"http://127.0.0.1:{silent.getsockname()[1]}/x.git")])
    assert causes_of(done.rows["ada"]) == ["fetch_slow"]


def test_the_default_branch_counts_and_is_not_guessed_among_several(tmp_path, fetch):
    for name in ("ada", "one", "two"):
        commit(tmp_path / name)
    git(tmp_path / "ada", "update-ref", "refs/heads/HEAD", commit(tmp_path / "ada", "x = 1\n", name="x.py"))
    git(tmp_path / "ada", "reset", "--quiet", "--hard", "HEAD~1")
    for name in ("one", "two"):
        git(tmp_path / name, "branch", "--move", "wörk-$(touch${IFS}x)")
        git(tmp_path / name, "symbolic-ref", "HEAD", "refs/heads/main")
    git(tmp_path / "two", "branch", "b", "wörk-$(touch${IFS}x)")
    done = fetch([(name, f"./{name}") for name in ("ada", "one", "two")])
    assert {name: (row.state, causes_of(row)) for name, row in done.rows.items()} == {
        "ada": ("fetched", []),
        "one": ("fetched", ["note_fetch_branch"]),
        "two": ("failed", ["fetch_branch"]),
    }
    assert files_in(done.folder / "ada") == ["small.py"]
    assert "b, wörk-$(touch${IFS}x)" in done.errors


def test_only_what_changed_is_fetched_again(tmp_path, fetch, monkeypatch):
    first, _ = commit(tmp_path / "ada"), commit(tmp_path / "bob")
    lines = [("ada", "./ada"), ("bob", "./bob")]
    assert f"ada: {first[:10]} of 2026-01-01T12:00:00+00:00\n" in fetch(lines).out
    second = commit(tmp_path / "ada", SMALL + "# more\n")
    (tmp_path / "out" / "bob" / "kept").touch()
    done = fetch(lines)
    assert done.out.startswith(f"ada: {second[:10]}")
    assert "Repositories: 1 new or changed, 1 unchanged" in done.out
    assert (done.folder / "ada" / "small.py").read_text().endswith("# more\n")
    assert (done.folder / "bob" / "kept").exists()
    assert not (fetch(lines, "--force").folder / "bob" / "kept").exists()
    assert "ada is no longer in the list" in fetch(lines[1:]).errors
    assert set(fetch(lines[1:]).rows) == {"ada", "bob"}


def test_an_earlier_state_stays_where_fetching_fails_and_the_class_is_told(tmp_path, fetch):
    commit(tmp_path / "ada")
    commit(tmp_path / "bob")
    lines = [("ada", "./ada"), ("bob", "./bob")]
    fetch(lines)
    (tmp_path / "ada").rename(tmp_path / "away")
    for _ in range(2):
        done = fetch(lines)
        assert (done.rows["ada"].state, causes_of(done.rows["ada"])) == ("fetched", ["fetch_missing"])
        assert "The state that was fetched on" in done.errors
    found = Class(done.folder, tmp_path / "unpacked")
    assert found.files["ada"] == ["small.py"]
    assert [notice.cause for notice in found.entries[0].notices] == ["note_fetch_old"]
    (tmp_path / "away").rename(tmp_path / "ada")
    assert causes_of(fetch(lines).rows["ada"]) == []


def test_a_student_who_deletes_all_commits_has_nothing_and_no_earlier_state(tmp_path, fetch):
    commit(tmp_path / "ada")
    commit(tmp_path / "bob")
    lines = [("ada", "./ada"), ("bob", "./bob")]
    fetch(lines)
    git(tmp_path / "ada", "update-ref", "-d", "refs/heads/main")
    done = fetch(lines)
    assert done.rows["ada"].state == "empty"
    assert files_in(done.folder) == ["bob", "bob/small.py", FETCHED]


@pytest.mark.parametrize("filters", ["true", "false"])
def test_the_state_of_a_date_is_fetched_and_later_pushes_cannot_change_it(tmp_path, fetch, filters):
    commit(tmp_path / "ada", SMALL, EARLY)
    git(tmp_path / "ada", "config", "uploadpack.allowFilter", filters)  # whether the history comes without files
    commit(tmp_path / "ada", "late = 1\n", LATE)
    commit(tmp_path / "bob", SMALL, LATE)
    lines = [("ada", "./ada"), ("bob", "./bob")]
    done = fetch(lines, "--before", DUE)
    assert (done.folder / "ada" / "small.py").read_text() == SMALL
    assert {name: (row.state, causes_of(row)) for name, row in done.rows.items()} == {
        "ada": ("fetched", []),
        "bob": ("empty", ["fetch_late"]),
    }
    git(tmp_path / "ada", "reset", "--quiet", "--hard", "HEAD~1")
    commit(tmp_path / "ada", SMALL + "# backdated\n", EARLY)
    git(tmp_path / "bob", "commit", "--quiet", "--amend", "--no-edit", date=EARLY)
    done = fetch(lines, "--before", DUE)
    assert (done.folder / "ada" / "small.py").read_text() == SMALL
    assert done.rows["bob"].state == "empty"
    done = fetch(lines, "--before", "2026-02-01T01:00+01:00", "--force")
    assert (done.folder / "ada" / "small.py").read_text().endswith("# backdated\n")
    assert done.rows["bob"].state == "fetched"


def test_a_merged_branch_was_no_state_of_the_default_branch(tmp_path, fetch):
    place = tmp_path / "ada"
    commit(place, SMALL, "2026-01-10T12:00:00+00:00")
    git(place, "checkout", "--quiet", "-b", "other")
    commit(place, "other = 1\n", EARLY)
    git(place, "checkout", "--quiet", "main")
    git(place, "merge", "--quiet", "--no-ff", "--message", "m", "other", date=LATE)
    done = fetch([("ada", "./ada")], "--before", DUE)
    assert (done.folder / "ada" / "small.py").read_text() == SMALL


def test_what_was_fetched_before_the_date_is_fetched_once_more_after_it(tmp_path, fetch, monkeypatch):
    commit(tmp_path / "ada", SMALL, EARLY)
    assert fetch([("ada", "./ada")], "--before", "2099-01-01T00:00Z").rows["ada"].commit
    commit(tmp_path / "ada", SMALL + "# second\n", EARLY)
    done = fetch([("ada", "./ada")], "--before", "2099-01-01T00:00Z")
    assert (done.folder / "ada" / "small.py").read_text().endswith("# second\n")


@pytest.mark.parametrize("text", ["2026-06-01", "2026-06-01T12:00", "tomorrow", "1.6.2026 12:00"])
def test_a_date_without_time_and_zone_is_refused(fetch, text):
    done = fetch([("ada", "./ada")], "--before", text)
    assert (done.status, done.errors) == (
        1,
        f"--before {text}: give date, time and time zone, for example 2026-06-01T23:59+02:00.\n",
    )


@pytest.mark.parametrize("how", ["address", "token"])
def test_credentials_are_used_and_neither_printed_nor_stored(tmp_path, home, fetch, monkeypatch, how):
    monkeypatch.setattr(fetching.shutil, "rmtree", lambda *words, **options: None)  # to look at what git left there
    (home / ".gitconfig").write_text("[credential]\nhelper = store\n")
    commit(tmp_path / "served" / "ada", SMALL, EARLY)
    with serving(tmp_path / "served", "bot", "hunter2secret") as server:
        host = server.removeprefix("http://")
        if how == "token":
            monkeypatch.setenv("TORCHKATA_FETCH_TOKEN", "hunter2secret")
            monkeypatch.setenv("TORCHKATA_FETCH_SERVER", server)
            monkeypatch.setenv("TORCHKATA_FETCH_USER", "bot")
            good, bad = f"{server}/ada/.git", f"http://localhost:{host.partition(':')[2]}/ada/.git"
        else:
            good, bad = f"http://bot:hunter2secret@{host}/ada/.git", f"http://bot:hunter2wrong@{host}/ada/.git"
        gone = good.replace("/ada/", "/gone/")
        done = fetch([("ada", good), ("bad", bad), ("gone", gone)], "--before", DUE)
    assert {name: (row.state, causes_of(row)) for name, row in done.rows.items()} == {
        "ada": ("fetched", []),
        "bad": ("failed", ["fetch_denied"]),  # another server does not get the token
        "gone": ("failed", ["fetch_missing"]),
    }
    assert done.rows["ada"].repository == f"{server}/ada/.git"
    everything = [path for place in (done.folder, home) for path in place.rglob("*") if path.is_file()]
    assert any(path.name == "config" for path in everything)  # the repositories are still there
    assert [path for path in everything if b"hunter2" in path.read_bytes()] == []
    assert "hunter2" not in done.out + done.errors


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TORCHKATA_FETCH_TOKEN", "x", "TORCHKATA_FETCH_SERVER does not say which server gets it"),
        (
            "TORCHKATA_FETCH_TOKN",
            "x",
            "TORCHKATA_FETCH_TOKN is not a setting of torchkata. Did you mean TORCHKATA_FETCH_TOKEN?",
        ),
    ],
)
def test_a_token_needs_a_server_and_an_unknown_setting_is_refused(fetch, monkeypatch, name, value, said):
    monkeypatch.setenv(name, value)
    done = fetch([("ada", "./ada")])
    assert done.status == 1
    assert said in done.errors


@pytest.mark.parametrize(
    "address",
    [
        "ada",
        "-u./x",
        "ext::sh -c touch% x",
        "git://host/x",
        "https://",
        "https:///x",
        "ssh://-oProxyCommand=x/y",
        "a@b",
    ],
)
def test_what_is_not_an_address_is_not_given_to_git(fetch, tmp_path, monkeypatch, address):
    monkeypatch.setattr(fetch_git.Git, "run", lambda *words, **options: pytest.fail("git was run"))
    done = fetch([("ada", address)])
    assert causes_of(done.rows["ada"]) == ["fetch_address"]
    assert done.status == 1  # of all repositories none could be fetched
    assert "No repository could be fetched" in done.errors


def test_folders_that_were_not_fetched_stay(tmp_path, fetch):
    commit(tmp_path / "ada")
    commit(tmp_path / "bob")
    (tmp_path / "out" / "ada").mkdir(parents=True)
    (tmp_path / "out" / "ada" / "mine").touch()
    lines = [("ada", "./ada"), ("bob", "./bob")]
    for _ in range(2):
        done = fetch(lines)
        assert causes_of(done.rows["ada"]) == ["fetch_folder"]
        assert files_in(done.folder) == ["ada", "ada/mine", "bob", "bob/small.py", FETCHED]
    (tmp_path / "out" / "ada").rename(tmp_path / "moved")
    assert causes_of(fetch(lines).rows["ada"]) == []


@pytest.mark.parametrize(
    "text", ["", "{}", '{"version": 9, "students": []}', '{"version": 1, "students": [{"student": "a"}]}', "[" * 9999]
)
def test_a_damaged_file_is_refused_by_fetch_and_by_class(tmp_path, fetch, kit, text):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / FETCHED).write_text(text)
    with pytest.raises(Exception, match=FETCHED):
        fetch([("ada", "./ada")])
    assert run(["--course", str(kit), "class", str(tmp_path / "out"), "--out", str(tmp_path / "graded")]) == 1


def test_a_folder_in_the_file_lies_in_the_class(tmp_path, fetch):
    commit(tmp_path / "ada")
    done = fetch([("ada", "./ada")])
    file = done.folder / FETCHED
    file.write_text(file.read_text().replace('"folder": "ada"', '"folder": "../ada"'))
    with pytest.raises(Exception, match="damaged"):
        read_fetched(done.folder)


def test_an_interrupted_run_says_what_is_missing_and_the_next_one_fetches_it(tmp_path, fetch, monkeypatch):
    for name in ("ada", "bob"):
        commit(tmp_path / name)
    lines = [("ada", "./ada"), ("bob", "./bob")]
    honest = fetching.Run.fetch

    def interrupted(self, wanted, known):
        if wanted.student == "bob":
            raise KeyboardInterrupt
        return honest(self, wanted, known)

    with monkeypatch.context() as patch:
        patch.setattr(fetching.Run, "fetch", interrupted)
        with pytest.raises(KeyboardInterrupt):
            fetch(lines)
    rows = {row.student: row for row in read_fetched(tmp_path / "out")}
    assert causes_of(rows["bob"]) == ["fetch_unfinished"]
    assert files_in(tmp_path / "out") == ["ada", "ada/small.py", FETCHED]
    assert fetch(lines).rows["bob"].state == "fetched"


def test_a_file_of_a_student_with_that_name_is_a_file_like_any_other(tmp_path, fetch):
    commit(tmp_path / "ada")
    commit(
        tmp_path / "ada", json.dumps({"version": 1, "students": [{"student": "bob", "state": "empty"}]}), name=FETCHED
    )
    done = fetch([("ada", "./ada")])
    assert Class(done.folder, tmp_path / "unpacked").students == ["ada"]


def test_two_runs_do_not_write_into_one_folder(tmp_path, fetch):
    from torchkata.classroom.fetch.folder import working_in

    commit(tmp_path / "ada")
    with working_in(tmp_path / "out"):
        assert "another command fetches into this folder" in fetch([("ada", "./ada")]).errors


def test_without_git_there_is_a_sentence(fetch, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    done = fetch([("ada", "./ada")])
    assert (done.status, done.errors) == (1, "torchkata fetch needs the program git. Install it.\n")


@pytest.mark.parametrize(
    ("header", "said"),
    [("student,address", "has no column repository"), ("name,repository", "has no column"), ("", "has no column")],
)
def test_a_list_without_the_columns_is_refused(fetch, header, said):
    done = fetch([("ada", "./ada")], header=header)
    assert done.status == 1
    assert said in done.errors

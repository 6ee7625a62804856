"""Which of the files of a submission is the answer: of several the one that somebody has worked on."""

import json

import pytest
from torchkata.course.catalog import load_exercises
from torchkata.submission.reader import find_answers

from tests.support.doors import SMALL, SMALL_KIT

EXERCISES = load_exercises(SMALL_KIT)
SKELETON = (SMALL_KIT / "exercises" / "01_small" / "small.py").read_text(encoding="utf-8")


def notebook(source):
    cell = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})


@pytest.fixture
def find(tmp_path):
    """Return a function that writes files and returns the answer that was found in them, and its causes."""

    def run(files, owner=""):
        for name, text in files.items():
            path = tmp_path / "alice" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        (answer,) = find_answers(tmp_path / "alice", EXERCISES, owner)
        return answer, {notice.cause for notice in (*answer.notices, *filter(None, [answer.refused]))}

    return run


def test_the_skeleton_beside_a_finished_notebook_is_passed_over(find):
    answer, causes = find({"small.py": SKELETON, "small.ipynb": notebook(SMALL)})
    assert b"raise NotImplementedError" not in answer.source
    assert causes == {"skeleton_beside"}
    assert "graded: small.ipynb." in answer.note
    assert "nothing was written there: small.py" in answer.note


def test_a_skeleton_with_comments_and_one_in_its_own_folder_are_skeletons_still(find):
    answer, _ = find({"01_small/small.py": "# my name\n\n" + SKELETON, "a/b/small (2).py": SMALL})
    assert answer.source.decode() == SMALL
    assert "small (2).py was taken for small.py" in answer.note


def test_the_exact_name_wins_and_what_was_passed_over_is_named(find):
    answer, causes = find({"small.py": SMALL, "small (1).py": SMALL + "# later\n"})
    assert answer.source.decode() == SMALL
    assert causes == {"ambiguous"}
    assert "Passed over: small (1).py" in answer.note


def test_of_copies_the_highest_number_and_of_versions_the_newest_whatever_its_name(find):
    answer, _ = find({f"small ({n}).py": f"{SMALL}# {n}\n" for n in (2, 10, 9)})
    assert b"# 10" in answer.source
    versions = {f"hw/Version {n}/small.py": f"{SMALL}# v{n}\n" for n in (2, 10, 9)}
    assert b"# v10" in find(versions)[0].source


def test_the_newest_version_counts_though_its_file_was_renamed(find):
    answer, _ = find({"Version 2/small.py": SMALL, "Version 10/Small (1).py": SMALL + "# new\n"})
    assert b"# new" in answer.source


def test_a_name_beside_the_exercises_is_taken_of_its_owner_or_for_what_the_file_defines(find):
    answer, causes = find({"small_alice.py": "x = 1\n"})
    assert (answer.found, causes) == (True, {"file_owned"})


def test_a_cell_may_be_one_text(find):
    cell = '{"cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "source": "import os\\ndef double(x):'
    answer, _ = find({"small_tom.ipynb": cell + '\\n    return x"}], "nbformat": 4, "metadata": {}}'})
    assert answer.found


def test_a_strangers_name_needs_the_functions(find):
    answer, causes = find({"small_tom.py": "x = 1\n"})
    assert (answer.found, causes) == (False, {"missing_file_near"})
    assert "Nearest: small_tom.py" in answer.problem
    answer, causes = find({"small_tom.py": SMALL})
    assert (answer.found, causes) == (True, {"file_signed"})
    answer, causes = find({"small_eva.py": SMALL})
    assert (answer.found, causes) == (False, {"missing_file_near"})  # two people's: neither is taken


@pytest.mark.parametrize("name", ["test_small.py", "small_old.py", "small_backup.ipynb", "smal.py", "small.txt"])
def test_a_doubtful_name_is_named_and_not_taken(find, name):
    answer, causes = find({name: SMALL})
    assert (answer.found, causes) == (False, {"missing_file_near"})
    assert f"Nearest: {name}." in answer.problem
    assert "small.ipynb" in answer.problem


def test_the_only_file_is_taken_for_what_it_defines_and_otherwise_named(find):
    answer, causes = find({"Untitled1.ipynb": notebook(SMALL), "notes.txt": ""})
    assert (answer.found, causes) == (True, {"lone_file"})
    answer, causes = find({"Untitled1.ipynb": notebook("x = 1")})
    assert (answer.found, causes) == (False, {"missing_file_others"})
    assert "Found instead: Untitled1.ipynb." in answer.problem
    answer, causes = find({"main.py": SMALL})  # beside the other one it is no longer the only file
    assert (answer.found, causes) == (False, {"missing_file_others"})


def test_a_notebook_of_another_name_and_ending_is_told_once(find):
    answer, causes = find({"small (1).py": notebook(SMALL)})
    assert causes == {"file_renamed"}
    assert "small (1).py was taken for small.ipynb" in answer.note


def test_a_doubtful_file_beside_an_untouched_skeleton_is_named(find):
    answer, causes = find({"small.py": SKELETON, "small_old.py": SMALL})
    assert (answer.found, causes) == (True, {"doubtful_beside"})
    assert "small_old.py" in answer.note


def test_where_no_file_is_the_answer_the_others_are_named(find):
    answer, causes = find({"homework_final.py": "x = 1\n", "notes.txt": "x"})
    assert causes == {"missing_file_others"}
    assert "Found instead: homework_final.py. If one of them is the answer, rename it" in answer.problem
    assert answer.refused.to_student.endswith("If that is the answer, name it small.py or small.ipynb.")


def test_the_exercises_that_a_kit_brings_packed_are_nobodys_answer(find):
    """Students push or pack the whole folder of the kit."""
    packed = {"torchkata/engine/exercises/01_small.zip": "PK"}
    _, causes = find({**packed, "torchkata/exercises/01_small/small.py": SKELETON})
    assert causes == set()
    _, causes = find({"torchkata/01_small.zip": "PK"})
    assert causes == {"doubtful_beside"}


def test_packed_exercises_are_not_named_in_place_of_a_missing_file(find):
    _, causes = find({"engine/exercises/01_small.zip": "PK"})
    assert causes == {"missing_file"}
    _, causes = find({"engine/exercises/small_old.py": "x = 1"})
    assert causes == {"missing_file_near"}

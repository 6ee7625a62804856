"""The sentences on files that a graded submission is written to: `grade --write FORMAT=FILE`."""

WRITING = {
    "write_pair": "{text!r} is not FORMAT=FILE, as in junit=report.xml",
    "write_unknown": "there is no format {name!r}. The formats are: {known}",
    "write_unknown_near": "there is no format {name!r}. Did you mean {near}? The formats are: {known}",
    "write_folder": "{option} {file}: there is no such folder. Create it first.",
    "write_in_the_way": "{option} {problem}",
    "write_twice": "{option} {file}: this file is named twice. Give each format a file of its own.",
    "write_twice_out": "{option} -: only one format can be written to the standard output. Name a file for the others.",
    "write_failed": "{option} {file}: cannot be written: {problem}. Name another file.",
    "write_not": "{option} {file}: not written. {problem}",
    "write_broken": "{option} {file}: not written. The grader itself failed here: {problem}",
    "write_no_check": "No check could be run to its end, so there is no score. "
    "Hold the answer key against `make verify`.",
    "write_interrupted": "Grading was interrupted, so there is no score. Grade again.",
    "write_ungraded": "Some checks could not be graded, and this format has no word for that. "
    "Hold the answer key against `make verify`, and grade again.",
    "write_no_answer": "There is no answer in the submission.",
    "write_visibility": "--hidden-visibility is for Gradescope alone. Add --write gradescope=FILE, or leave it out.",
    "write_kind_json": "a record of this grader",
    "write_kind_csv": "a table of grades",
    "write_kind_junit": "a JUnit report of this grader",
    "write_kind_gradescope": "results of this grader for Gradescope",
    "write_kind_exercism": "results for Exercism",
    "write_kind_classroom50": "a result for Classroom 50",
    "write_kind_text": "feedback of this grader",
    "write_kind_html": "a page of this grader",
    # what must be there before anything is graded
    "not_confined": "This machine cannot confine student code (level none), so nothing was run. "
    "See what is missing: make doctor. If you trust everybody: --isolation none (on Gradescope: "
    "TORCHKATA_ISOLATION=none in settings.sh).",
    "not_all": "{problems}\nNothing is graded, because every exercise was asked for (--require-all).",
    "no_key": "{folder}: its answer key is missing.",
}

"""The sentences on why a record cannot be written for another program."""

PLATFORMS = {
    "classroom50_missing": "Classroom 50 needs values that are not in the environment: {names:join}. "
    "Run inside the runner of Classroom 50, with COMMIT_DATE from `git log -1 --format=%cI`, or set them yourself.",
    "classroom50_either": "{first} or {second}",
    "classroom50_type": "ASSIGNMENT_TYPE is {value!r}. It must be individual or group.",
    "classroom50_tag": "SUBMISSION_TAG is {value!r}. It must begin with submit/.",
    "classroom50_date": "COMMIT_DATE is {value!r}: {problem}. Give it as `git log -1 --format=%cI` does: "
    "2026-06-01T14:32:01+02:00.",
    "classroom50_no_offset": "it has no offset from UTC",
    "gradescope_visibility": "{value!r} is not a visibility of Gradescope. Choose one of: {known:join}.",
    "gradescope_hidden": "{passed} of {count} visible checks passed. Hidden checks count as well. They are not shown; "
    "the total is, when your teacher publishes the grades.",
    "gradescope_after_due_date": "{passed} of {count} visible checks passed. Hidden checks count as well. They and "
    "the total are shown after the due date.",
    "gradescope_after_published": "{passed} of {count} visible checks passed. Hidden checks count as well. They and "
    "the total are shown when your teacher publishes the grades.",
    "gradescope_all": "All checks, hidden ones too",
    "gradescope_total": "Total",
    "gradescope_total_text": "The total counts hidden checks too, which are not shown.",
    "nbgrader_missing": "nbgrader cannot be imported ({problem}). Install it: pip install 'torchkata[class]'",
    "gradebook_unwritten": "{file}: cannot be written: {problem}. Is it a gradebook of this version of nbgrader, and "
    "nobody else writing to it? See `nbgrader db upgrade`.",
    "gradebook_parted": "{file} had one assignment for all exercises ({names:join}). Now each exercise is an "
    "assignment of its own. Manual scores and comments have moved along. {copy} is the file as it was.",
    "gradebook_parted_in_part": "{file} had one assignment for all exercises ({names:join}). Each is its own now, "
    "except {left:join}: remove one of the two with `nbgrader db assignment remove`. {copy} is the file as it was.",
    "sheet_checks": "Checks",
    "sheet_above": "{name} is defined in the cell above.",
    "sheet_undefined": "{name} is not defined in what was handed in.",
    "sheet_without_code": "The code is not known here: it was graded by an earlier version. Grade this exercise again.",
    "formgrader_foreign": "{path} is not from torchkata and stays as it is, so the formgrader of nbgrader may not show "
    "the work of students. Move it away and run the command again, or use --no-formgrader.",
}

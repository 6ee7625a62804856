"""The sentences on what CI shows of a graded push, and when it fails."""

PUSHES = {
    "summary_verdict": "verdict",
    "summary_claim": "check",
    "summary_cut": "{count} parts did not fit into this summary. The record of the submission has everything.",
    "annotations_more": "{count} more are not shown here. The summary and the record have all of them.",
    "annotations_grader": "The grader itself failed",
    "annotations_problem": "{folder} could not be graded",
    "badge_points": "{points} of {most}",
    "badge_ungraded": "{points}, {ungraded} not graded",
    "write_kind_summary": "a summary of this grader",
    "write_kind_annotations": "annotations of this grader",
    "write_kind_badge": "a badge of this grader",
    # --fail-on
    "help_fail_on": "when the exit status is 3: never, not-graded (an exercise cannot be graded), below:N or below:N%% "
    "(also if the points are below N)",
    "fail_on_unknown": "{text!r} is not never, not-graded, below:N or below:N%, as in below:30 or below:50%",
    "fail_on_not_graded": "Exit status 3 (--fail-on {option}), because {folders:join} could not be graded.",
    "fail_on_nothing": "Exit status 3 (--fail-on {option}), because there is no answer in the submission.",
    "fail_on_below": "Exit status 3 (--fail-on {option}), because {points} of {most} points are below {bar}.",
    "fail_on_too_high": "--fail-on {option}: only {most} points can be reached here. Name a lower number, "
    "or a percentage.",
    # --due
    "help_due": "mark a submission as late after this time: 2026-06-01T23:59+02:00",
    "help_submitted": "when it was submitted, as an ISO time with its offset or in seconds since 1970 (default: now)",
    "date_invalid": "{text!r} is not a date with a time, as in 2026-06-01T23:59+02:00",
    "date_no_zone": "{text!r} has no time zone. Add the offset, as in {text}+02:00, or Z for UTC",
    "submitted_without_due": "--submitted is for --due alone. Add --due DATE, or leave it out.",
    "note_late": "LATE: submitted {submitted}, due {due}. The points are not changed.",
    "title_note_late": "Submitted after the due date",
    "do_note_late": "Decide what that costs. The points are not changed.",
}

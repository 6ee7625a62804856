"""What a student sees of results on Gradescope before the due date and before grades are published: a model."""

import json

WAITING = ("after_due_date", "after_published")
FATES = ("as it is", "passed", "failed", "grader", "worth more", "fewer")


def seen_by_students(results, stdout=""):
    """Return all that a student may see, as a text; where the specification leaves a doubt, it is seen.

    Tests that are not visible yet are left out. The total is kept back while a test waits to be shown.
    """
    shown = dict(results)
    shown["tests"] = [test for test in results["tests"] if test.get("visibility", "visible") == "visible"]
    if any(test.get("visibility") in WAITING for test in results["tests"]):
        shown.pop("score", None)
    if results.get("stdout_visibility") == "visible":
        shown["stdout"] = stdout
    return json.dumps(shown)


def with_hidden(document, fate):
    """Return a document whose hidden checks ended otherwise, with its points counted anew and its time changed."""
    exercises = [change_exercise(exercise, fate) for exercise in document["exercises"]]
    sums = {key: sum(one[key] for one in exercises) for key in ("points", "max_points", "ungraded_points")}
    return {**document, **sums, "exercises": exercises, "seconds": 1.0 + FATES.index(fate)}


def change_exercise(exercise, fate):
    checks = [check if check["visible"] else change_check(check, fate) for check in exercise["checks"]]
    if fate == "fewer":
        visible = [check for check in checks if check["visible"]]
        checks = [*[check for check in checks if not check["visible"]][-1:], *visible]
    return {
        **exercise,
        "checks": checks,
        "points": sum(check["points"] or 0.0 for check in checks),
        "max_points": sum(check["max_points"] for check in checks),
        "ungraded_points": sum(check["max_points"] for check in checks if check["points"] is None),
    }


def change_check(check, fate):
    most = check["max_points"]
    silent = {"call": None, "message": [], "hint": "", "output": ""}
    return {
        "as it is": check,
        "fewer": check,
        "passed": {**check, **silent, "verdict": "PASS", "points": most},
        "failed": {**check, "verdict": "CRASH", "points": 0.0, "hint": "The sign is lost."},
        "grader": {**check, **silent, "verdict": "GRADER", "points": None},
        "worth more": {**check, "max_points": 7 * most, "points": check["points"] and 7 * most},
    }[fate]

"""One graded submission as JUnit XML, in the form that pytest writes.

GitLab shows the class name, the name and the text of a failure, and links `file`; it does not show the message.
"""

from collections import Counter
from xml.etree import ElementTree

from ..record.audience import one_text, own_note
from ..record.document import Document, exercises_of, explain, legal, show_number
from ..record.status import show_status
from ..record.types import Verdict
from .places import line_of, show_place

Element = ElementTree.Element
NOTHING = "submission"  # name of the only case if nothing could be graded
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def show_junit(document: Document) -> str:
    """Return the XML: a suite for each exercise, a case for each check. No case is skipped."""
    root = Element("testsuites", name="torchkata")
    if "seconds" in document:
        root.set("time", f"{document['seconds']:.3f}")
    root.extend(suite_of(exercise) for exercise in exercises_of(document))
    if not exercises_of(document):
        root.append(suite_of_nothing(document))
    ElementTree.indent(root)
    return DECLARATION + ElementTree.tostring(root, encoding="unicode") + "\n"


def suite_of(exercise: Document) -> Element:
    """Return the suite of one exercise."""
    verdicts = Counter(check["verdict"] for check in exercise["checks"])
    errors = verdicts[Verdict.GRADER]
    attributes = {
        "name": exercise["folder"],
        "errors": str(errors),
        "failures": str(verdicts.total() - verdicts[Verdict.PASS] - errors),
        "skipped": "0",
        "tests": str(verdicts.total()),
    }
    suite = Element("testsuite", attributes)
    add_properties(
        suite, {"points": show_number(exercise["points"]), "max_points": show_number(exercise["max_points"])}
    )
    suite.extend(case_of(exercise, check) for check in exercise["checks"])
    if notices := exercise.get("notices"):
        ElementTree.SubElement(suite, "system-out").text = legal(one_text(notices))
    return suite


def suite_of_nothing(document: Document) -> Element:
    """Return the suite of a submission that could not be graded: one error with the reason.

    A suite without a case would look like a success.
    """
    suite = Element("testsuite", {"name": NOTHING, "errors": "1", "failures": "0", "skipped": "0", "tests": "1"})
    case = ElementTree.SubElement(suite, "testcase", classname=NOTHING, name=NOTHING)
    status, text = show_status(document.get("status", "")) or NOTHING, legal(own_note(document))
    ElementTree.SubElement(case, "error", type=status, message=text or status).text = text
    return suite


def case_of(exercise: Document, check: Document) -> Element:
    """Return the case of one check. If the grader failed, it is an error without points.

    `file` and `line` are where the failure belongs in the student's file, as far as that is known.
    """
    case = Element("testcase", {"classname": exercise["folder"], "name": check["name"], **place_of(exercise, check)})
    points = {} if check["points"] is None else {"points": show_number(check["points"])}
    add_properties(case, {**points, "max_points": show_number(check["max_points"])})
    if check["verdict"] != Verdict.PASS:
        text = explain(check)
        kind = "error" if check["verdict"] == Verdict.GRADER else "failure"
        first = text.partition("\n")[0]
        failure = ElementTree.SubElement(case, kind, type=check["verdict"], message=f"{check['verdict']}: {first}")
        failure.text = legal("\n".join(filter(None, [headline(exercise, check), text])))
    if check["output"]:
        ElementTree.SubElement(case, "system-out").text = legal(check["output"])
    return case


def place_of(exercise: Document, check: Document) -> dict[str, str]:
    """Return the attributes that name the student's file, and the line in it; empty if they are not known."""
    places = {"file": legal(exercise.get("file", "")), "line": str(line_of(check) or "")}
    return {name: place for name, place in places.items() if place}


def headline(exercise: Document, check: Document) -> str:
    """Return the first line about a failure: verdict, claim and place."""
    place = show_place(exercise, check)
    return f"{check['verdict']}: {check['claim']}" + (f" ({place})" if place else "")


def add_properties(parent: Element, values: dict[str, str]) -> None:
    """Add `values` as properties to a suite or case."""
    properties = ElementTree.SubElement(parent, "properties")
    for name, value in values.items():
        ElementTree.SubElement(properties, "property", name=name, value=value)

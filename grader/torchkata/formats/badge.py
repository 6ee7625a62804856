"""The total as a badge: JSON for the endpoint badge of shields.io."""

from ..record.document import Document, exercises_of, show_number
from ..record.sentences import say
from ..record.status import show_status

VERSION = 1  # of the format
LABEL = "torchkata"  # by which the file is known
COLOURS = ((1.0, "brightgreen"), (0.8, "green"), (0.6, "yellowgreen"), (0.4, "yellow"), (0.2, "orange"), (0.0, "red"))
UNGRADED = "lightgrey"


def badge(document: Document) -> dict[str, object]:
    """Return the badge: the points as ``42 of 60``, grey if some of them could not be graded."""
    if not exercises_of(document):
        message, colour = show_status(document.get("status", "")), UNGRADED
    else:
        points, most, ungraded = (document[key] for key in ("points", "max_points", "ungraded_points"))
        message = say("badge_points", points=show_number(points), most=show_number(most))
        if ungraded:
            message = say("badge_ungraded", points=message, ungraded=show_number(ungraded))
        share = points / most if most else 1.0
        colour = UNGRADED if ungraded or not document["complete"] else colour_of(share)
    return {"schemaVersion": VERSION, "label": LABEL, "message": message, "color": colour}


def colour_of(share: float) -> str:
    """Return the colour for a share of the points."""
    return next(colour for least, colour in COLOURS if share >= least)

"""Every sentence that people read in English, by key. Another language is a package beside this one, with the same."""

from .attention import ATTENTION
from .authors import AUTHORS
from .causes import CAUSES
from .classroom import CLASSROOM
from .commands import COMMANDS
from .course import COURSE
from .delivery import DELIVERY
from .errors import ERRORS
from .fetch import FETCH
from .files import FILES
from .fill import FILL
from .here import HERE
from .hints import HINTS
from .intake import INTAKE
from .isolation import ISOLATION
from .notebooks import NOTEBOOKS
from .objects import OBJECTS
from .observations import OBSERVATIONS
from .page import PAGE
from .pictures import PICTURES
from .platforms import PLATFORMS
from .pushes import PUSHES
from .refusals import REFUSALS
from .release import RELEASE
from .screen import SCREEN
from .selection import SELECTION
from .submission_page import SUBMISSION_PAGE
from .syntax import SYNTAX
from .to_student import TO_STUDENT
from .values import VALUES
from .verdicts import VERDICTS
from .watch import WATCH
from .writing import WRITING

SENTENCES: dict[str, str] = {
    **ATTENTION,
    **AUTHORS,
    **CAUSES,
    **CLASSROOM,
    **COMMANDS,
    **COURSE,
    **DELIVERY,
    **ERRORS,
    **FETCH,
    **FILES,
    **FILL,
    **HERE,
    **HINTS,
    **INTAKE,
    **ISOLATION,
    **NOTEBOOKS,
    **OBJECTS,
    **OBSERVATIONS,
    **PAGE,
    **PICTURES,
    **PLATFORMS,
    **PUSHES,
    **SCREEN,
    **SELECTION,
    **REFUSALS,
    **RELEASE,
    **SUBMISSION_PAGE,
    **SYNTAX,
    **TO_STUDENT,
    **VALUES,
    **VERDICTS,
    **WATCH,
    **WRITING,
}

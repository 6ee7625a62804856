"""The errors that a user may see.

Each carries a text that names the file and the remedy, and the exit status of a command that it ends::

    TorchkataError             1  base of all: `except TorchkataError` catches whatever a command may report
    ├── CourseError            1  a file of the course is invalid
    ├── NothingToGrade         1  there is no exercise, no submission, or no answer to any exercise
    ├── OutputRefused          1  an output file cannot be written
    ├── IsolationMissing       1  the level of isolation that was asked for is not available on this machine
    ├── ClassError             1  a class cannot be read, or its output folder cannot be used
    ├── ReleaseRefused         1  an archive cannot be made, or must not be
    ├── GradebookError         1  the gradebook of nbgrader cannot be written
    ├── UnknownSubmission      1  what tells whose submission this is, is missing or has another form
    ├── SettingRefused         1  an environment variable of torchkata has a value that is not known
    ├── LanguageMissing        1  the language that was chosen has no table of sentences, or not a complete one
    └── GraderFailed           2  the grader itself failed: it says nothing about a submission

Errors that never leave the engine (a lost worker, a value that is too large, an archive member that is not taken) are
defined beside the code that raises and catches them.
"""


class TorchkataError(Exception):
    """Base of the errors that end a command. The text is what the user reads; `status` is the exit status."""

    status = 1


class CourseError(TorchkataError):
    """A file of the course is invalid. The text names the file and the remedy."""


class NothingToGrade(TorchkataError):
    """There is no exercise, no submission, or no answer to any exercise. The text says which and what to do."""


class OutputRefused(TorchkataError):
    """An output file cannot be written. The text names the option, the file and the remedy."""


class IsolationMissing(TorchkataError):
    """A level that was asked for is not available on this machine. The text says why and what to do."""


class ClassError(TorchkataError):
    """The class cannot be read, or its output folder cannot be used. The text names the file and the remedy."""


class ReleaseRefused(TorchkataError):
    """An archive cannot be made, or must not be. The text names the file and the remedy."""


class GradebookError(TorchkataError):
    """The gradebook cannot be written. The text says why and the remedy."""


class UnknownSubmission(TorchkataError):
    """A value that tells whose submission this is, is missing or has another form. The text names it."""


class SettingRefused(TorchkataError):
    """An environment variable has a value that is not known. The text names it and what is allowed."""


class LanguageMissing(TorchkataError):
    """The language that was chosen has no complete table. The text names the missing sentences and the remedy."""


class GraderFailed(TorchkataError):
    """Nothing can be said about the submission, and the grader is at fault. The text tells the teacher why."""

    status = 2

"""The options for grading a class."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """The options for grading a class. `jobs`: processes, 0: one for each core; `cluster`: a scheduler's address;
    `cluster_wait`: seconds to wait there for a worker that can grade.

    `minimal`: hidden checks show only their verdict. `policy`: of hints; empty: what the course says.

    `seed`: use the inputs of this exam or term. `anyway`: grade even if almost no name was understood. `fill`: tables
    of a platform to fill in with the marks; `fill_column`: heading of the column for them, empty to find it;
    `fill_scale`: scale the marks to the points of that column; `title`: of the page, empty for the folder's name.

    `due`: when the exercises of this run are due, with an offset. `formgrader`: beside the gradebook, write what that
    program shows.
    """

    jobs: int = 0
    cluster: str = ""
    cluster_wait: float = 300.0
    force: bool = False
    roster: Path | None = None
    groups: Path | None = None
    anyway: bool = False
    isolation: str = ""
    minimal: bool = False
    policy: str = ""
    gradebook: bool = True
    formgrader: bool = True
    seed: str = field(default="", repr=False)
    fill: tuple[Path, ...] = ()
    fill_column: str = ""
    fill_scale: bool = False
    title: str = ""
    due: datetime | None = None

    @property
    def shown(self) -> bool:
        """Return whether what the formgrader of nbgrader shows is written."""
        return self.gradebook and self.formgrader

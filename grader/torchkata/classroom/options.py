"""How a class shall be graded."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """How a class shall be graded. `jobs`: processes, 0 for one for each core; `cluster`: a scheduler's address.

    `seed`: with the inputs of this exam or term. `anyway`: though hardly any name was understood. `fill`: tables of a
    platform, to be filled in with the marks; in the column that is called `fill_column`, where that is not plain, and
    scaled to its points with `fill_scale`.
    """

    jobs: int = 0
    cluster: str = ""
    force: bool = False
    roster: Path | None = None
    groups: Path | None = None
    anyway: bool = False
    isolation: str = ""
    minimal: bool = False
    gradebook: bool = True
    seed: str = field(default="", repr=False)
    fill: tuple[Path, ...] = ()
    fill_column: str = ""
    fill_scale: bool = False

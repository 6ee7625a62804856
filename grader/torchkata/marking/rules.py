"""How submissions are marked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .sealed import HintFinder

Known = Mapping[str, frozenset[str]]  # checks, and the functions that each calls


@dataclass(frozen=True)
class Rules:
    """How submissions are marked.

    `hidden`: hidden checks are run. `minimal`: hidden checks show only the verdict. `seed`: the exam or term for which
    their inputs are made. `only`: the checks to run; None runs all. `hints`: wrong answers are compared with the stored
    mistakes; `at_once`: right after each check, for a run that shows results one by one. `policy`: of the sentences on
    mistakes; empty: what the course says of each exercise. `recorder`: takes the place of what finds the hints.
    `known`: checks that pass without being run, because nothing that they call differs from the reference.
    """

    hidden: bool = True
    minimal: bool = False
    seed: str = ""
    only: frozenset[str] | None = None
    hints: bool = True
    at_once: bool = False
    policy: str = ""
    recorder: HintFinder | None = None
    known: Known = field(default_factory=dict)

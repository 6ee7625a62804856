"""The plan of a pytest item."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest

from ..checks.reference import Loaded
from ..checks.steps import Call
from .going_on import run_on
from .planning import plan_calls

PLAN = pytest.StashKey[tuple[object, list[Call]]]()


def name_of(item: pytest.Item) -> str:
    """Return the name of a check, without the parameters of a parametrised one."""
    return str(getattr(item, "originalname", item.name))


@dataclass(frozen=True)
class ItemPlan:
    """The plan of a pytest item. `run` runs it again, on another module and by another function if they are given."""

    item: pytest.Function
    seed: int
    run: Callable[..., None]

    def __call__(self, reference: Loaded) -> list[Call]:
        """Return the calls that the check makes on the reference. They are the same for each submission."""
        key = reference.digest, self.seed
        if self.item.stash.get(PLAN, (None, None))[0] != key:
            self.item.stash[PLAN] = key, plan_calls(reference, self.run)
        return self.item.stash[PLAN][1]

    def go_on(self, student: object) -> None:
        """Run the check on a module, and go on after failures. Raises what the module raises."""
        source = getattr(self.item.parent, "source", None) or self.item.path.read_bytes()
        self.run(student, partial(run_on, source, self.item.path, name_of(self.item)))

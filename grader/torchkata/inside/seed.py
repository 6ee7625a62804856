"""Seeds random generators for every call, on both sides: a call always gives the same answer."""

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SEED = 20_260_101


def seed_everything(seed: int = SEED) -> None:
    """Seed the random generators of the libraries that are loaded."""
    random.seed(seed)
    if "numpy" in sys.modules:
        words = [seed >> shift & 0xFFFFFFFF for shift in range(0, seed.bit_length(), 32)]
        sys.modules["numpy"].random.seed(words if len(words) > 1 else seed)
    if "torch" in sys.modules:
        generator = sys.modules["torch"].default_generator
        generator.manual_seed(seed & (2**63 - 1))  # torch.manual_seed asks every device: 3 ms


@contextmanager
def seeded() -> Iterator[None]:
    """Seed the generators for the block, and restore them afterwards: a check's own numbers do not change."""
    ours = random.getstate()
    numpy, torch = sys.modules.get("numpy"), sys.modules.get("torch")
    theirs = numpy.random.get_state() if numpy else None
    tensors = torch.default_generator.get_state() if torch else None
    seed_everything()
    try:
        yield
    finally:
        random.setstate(ours)
        if numpy:
            numpy.random.set_state(theirs)
        if torch:
            torch.default_generator.set_state(tensors)

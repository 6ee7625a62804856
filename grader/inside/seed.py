"""The same random numbers for every call, on both sides: a call gives the same answer whenever it is made."""

import random
import sys

SEED = 20_260_101


def seed_everything() -> None:
    """Seed the random generators of the libraries that are loaded."""
    random.seed(SEED)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(SEED)
    if "torch" in sys.modules:
        sys.modules["torch"].default_generator.manual_seed(SEED)  # torch.manual_seed asks every device: 3 ms

"""Imports in the zygote, so that no worker has to."""

import contextlib
import gc
import importlib
import sys

from . import page_tables as pages
from .seed import seed_everything


def preload(modules: list[str]) -> None:
    """Import `modules`; an import that fails here fails again in the student's file, with a message."""
    with pages.without_collections():
        for name in modules:
            with contextlib.suppress(Exception):
                importlib.import_module(name)
        with contextlib.suppress(Exception):
            import_what_is_used_first()
        gc.freeze()
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)
        torch.ones(1)  # it inspects the processor now: a confined worker cannot, and would print a warning
        torch.backends.nnpack.is_available()


def import_what_is_used_first() -> None:
    """Import what NumPy and Matplotlib import at their first use, which would be in each worker: 15 ms and 8 ms."""
    seed_everything()  # with numpy.random, as before each call
    if "matplotlib.pyplot" in sys.modules:
        importlib.import_module("matplotlib.backends.backend_agg")  # for the first figure

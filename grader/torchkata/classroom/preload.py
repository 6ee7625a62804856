"""Expensive imports, done once in the process that the jobs are forked from.

No thread is started here, because a fork would lose it, and nothing of the answer key is read.
"""

import contextlib
import gc
import importlib
import os
import sys

from ..inside import uncompiled

LIBRARIES = "TORCHKATA_LIBRARIES"  # the variable that names the big libraries that the first submission needs

uncompiled.install()
gc.disable()  # imports create no garbage, and looking for it takes a fifth of the time
for name in ("torchkata.marking.collection", "torchkata.classroom.process", *os.environ.get(LIBRARIES, "").split()):
    with contextlib.suppress(Exception):  # it fails again where it is used, with a message
        importlib.import_module(name)
if torch := sys.modules.get("torch"):
    torch.set_num_threads(1)
gc.freeze()
gc.enable()

"""Sends facts and a trace of other types and sizes than any call has."""

# exercise: arrays
import sys

FORGED = {
    "changed": "all",
    "facts": [[[-1], 10**30, 1, 0, None, []]] * 5000,
    "operators": [["x" * 1000, -5]] * 5000,
    "counts": {"mean": 2**80},
    "elements": 1e300,
    "lines": True,
}

for module in list(sys.modules.values()):
    if hasattr(module, "observe"):
        module.observe = lambda called, arguments, *_: (arguments[0][0], FORGED)


def shift(tensor):
    return tensor

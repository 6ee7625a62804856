"""Changes a library that all workers share, so that the next one would meet the change."""

import json
import os

known = hasattr(json, MARK)
setattr(json, MARK, True)


def double(values):
    os._exit(1)


def total(values):
    if known:
        print(BITES)

"""Gives another process the lowest priority."""

import os


def double(values):
    os.setpriority(os.PRIO_PROCESS, VICTIM, 19)

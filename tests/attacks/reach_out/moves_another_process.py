"""Confines another process to one processor."""

import os


def double(values):
    os.sched_setaffinity(VICTIM, {min(os.sched_getaffinity(VICTIM))})

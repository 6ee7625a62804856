"""Ends its process by a real-time signal, for which there is no name."""

import os


def double(values):
    os.kill(os.getpid(), 40)

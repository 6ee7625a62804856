"""Asks for more of the processor than everybody else."""
# needs: root

import os


def double(values):
    os.setpriority(os.PRIO_PROCESS, 0, -5)
    if os.getpriority(os.PRIO_PROCESS, 0) == -5:
        print(BITES)
    os.setpriority(os.PRIO_PROCESS, 0, 0)

"""Gives a file outside to somebody else."""
# needs: root

import os


def double(values):
    os.chown(MARKER + "/existing", 65534, 65534)

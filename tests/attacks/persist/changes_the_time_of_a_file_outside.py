"""Sets the time of a file outside back by thirty years."""

import os


def double(values):
    os.utime(MARKER + "/existing", (1, 1))

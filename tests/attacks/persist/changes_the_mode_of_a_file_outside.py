"""Makes a file outside executable for all."""

import os


def double(values):
    os.chmod(MARKER + "/existing", 0o4777)

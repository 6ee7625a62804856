"""Makes a hard link to a file outside and changes that."""

import os


def double(values):
    os.link(MARKER + "/existing", "mine")
    open("mine", "a").write(MARK)

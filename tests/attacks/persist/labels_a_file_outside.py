"""Gives a file outside an extended attribute."""

import os


def double(values):
    os.setxattr(MARKER + "/existing", "user.mark", MARK.encode())

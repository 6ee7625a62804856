"""Sets the limits of another process."""

import resource


def double(values):
    resource.prlimit(VICTIM, resource.RLIMIT_CORE, (0, 0))
    resource.prlimit(VICTIM, resource.RLIMIT_NOFILE, (5, 5))

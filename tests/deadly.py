"""A task for a pool of processes that ends its own process for some students."""

import os
import tempfile
from pathlib import Path


def ends_its_process(order, parcel):
    """Die each time for ``deadly``, the first time for ``once``; else return an empty record."""
    if parcel.student == "deadly":
        os._exit(1)
    mark = Path(tempfile.gettempdir()) / f"torchkata-test-{os.getppid()}-{parcel.student}"
    if parcel.student == "once" and not mark.exists():
        mark.touch()
        os._exit(1)
    mark.unlink(missing_ok=True)
    return {"record": {"exercises": []}}

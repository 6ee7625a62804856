"""How long a class takes, beside other graders: `make bench-class STUDENTS=20`."""

import sys
import tempfile
from pathlib import Path

from .table import measure

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="torchkata-bench-") as folder:
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else 20, Path(folder).resolve())

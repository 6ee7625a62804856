"""How long a class takes, beside other graders: `make bench-class STUDENTS=20`.

Ours is measured with so many students and with twice as many. A second argument says how often; the median counts.
"""

import sys
import tempfile
from pathlib import Path

from .table import measure

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="torchkata-bench-") as folder:
        students, runs = (int(word) for word in [*sys.argv[1:], *("20", "3")[len(sys.argv) - 1 :]])
        measure(students, runs, Path(folder).resolve())

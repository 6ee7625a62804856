"""How long a class takes, beside other graders: `make bench-class STUDENTS=20`.

Ours is measured with so many students and with twice as many. A second argument says how often; the median counts.
Further ones choose exercises by their folder: ``python -m tests.bench_class 20 1 05_ 06_``.
"""

import sys
import tempfile
from pathlib import Path

from .table import measure

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="torchkata-bench-") as folder:
        students, runs = (int(word) for word in [*sys.argv[1:3], *("20", "3")[len(sys.argv) - 1 :]])
        measure(students, runs, sys.argv[3:], Path(folder).resolve())

"""Sets up an autograder in the folders that Gradescope creates."""

import json
import os
import subprocess
import sys

from tests.support.doors import with_function
from tests.support.records import check_schema

TRIPLED = with_function("double", "def double(values):\n    return [3.0 * v for v in values]")


def run(root, program="run_autograder", **variables):
    """Run a program of the autograder as Gradescope does."""
    settings = {"TORCHKATA_ROOT": str(root), "TORCHKATA_PYTHON": sys.executable, **variables}
    return subprocess.run(
        [root / program], cwd=root, env={**os.environ, **settings}, capture_output=True, text=True, timeout=240
    )


def hand_in(root, source):
    (root / "submission" / "small.py").write_text(source)


def results_of(root):
    results = json.loads((root / "results" / "results.json").read_text(encoding="ascii"))
    check_schema("gradescope", results)
    return results


def assert_nothing_was_graded(root):
    results = results_of(root)
    assert "score" not in results
    assert results["tests"] == []
    assert results["output"].startswith("The grader itself failed, so there is no score. It is not your fault")
    assert results["extra_data"] == {"grader_failed": True}

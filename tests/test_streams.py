"""What a file does to its own standard output and error costs no mark of functions that return right values."""

import pytest

from tests.support.doors import SMALL

BREAKS = {
    "no stderr": "sys.stderr = None",
    "no stdout": "sys.stdout = None",
    "neither": "sys.stdout = sys.stderr = None",
    "deleted": "del sys.stdout, sys.stderr",
    "only write": "sys.stdout = sys.stderr = type('Writer', (), {'write': lambda self, text: len(text)})()",
    "a text in memory": "sys.stdout, sys.stderr = io.StringIO(), io.StringIO()",
    "a closed text in memory": "sys.stdout = io.StringIO(); sys.stdout.close()",
    "closed": "sys.stdout.close(); sys.stderr.close()",
    "closed beneath": "sys.stdout.buffer.close()",
    "wrapped anew": "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='latin-1')",
    "wrapped anew and lost": "io.TextIOWrapper(sys.stdout.buffer); io.TextIOWrapper(sys.stderr.buffer)",
    "detached": "keep = sys.stdout.detach()",
    "closed descriptors": "os.close(1); os.close(2)",
    "a full disk": "sys.stdout = open('/dev/full', 'w') if os.path.exists('/dev/full') else None",
    "a file": "sys.stdout = open('output.txt', 'w')",
    "flush raises": "sys.stdout = type('S', (io.StringIO,), {'flush': lambda self: 1 / 0})()",
    "flush exits": "sys.stdout = type('S', (io.StringIO,), {'flush': lambda self: exit()})()",
    "flush is no function": "sys.stdout = type('S', (), {'flush': 5, 'write': print})()",
    "an attribute that raises": "sys.stdout = type('S', (), {'flush': property(lambda self: 1 / 0)})()",
    "descriptors of another": "os.dup2(os.open('output.txt', os.O_WRONLY | os.O_CREAT), 1)",
}
IMPORTS = "import io, os, sys\n"


@pytest.mark.parametrize("name", BREAKS)
@pytest.mark.parametrize("when", ["load", "call"])
def test_a_broken_stream_costs_nothing(grade, name, when):
    code = f"{IMPORTS}{BREAKS[name]}\n"
    if when == "call":
        once = f"    if broken.append(1) or len(broken) == 1:\n        {BREAKS[name]}\n"
        code = f"{IMPORTS}right, broken = double, []\ndef double(values):\n{once}    return right(values)\n"
    graded = grade(f"{SMALL}\n\n{code}")
    assert (graded.status, graded.record["points"]) == (0, 10), graded.screen

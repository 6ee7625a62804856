"""A player who tries to reach full marks by reading the feedback of hidden checks, without computing anything.

Its program returns numbers from tables. After each hand-in it reads what the hidden checks say, and nothing else, and
writes what it has learned into the tables: a number that is shown, how far the returned one was from it, and where
nothing new is shown, the next number that the shown digits allow. Unknown places are nan, so that the size of a
difference belongs to the only place in question.
"""

import ast
import math
import re
from dataclasses import dataclass, field

from torchkata.course.catalog import load_exercises
from torchkata.submission.reader import Answer

REFERENCE = """
import numpy as np


def wave(x):
    return np.sin(x) * np.exp(-x / 3)


def energy(x):
    return float(np.mean(x ** 4) - np.mean(x) ** 2)


def table(x, y):
    return np.hypot(x[:, None], y) / (1 + x[:, None] ** 2)


def path(x):
    return np.cumsum(np.sqrt(np.abs(x))).tolist()


def pair(x):
    return float(np.linalg.norm(x)), np.tanh(x)


def fit(x, y):
    slope = float(x @ y / (x @ x))
    return {"slope": slope, "rest": y - slope * x}


def ready():
    return 1
"""
PROGRAM = """
import numpy as np

nan = float("nan")
TABLES = {tables}
CALLS = {{}}


def take(name):
    CALLS[name] = CALLS.get(name, -1) + 1
    return TABLES[name][CALLS[name]]


def wave(x):
    return np.array(take("wave"))


def energy(x):
    return take("energy")[0]


def table(x, y):
    return np.array(take("table")).reshape(6, 5)


def path(x):
    return take("path")


def pair(x):
    first, *others = take("pair")
    return first, np.array(others)


def fit(x, y):
    first, *others = take("fit")
    return {{"slope": first, "rest": np.array(others)}}


def ready():
    return 1
"""
VISIBLE = """
import pytest
from torchkata import assert_equal


@pytest.mark.points(4)
def test_it_is_ready(student):
    assert_equal(student.ready(), 1)
"""
HIDDEN = """
import numpy as np
import pytest
from torchkata import assert_close


def numbers(seed, count):
    return np.random.default_rng(seed).normal(size=count)
"""
HIDDEN_CHECK = """

@pytest.mark.points(1)
def test_{name}_holds_for_other_numbers(student, reference):
    for sizes in {sizes}:
        given = [numbers(1000 + 7 * place + size, size) for place, size in enumerate(sizes)]
        assert_close(student.{name}(*given), reference.{name}(*given), rtol={rtol})
"""
CHECKS = {  # for each call the sizes of its arguments; the tolerance; how many numbers each call returns
    "wave": ([(30,)], 1e-12, [30]),
    "energy": ([(3,), (8,)], 1e-9, [1, 1]),
    "table": ([(6, 5)], 1e-9, [30]),
    "path": ([(12,)], 1e-10, [12]),
    "pair": ([(24,)], 1e-9, [25]),
    "fit": ([(20, 20)], 1e-9, [21]),
}
SETTINGS = 'title = "T"\npoints = 10\nteaches = []\n[limits]\nseconds = 5\nmemory_mb = 256\n'


def make_kit(folder):
    """Make a kit of one exercise whose hidden checks are like real ones: dozens of float64, tight tolerances."""
    for room in ("exercises", "solutions"):
        (folder / room / "01_tables").mkdir(parents=True)
        (folder / room / "01_tables" / "exercise.toml").write_text(SETTINGS)
    public, secret = folder / "exercises" / "01_tables", folder / "solutions" / "01_tables"
    (public / "tables.py").write_text(REFERENCE)
    (public / "test_tables.py").write_text(VISIBLE)
    (secret / "tables.py").write_text(REFERENCE)
    (secret / "test_visible.py").write_text(VISIBLE)
    checks = [HIDDEN_CHECK.format(name=name, sizes=sizes, rtol=rtol) for name, (sizes, rtol, _) in CHECKS.items()]
    (secret / "test_hidden.py").write_text(HIDDEN + "".join(checks))
    (exercise,) = load_exercises(folder)
    return exercise


@dataclass
class Cell:
    """One expected number, as far as it is known: what is returned for it, and between which bounds it lies."""

    rtol: float
    value: float = math.nan
    low: float = -math.inf
    high: float = math.inf
    tried: int = 0

    def learn(self, shown, got, by):
        """Take in the shown number, the returned one beside it, and by how much it was off, as they are written."""
        middle, half = float(shown), min(rounded_by(shown), rounded_by(got))  # final zeros are not written
        width = self.high - self.low
        self.narrow(middle - half, middle + half)
        sides = []
        if by and math.isfinite(self.value):
            blur = rounded_by(by)
            sides = [self.value + sign * float(by) for sign in (1, -1)]
            sides = [side for side in sides if self.low - blur <= side <= self.high + blur]
            if len(sides) == 1 and 2 * blur < self.high - self.low:
                self.narrow(sides[0] - blur, sides[0] + blur)
        if self.high - self.low < width * 0.99:
            self.value, self.tried = (self.low + self.high) / 2, 0
            return
        self.tried += 1
        if len(sides) == 2 and self.tried <= 2:
            self.value = sides[self.tried - 1]
        else:  # nothing new: the next number within the bounds that the tolerance tells from the last
            step = 2 * self.rtol * abs(middle) * ((self.tried + 1) // 2)
            self.value = (self.low + self.high) / 2 + (step if self.tried % 2 else -step)

    def narrow(self, low, high):
        """Take in bounds."""
        self.low, self.high = max(self.low, low), min(self.high, high)


@dataclass
class Player:
    """Plays the game: `program` is what it hands in, `read` takes in a message of a hidden check."""

    cells: dict = field(
        default_factory=lambda: {
            name: [[Cell(rtol) for _ in range(count)] for count in counts] for name, (_, rtol, counts) in CHECKS.items()
        }
    )
    texts: dict = field(default_factory=dict)

    def program(self):
        tables = {name: [[cell.value for cell in call] for call in calls] for name, calls in self.cells.items()}
        return PROGRAM.format(tables=repr(tables)).encode()

    def read(self, message):
        call, *lines = message.splitlines()
        name = call.partition("(")[0]
        texts = self.texts.setdefault(name, [])
        if call not in texts:
            texts.append(call)
        shown = find(r"^expected +([-+.e\d]+)( at |$)", lines)
        if shown is None:
            return
        path = ast.literal_eval(find(r"^in value (\[.*?\]) of", lines) or "[]")
        place = ast.literal_eval(find(r"^expected .* at (\[.*\])$", lines) or "[]")
        got = find(r"^got +([-+.e\d]+|nan)$", lines) or "nan"
        by = find(r"^(?:wrong in .*by up to|off by +about) ([-+.e\d]+)", lines)
        self.cells[name][texts.index(call)][index_of(name, path, place)].learn(shown, got, by)


def find(pattern, lines):
    """Return the first group of the first line that fits."""
    return next((found[1] for line in lines if (found := re.search(pattern, line))), None)


def index_of(name, path, place):
    """Return which number of a call's table a message is about."""
    if name == "path":
        return path[0]
    if name == "table":
        return place[0] * 5 + place[1]
    return (1 if path in ([1], ["rest"]) else 0) + (place[0] if place else 0)


def rounded_by(text):
    """Return by how much a number may have been rounded when it was written."""
    mantissa, _, exponent = text.partition("e")
    return math.inf if text == "nan" else 0.5 * 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))


def play(grader, exercise, most):
    """Hand in until all points are reached, `most` times at most; return how often, and the best points."""
    player, best = Player(), 0
    for count in range(1, most + 1):
        results = grader.mark([Answer(exercise, player.program())]).exercises[0].results
        best = max(best, sum(result.points for result in results))
        if best == 10:
            return count, best
        for result in results:
            if not result.check.visible and result.text:
                player.read(result.text)
    return most, best

"""Mistakes that resemble a stored one in some calls: the hint that is shown is right, or there is none."""

import pytest
from torchkata.author.sealed_state import as_student
from torchkata.course.catalog import load_exercises
from torchkata.marking.grader import Grader
from torchkata.marking.mistake import read_mistake
from torchkata.submission.reader import Answer

from tests.support.doors import ROOT

MSE = "def mse(x, y, w):\n    x, y = np.asarray(x, float), np.asarray(y, float)\n    return float("
BEST = "def best_weight(w, losses):\n    w, losses = np.asarray(w, float), np.asarray(losses)\n    return float("
PAIR = "def best_parameters(w, b, surface):\n    w, b = np.asarray(w, float), np.asarray(b, float)\n"
PAIR += "    surface = np.asarray(surface, float)\n"
DESCEND = """
def descend(x, y, w, rate, epochs):
    x, y, weights, losses = to_array(x), to_array(y), [], []
    RATE
    for _ in range(COUNT):
        losses.append(float(((w * x - y) ** 2).mean()))
        w = w - rate * float((2 * x * (w * x - y)).mean())
        weights.append(w)
    return np.array(weights), np.array(losses)
"""
STEP = """
def step(x, y, parameters, rate):
    w1, w2, b = parameters
    loss = (w1 * x**2 + w2 * x + b - y) ** 2
    LINES
    return loss.item()
"""
BACKWARD = "    loss.backward()\n"
UPDATE = "    with torch.no_grad():\n        for parameter in parameters:\n            "
UPDATE += "if parameter.grad is not None: parameter -= rate * parameter.grad\n"
CLEAR = "    for parameter in parameters: parameter.grad = None\n"
HISTORIES = "def best_optimizer(histories):\n    "


def descend(rate="", count="epochs"):
    return DESCEND.replace("RATE", rate).replace("COUNT", count)


def step(*lines):
    return STEP.replace("    LINES\n", "".join(lines))


CASES = {  # the exercise, what is wrong, the stored mistakes whose sentences are right
    "05 n + 1": ("mse_sweep", f"{MSE}((w * x - y) ** 2).sum() / (len(x) + 1))", {"divides_by_one_more"}),
    "05 n + 2": ("mse_sweep", f"{MSE}((w * x - y) ** 2).sum() / (len(x) + 2))", set()),
    "05 n - 1": ("mse_sweep", f"{MSE}((w * x - y) ** 2).sum() / max(len(x) - 1, 1))", {"divides_by_one_less"}),
    "05 root": ("mse_sweep", f"{MSE}((w * x - y) ** 2).mean() ** 0.5)", {"takes_the_root"}),
    "05 root of the sum": ("mse_sweep", f"{MSE}((w * x - y) ** 2).sum() ** 0.5)", set()),
    "05 median": ("mse_sweep", f"{MSE}np.median((w * x - y) ** 2))", set()),
    "05 smallest loss": ("mse_sweep", f"{BEST}losses.min())", {"returns_the_smallest_loss"}),
    "05 middle weight": ("mse_sweep", f"{BEST}w[len(w) // 2])", set()),
    "06 flat argmin": (
        "mse_surface",
        f"{PAIR}    place = surface.argmin()\n    return float(w[place % len(w)]), float(b[place % len(b)])",
        set(),
    ),
    "06 flat argmin for both": (
        "mse_surface",
        f"{PAIR}    place = surface.argmin()\n    return float(w[place]), float(b[place])",
        {"uses_the_flat_place"},
    ),
    "06 rows by the first column": (
        "mse_surface",
        f"{PAIR}    row = surface[:, 0].argmin()\n    return float(w[surface[row].argmin()]), float(b[row])",
        set(),
    ),
    "07 rate ignored": ("gradient_descent", descend(rate="rate = 0.01"), {"takes_the_rate_of_the_example"}),
    "07 no rate": ("gradient_descent", descend(rate="rate = 1"), {"ignores_the_rate"}),
    "07 half the rate": ("gradient_descent", descend(rate="rate = rate / 2"), set()),
    "07 one epoch early": ("gradient_descent", descend(count="epochs - 1"), {"stops_one_epoch_early"}),
    "07 from one": ("gradient_descent", descend(count="1, epochs"), {"stops_one_epoch_early"}),
    "07 one epoch more": ("gradient_descent", descend(count="epochs + 1"), {"runs_one_epoch_more"}),
    "07 three epochs": ("gradient_descent", descend(count="min(epochs, 3)"), set()),
    "12 update before backward": (
        "quadratic_fit",
        step(UPDATE, BACKWARD),
        {"updates_before_backward", "updates_with_the_gradients_of_the_last_call"},
    ),
    "12 clear, update, backward": (
        "quadratic_fit",
        step(CLEAR, UPDATE, BACKWARD),
        {"updates_before_backward", "clears_before_the_update"},
    ),
    "12 never cleared": ("quadratic_fit", step(BACKWARD, UPDATE), {"accumulates_the_gradients"}),
    "12 half the step": ("quadratic_fit", step(BACKWARD, UPDATE.replace("rate *", "rate / 2 *"), CLEAR), set()),
    "14 min": ("optimizer_comparison", f"{HISTORIES}return min(histories)", {"best_by_the_name"}),
    "14 max": ("optimizer_comparison", f"{HISTORIES}return max(histories)", set()),
    "14 min of the values": (
        "optimizer_comparison",
        f"{HISTORIES}return min(histories, key=histories.get)",
        {"best_by_the_first_loss", "best_by_the_whole_history"},
    ),
    "14 sorts in place": (
        "optimizer_comparison",
        f"{HISTORIES}for losses in histories.values(): losses.sort()\n"
        "    return min(histories, key=lambda name: histories[name][0])",
        {"sorts_the_histories", "best_by_the_smallest_loss_ever"},
    ),
    "14 second loss": (
        "optimizer_comparison",
        f"{HISTORIES}return min(histories, key=lambda name: histories[name][:2][-1])",
        set(),
    ),
}


@pytest.fixture(scope="module")
def grader():
    made = Grader()
    made.prepare(["numpy", "torch"])
    yield made
    made.close()


@pytest.mark.parametrize("case", CASES)
def test_the_hint_is_right_or_there_is_none(grader, case):
    name, code, right = CASES[case]
    (exercise,) = (one for one in load_exercises(ROOT) if one.name == name)
    source = exercise.compose(exercise.reference_file) + f"\n\n{code}\n".encode()
    results = grader.mark([Answer(exercise, source)]).exercises[0].results
    assert any(result.verdict in ("WRONG", "ERROR") for result in results), "nothing is wrong"
    assert {result.mistake for result in results} - {""} <= right


@pytest.mark.parametrize("case", CASES)
def test_the_hint_of_a_students_copy_is_right_or_there_is_none(grader, case):
    name, code, right = CASES[case]
    (exercise,) = (one for one in load_exercises(ROOT) if one.name == name)
    source = exercise.compose(exercise.reference_file) + f"\n\n{code}\n".encode()
    results = grader.mark([Answer(as_student(exercise), source)]).exercises[0].results
    mistakes = [read_mistake(file) for file in exercise.answers("wrong")]
    assert {result.hint for result in results} - {""} <= {one.sentence for one in mistakes if one.name in right}


def test_a_mistake_that_is_stored_in_two_functions_is_recognised_in_one(grader):
    (exercise,) = (one for one in load_exercises(ROOT) if one.name == "gradient_descent")
    (stored,) = (file for file in exercise.answers("wrong") if file.stem == "loses_the_inner_derivative")
    reference = exercise.reference_file.read_text(encoding="utf-8")
    right = reference[reference.index("def descend(") :].partition("\n\n\n")[0]
    source = exercise.compose(stored) + f"\n\n{right}\n".encode()
    results = grader.mark([Answer(exercise, source)]).exercises[0].results
    shown = {result.check.name: result.mistake for result in results if result.verdict == "WRONG"}
    assert len(shown) == 2
    assert set(shown.values()) == {stored.stem}

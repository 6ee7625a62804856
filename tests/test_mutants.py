"""The mutants of training loops: which are made, and which are not because they would do the same or never run."""

import ast
import textwrap

import pytest
from torchkata.author.mutants import Mutant, judge_mutants, make_mutants
from torchkata.course.catalog import load_exercises
from torchkata.record.verdict import CheckResult, Verdict

BY_HAND = """
losses = []
for _ in range(epochs):
    for x, y in zip(xs, ys):
        loss = (w * x - y) ** 2
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            w -= rate * w.grad
        w.grad.zero_()
return losses
"""
BY_OPTIMIZER = """
losses = []
for _ in range(epochs):
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
return losses
"""


def source_of(body, arguments="w, xs, ys, rate, epochs", before=""):
    body = textwrap.indent(body.strip(), "    ")
    return f"{before}\ndef train({arguments}):\n    # BEGIN SOLUTION\n{body}\n    # END SOLUTION\n"


def changes_of(source):
    """Return what the mutants change, without the name of the function."""
    return [mutant.key.partition(": ")[2] for mutant in make_mutants(source) if mutant.key.startswith("train")]


def code_of(source, change):
    """Return the body of the function in the mutant of this change, as Python writes it."""
    (mutant,) = [mutant for mutant in make_mutants(source) if mutant.key == f"train: {change}"]
    return ast.unparse(ast.parse(mutant.source).body[-1])


def test_each_line_of_a_loop_is_removed_but_those_without_which_a_name_has_no_value():
    assert [change for change in changes_of(source_of(BY_HAND)) if change.endswith("-> pass")] == [
        "loss.backward() -> pass",
        "losses.append(loss.item()) -> pass",
        "w.grad.zero_() -> pass",
        "for _ in range(epochs): for x, y in zip(xs, ys): loss = (w * -> pass",
        "for x, y in zip(xs, ys): loss = (w * x - y) ** 2 loss.backwa -> pass",
        "with torch.no_grad(): w -= rate * w.grad -> pass",
        "w -= rate * w.grad -> pass",
    ]


def test_lines_that_may_depend_on_each_other_are_exchanged_and_no_others():
    exchanged = [change for change in changes_of(source_of(BY_HAND)) if change.endswith("exchanged")]
    assert exchanged == ["with torch.no_grad(): w -= rat; w.grad.zero_() -> exchanged"]
    text = code_of(source_of(BY_HAND), exchanged[0])
    assert text.index("zero_()") < text.index("no_grad()")
    exchanged = [change for change in changes_of(source_of(BY_OPTIMIZER)) if change.endswith("exchanged")]
    assert exchanged == ["loss.backward(); optimizer.step() -> exchanged"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("w -= rate * w.grad", "b -= rate * b.grad"),
        ("w.grad = None", "b.grad.zero_()"),
        ("losses.append(loss.item())", "loss.backward()"),
        ("total += loss.item()", "loss.backward()"),
        ("losses.append(total / len(x))", "history.append([p.item() for p in weights])"),
        ("dw = slope(x, w)", "db = slope(x, b)"),
        ("optimizer.zero_grad()", "loss = model(x).sum()"),
        ("model.train()", "losses.append(total)"),
    ],
)
def test_two_lines_in_either_order_that_do_the_same_are_not_exchanged(first, second):
    assert exchange_of(first, second) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("losses.append(w.item())", "w -= rate * w.grad"),
        ("w -= rate * w.grad", "b -= rate * w"),
        ("w.grad = None", "w -= rate * w.grad"),
        ("optimizer.step()", "history.append(w.item())"),
        ("optimizer.step()", "optimizer.zero_grad()"),
        ("for p in weights: p -= rate * p.grad", "history.append([q.item() for q in weights])"),
        ("for p in weights: p.grad = None", "w -= rate * w.grad"),
        ("update(w)", "history.append(1)"),
        ("torch.manual_seed(0)", "history.append(torch.rand(1))"),
        ("dw = draw(x, w)", "db = draw(x, b)"),
        ("w = step(w)", "model(x)"),
        ("model.eval()", "total = model(x).sum()"),
    ],
)
def test_two_lines_whose_order_may_matter_are_exchanged(first, second):
    assert len(exchange_of(first, second)) == 1


def exchange_of(first, second):
    """Return the changes that exchange two lines of a loop that trains."""
    loop = ("for i in x:", first, second, "loss = w * x", "loss.backward()")
    functions = "def slope(x, w):\n    y = 2 * w\n    return x * y\n\ndef draw(x, w):\n    return x + torch.rand(1)\n"
    body = "losses, history, total = [], [], 0.0\n" + "\n    ".join(loop)
    arguments = "w, b, x, rate, weights, optimizer, model, loss, update, step"
    key = f"{first[:30]}; {second[:30]} -> exchanged"
    return [change for change in changes_of(source_of(body, arguments, functions)) if change == key]


def test_a_cleared_gradient_moves_to_each_place_where_it_may_matter():
    moved = {
        change.removeprefix("w.grad.zero_() -> "): code_of(source_of(BY_HAND), change)
        for change in changes_of(source_of(BY_HAND))
        if change.startswith("w.grad.zero_() ->") and not change.endswith("pass")
    }
    assert list(moved) == ["before backward", "after backward", "before the loop", "after the loop"]
    for place, text in moved.items():
        lines = [line.strip() for line in text.splitlines()]
        at, backward = lines.index("w.grad.zero_()"), lines.index("loss.backward()")
        loop = lines.index("for x, y in zip(xs, ys):")
        assert {
            "before backward": at == backward - 1,
            "after backward": at == backward + 1,
            "before the loop": at == loop - 1,
            "after the loop": at == len(lines) - 2 and text.splitlines()[at].startswith("        w"),
        }[place], text


def test_a_gradient_cleared_first_in_the_loop_is_not_moved_to_where_it_is_still_before_backward():
    moved = [change for change in changes_of(source_of(BY_OPTIMIZER)) if change.startswith("optimizer.zero_grad() ->")]
    places = [change.partition("-> ")[2] for change in moved]
    assert places == ["pass", "after backward", "at the end", "before the loop", "after the loop"]


def test_a_loop_that_clears_is_moved_as_a_whole_and_out_of_a_loop_only_where_its_names_have_values():
    body = "for x in xs:\n    f(x).backward()\n    step_all()\n    for w in weights:\n        w.grad = None"
    changes = changes_of(source_of(body, "xs, f, weights, step_all"))
    assert "for w in weights: w.grad = None -> before the loop" in changes
    body = "for w in weights:\n    w -= rate * w.grad\n    w.grad = None"
    changes = changes_of(source_of(body, "weights, rate"))
    assert "w.grad = None -> after the loop" in changes
    assert "w.grad = None -> before the loop" not in changes


def test_the_rate_is_ten_times_as_large_where_it_is_used_as_an_argument():
    assert "rate -> 10 * rate" in changes_of(source_of(BY_HAND))
    assert "(10 * rate) * w.grad" in next(m.source for m in make_mutants(source_of(BY_HAND)) if "10 *" in m.key)
    assert "lr -> 10 * lr" in changes_of(source_of("return SGD(w, lr=lr)", "w, lr"))
    assert not any("10 *" in change for change in changes_of(source_of("rate = 0.5\nreturn rate * w", "w")))


def test_without_tracking_is_dropped():
    changes = [change for change in changes_of(source_of(BY_HAND)) if "nullcontext" in change]
    assert [change.partition(" ->")[0] for change in changes] == ["with torch.no_grad(): w -= rate * w.grad"]


def test_where_nothing_trains_and_no_loop_is_the_lines_stay():
    changes = changes_of(source_of("x = 2 * w\nw = 3 * x\nreturn w", "w"))
    assert not any(change.endswith(("pass", "exchanged")) for change in changes)


def test_each_mutant_is_made_once_and_is_python():
    for body in (BY_HAND, BY_OPTIMIZER):
        mutants = make_mutants(source_of(body, "w, xs, ys, x, y, rate, epochs, model, optimizer, loss_function"))
        codes = [ast.dump(ast.parse(mutant.source)) for mutant in mutants]
        assert len(set(codes)) == len(codes) == len({mutant.key for mutant in mutants})


def test_what_is_not_marked_is_not_changed():
    begin, end = "            # BEGIN SOLUTION\n", "            # END SOLUTION\n"
    source = source_of(BY_HAND).replace("    # BEGIN SOLUTION\n", "").replace("    # END SOLUTION\n", "")
    line = "            loss.backward()\n"
    assert changes_of(source.replace(line, f"{begin}{line}{end}")) == ["loss.backward() -> pass"]


@pytest.mark.parametrize(("survivors", "refused"), [(3, False), (4, True)])
def test_fewer_than_97_in_100_killed_are_refused_even_with_reasons(kit, survivors, refused):
    mutants = [Mutant(f"f: {number} -> pass", 1, "") for number in range(100)]
    reasons = "".join(f'"{mutant.key}" = "it does the same"\n' for mutant in mutants[:survivors])
    (kit / "solutions" / "01_small" / "proofs.toml").write_text(f"[equivalent_mutants]\n{reasons}")
    (exercise,) = load_exercises(kit)
    check = exercise.checks()[0]
    verdicts = [Verdict.PASS if number < survivors else Verdict.WRONG for number in range(100)]
    report = judge_mutants(exercise, mutants, [[CheckResult(check, verdict)] for verdict in verdicts])
    few = [f"only {100 - survivors} of 100 mutants are killed. At least 97% must be."]
    assert [f"{finding.problem} {finding.remedy}" for finding in report.findings] == (few if refused else [])

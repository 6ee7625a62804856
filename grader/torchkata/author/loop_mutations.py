"""What a mutant changes in a training loop: a line removed, two lines exchanged, the clearing of gradients moved."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from .bindings import is_needed
from .effects import Scope, commute

SHOWN = 60  # characters of code in the name of a mutant
Block = list[ast.stmt]
TRAINING = {"backward", "step", "zero_grad"}  # methods of training: where one is called, every line counts


@dataclass(frozen=True)
class LoopChange:
    """A change of several statements: its name, the line it is about, the new text of its function from ``def`` on."""

    name: str
    line: int
    text: str


def loop_changes(function: ast.FunctionDef, inside: set[int], pure: set[str]) -> Iterator[LoopChange]:
    """Give the changed versions of a function that holds a loop or trains. `inside`: the lines that may change.

    `pure`: functions that change nothing.
    """
    scope = Scope.of(function, pure)
    for block in list(blocks_of(function)):
        for index, statement in enumerate(block):
            if statement.lineno not in inside:
                continue
            if not (
                is_idle(statement) or isinstance(statement, ast.Return) or is_needed(statement, function, function)
            ):
                new = [*block[:index], ast.Pass(), *block[index + 1 :]]
                yield changed(function, statement, f"{shown(statement)} -> pass", [(block, new)])
            follower = block[index + 1] if index + 1 < len(block) else None
            if follower and follower.lineno in inside and may_exchange(statement, follower, function, scope):
                name = f"{shown(statement, 2)}; {shown(follower, 2)} -> exchanged"
                new = [*block[:index], follower, statement, *block[index + 2 :]]
                yield changed(function, statement, name, [(block, new)])
    yield from moved_clearings(function, inside, scope)


def blocks_of(function: ast.FunctionDef) -> Iterator[Block]:
    """Give the bodies of the loops of a function with all blocks in them; every block if the function trains."""
    whole = any(isinstance(node, ast.Attribute) and node.attr in TRAINING for node in ast.walk(function))
    tops: list[ast.stmt] = [function] if whole else loops_of(function)
    seen: set[int] = set()
    for top in tops:
        for node in ast.walk(top):
            for block in (getattr(node, part, None) for part in ("body", "orelse", "finalbody")):
                if isinstance(block, list) and block and id(block) not in seen:
                    seen.add(id(block))
                    yield block


def loops_of(function: ast.FunctionDef) -> Block:
    """Return the loops of a function."""
    return [node for node in ast.walk(function) if isinstance(node, ast.For | ast.While)]


def moved_clearings(function: ast.FunctionDef, inside: set[int], scope: Scope) -> Iterator[LoopChange]:
    """Give the versions in which gradients are cleared before or after backward, last in the loop, or out of it."""
    for block in list(blocks_of(function)):
        for index, clearing in enumerate(block):
            if clearing.lineno not in inside or not clears(clearing):
                continue
            left = without(block, index)
            for place, position in places_in(left):
                between = left[min(index, position) : max(index, position)]
                new = [*left[:position], clearing, *left[position:]]
                if new != block and not all(commute(clearing, other, scope) for other in between):
                    yield changed(function, clearing, f"{shown(clearing)} -> {place}", [(block, new)])
            yield from moved_out(function, block, clearing, left)


def places_in(block: Block) -> Iterator[tuple[str, int]]:
    """Give the places of a block where gradients could be cleared, as words and as an index."""
    for index, statement in enumerate(block):
        if any(isinstance(node, ast.Attribute) and node.attr == "backward" for node in ast.walk(statement)):
            yield "before backward", index
            yield "after backward", index + 1
    yield "at the end", len(block)


def moved_out(function: ast.FunctionDef, block: Block, clearing: ast.stmt, left: Block) -> Iterator[LoopChange]:
    """Give the versions in which gradients are cleared before or after the innermost loop around `block`."""
    loops = [loop for loop in loops_of(function) if any(block is inner for inner in blocks_of_node(loop))]
    if not loops or not left:
        return
    loop = loops[-1]  # ast.walk gives the inner ones later
    (outer,) = (parent for parent in blocks_of_node(function) if any(loop is one for one in parent))
    at = next(index for index, one in enumerate(outer) if one is loop)
    for place, position in (("before the loop", at), ("after the loop", at + 1)):
        if place == "before the loop" and is_needed(loop, clearing, function):
            continue
        new = [*outer[:position], clearing, *outer[position:]]
        yield changed(function, clearing, f"{shown(clearing)} -> {place}", [(block, left), (outer, new)])


def blocks_of_node(node: ast.AST) -> Iterator[Block]:
    """Give all blocks in a node."""
    for inner in ast.walk(node):
        for block in (getattr(inner, part, None) for part in ("body", "orelse", "finalbody")):
            if isinstance(block, list):
                yield block


def clears(statement: ast.stmt) -> bool:
    """Tell whether all that a statement does is to clear gradients."""
    match statement:
        case ast.Expr(ast.Call(ast.Attribute(_, "zero_grad"))):
            return True
        case ast.Expr(ast.Call(ast.Attribute(ast.Attribute(_, "grad"), "zero_"))):
            return True
        case ast.Assign([*targets], ast.Constant(None)):
            return all(isinstance(target, ast.Attribute) and target.attr == "grad" for target in targets)
        case ast.For(body=body) | ast.With(body=body) | ast.If(body=body, orelse=[]):
            return all(map(clears, body))
    return False


def may_remove(statement: ast.stmt, function: ast.FunctionDef) -> bool:
    """Tell whether a statement can be left out: then no name lacks a value, and the function returns something."""
    return not (is_idle(statement) or isinstance(statement, ast.Return) or is_needed(statement, function, function))


def may_exchange(first: ast.stmt, second: ast.stmt, function: ast.FunctionDef, scope: Scope) -> bool:
    """Tell whether two neighbours can come in the other order, and might then do something else."""
    jumps = ast.Return | ast.Break | ast.Continue | ast.Raise
    if isinstance(first, jumps) or isinstance(second, jumps) or is_idle(first) or is_idle(second):
        return False
    return not is_needed(first, second, function) and not commute(first, second, scope)


def is_idle(statement: ast.stmt) -> bool:
    """Tell whether a statement does nothing, as a docstring."""
    text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return text or isinstance(statement, ast.Pass)


def without(block: Block, index: int) -> Block:
    """Return a block without one of its statements."""
    return [*block[:index], *block[index + 1 :]]


def changed(function: ast.FunctionDef, about: ast.stmt, name: str, edits: list[tuple[Block, Block]]) -> LoopChange:
    """Return the change that puts new blocks in the place of old ones."""
    kept = [(block, list(block)) for block, _ in edits]
    decorators, function.decorator_list = function.decorator_list, []
    for block, new in edits:
        block[:] = new or [ast.Pass()]
    text = ast.unparse(function)
    for block, old in kept:
        block[:] = old
    function.decorator_list = decorators
    return LoopChange(name, about.lineno, text)


def shown(statement: ast.stmt, parts: int = 1) -> str:
    """Return a statement as one short line, of which `parts` make up the name of a mutant."""
    return " ".join(ast.unparse(statement).split())[: SHOWN // parts]

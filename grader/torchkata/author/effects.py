"""What a statement reads and changes, as far as its text shows: two neighbours may be known to commute.

In doubt they are not: then a mutant is made that may survive, and its author says why.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .bindings import argument_names, losses_of, plain_names, scoped_names, shared_names

GRADIENT = ".grad"  # the gradient of w is "w.grad"; that of every tensor is EVERY_GRADIENT
EVERY_GRADIENT = "*.grad"
IN_PLACE = "(in place)"  # some tensor was changed, which backward() would notice
VALUES = "(values)"  # of tensors that have no name here, as those that an optimizer changes
UNKNOWN = "(unknown)"  # may read and change everything
MODEL = "(model)"  # a model or a loss function is called, which neither reads nor changes gradients; or gets a mode
MODELS = {"model", "net", "network", "loss_function", "loss_fn", "criterion"}
MODULES = {"torch", "np", "numpy", "math", "nn", "optim"}
IMPURE = re.compile(
    r"rand|seed|normal|bernoulli|multinomial|shuffle|choice|permutation|set_|save|_$"
    r"|nn\.(?!functional\.|Parameter$|\w*Loss$|Flatten$|Sequential$|\w*ReLU$|Sigmoid$|Tanh$)"  # layers draw weights
)
BUILTINS = {
    "float", "int", "bool", "str", "len", "range", "zip", "enumerate", "list", "tuple", "sum", "min", "max", "abs",
}  # fmt: skip
METHODS = {
    "item", "mean", "sum", "std", "var", "min", "max", "argmin", "argmax", "detach", "clone", "copy", "tolist", "numpy",
    "double", "float", "long", "to", "size", "dim", "numel", "abs", "square", "sqrt", "exp", "pow", "add", "sub", "mul",
    "div", "neg", "dot", "matmul", "t", "items", "keys", "values", "parameters", "named_parameters",
}  # fmt: skip


@dataclass
class Effects:
    """Names and marks that a statement reads, and those that it changes."""

    reads: set[str] = field(default_factory=set)
    writes: set[str] = field(default_factory=set)

    def clash(self, other: "Effects") -> bool:
        """Tell whether the order of two statements may matter."""
        if UNKNOWN in self.reads | other.reads:
            return True
        return any(
            one.changed_for(two)
            or (MODEL in one.reads and not all(name.endswith(GRADIENT) for name in two.writes))
            for one, two in ((self, other), (other, self))
        )  # fmt: skip

    def changed_for(self, other: "Effects") -> bool:
        """Tell whether this changes what the other reads or changes."""
        met = self.writes & (other.reads | other.writes - {IN_PLACE})
        gradients = [name for name in other.reads | other.writes if name.endswith(GRADIENT)]
        own = [name for name in self.writes if name.endswith(GRADIENT)]
        return bool(met) or bool(own and gradients and EVERY_GRADIENT in {*own, *gradients})


@dataclass(frozen=True)
class Scope:
    """What is known of the names of a function.

    `apart`: no optimizer changes their values; `shared`: their objects have other names, too; `pure`: the functions
    that change nothing and draw nothing at random.
    """

    apart: set[str]
    shared: set[str]
    pure: set[str]

    @classmethod
    def of(cls, function: ast.FunctionDef, pure: set[str]) -> "Scope":
        """Return what is known of the names of `function`."""
        return cls({*losses_of(function), *plain_names(function)}, set(shared_names(function)), pure)

    def gradient_of(self, node: ast.expr) -> str:
        """Return the mark of the gradient of a tensor."""
        if isinstance(node, ast.Name) and node.id not in self.shared:
            return f"{node.id}{GRADIENT}"
        return EVERY_GRADIENT


def commute(first: ast.stmt, second: ast.stmt, scope: Scope) -> bool:
    """Tell whether two neighbouring statements of a function can be shown to do the same in the other order."""
    return not effects_of(first, scope).clash(effects_of(second, scope))


def pure_functions(functions: Iterable[ast.FunctionDef]) -> set[str]:
    """Return the names of the functions that can be shown to change nothing and to draw nothing at random."""
    pure: set[str] = set()
    for function in functions:
        body = [part.value if isinstance(part, ast.Return) else part for part in function.body]
        found = [effects_of(part, Scope.of(function, pure)) for part in body if part]
        marks = {mark for one in found for mark in one.reads | one.writes}
        changed = {mark for mark in marks if mark in (UNKNOWN, IN_PLACE, MODEL) or mark.endswith(GRADIENT)}
        if not changed and not argument_names(function) & set(extended_names(function)):
            pure.add(function.name)
    return pure


def extended_names(function: ast.FunctionDef) -> Iterator[str]:
    """Give the names of lists to which a function appends."""
    for node in ast.walk(function):
        match node:
            case ast.Call(ast.Attribute(ast.Name(name), "append")):
                yield name


def effects_of(part: ast.AST, scope: Scope) -> Effects:
    """Return what a part of a function reads and changes."""
    found = Effects()
    for node in ast.walk(part):
        match node:
            case ast.Name(name, ast.Load()):
                found.reads |= {name} if name in scope.apart | MODULES else {name, VALUES}
            case ast.Name(name):
                found.writes.add(name)
            case ast.AugAssign(ast.Name(name)):
                found.reads.add(name)
                found.writes |= set() if name in scope.apart else {IN_PLACE}
                found.writes |= {VALUES} if name in scope.shared else set()
            case ast.Attribute(value, "grad", context):
                (found.reads if isinstance(context, ast.Load) else found.writes).add(scope.gradient_of(value))
            case ast.Attribute(ctx=ast.Store()) | ast.Subscript(ctx=ast.Store()) | ast.Return() | ast.Break():
                found.reads.add(UNKNOWN)
            case ast.Continue() | ast.Raise() | ast.Assert() | ast.Yield() | ast.FunctionDef() | ast.Lambda():
                found.reads.add(UNKNOWN)
            case ast.Call():
                add_call(found, node, scope)
    scoped = set(scoped_names(part))
    return Effects(found.reads - scoped, found.writes - scoped)


def add_call(found: Effects, call: ast.Call, scope: Scope) -> None:
    """Add what a call reads and changes beside the names that stand in it."""
    match call.func:
        case ast.Attribute(_, "backward"):
            found.writes.add(EVERY_GRADIENT)
            found.reads |= {EVERY_GRADIENT, IN_PLACE, VALUES}
        case ast.Attribute(_, "zero_grad"):
            found.writes.add(EVERY_GRADIENT)
        case ast.Attribute(ast.Attribute(value, "grad"), "zero_"):
            found.writes.add(scope.gradient_of(value))
        case ast.Attribute(ast.Name(name), "train" | "eval") if name in MODELS:
            found.writes.add(MODEL)
        case ast.Attribute(_, "step") if not call.args:
            found.reads |= {EVERY_GRADIENT, VALUES}
            found.writes |= {EVERY_GRADIENT, VALUES, IN_PLACE}
        case ast.Attribute(ast.Name(name), "append"):
            found.writes.add(name)
        case ast.Attribute(value) if root_of(value) in MODULES and not IMPURE.search(ast.unparse(call.func)):
            pass
        case ast.Attribute(_, name) if name in METHODS:
            pass
        case ast.Name(name) if name in BUILTINS | scope.pure:
            pass
        case ast.Name(name) if name in MODELS:
            found.reads.add(MODEL)
        case _:
            found.reads.add(UNKNOWN)
    if any(keyword.arg == "out" for keyword in call.keywords):
        found.reads.add(UNKNOWN)


def root_of(node: ast.expr) -> str:
    """Return the name that a chain of attributes starts with; empty if it starts otherwise."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""

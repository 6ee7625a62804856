"""What a mutant changes in one expression or statement."""

import ast
from collections.abc import Iterator

from .bindings import argument_names

NO_CONTEXT = "__import__('contextlib').nullcontext()"
RATES = {"rate", "lr", "learning_rate", "alpha"}  # arguments that are a learning rate
BINARY = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.MatMult: ast.Mult, ast.Pow: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.Mult,
}  # fmt: skip
COMPARISONS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
NAMES = {
    "mean": "sum", "sum": "mean", "min": "max", "max": "min", "argmin": "argmax", "argmax": "argmin", "amin": "amax",
    "amax": "amin", "exp": "log", "log": "log2", "log2": "log10", "log10": "log", "sqrt": "abs", "std": "var",
    "dot": "outer", "outer": "dot", "zeros": "ones", "ones": "zeros", "float32": "float64", "float64": "float32",
    "add_": "sub_", "sub_": "add_", "add": "sub", "sub": "add", "mul": "div", "div": "mul",
}  # fmt: skip


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Give the possible replacements of a node."""
    match node:
        case ast.BinOp(left, operator, right) if type(operator) in BINARY:
            yield ast.BinOp(left, BINARY[type(operator)](), right)
        case ast.AugAssign(target, operator, value) if type(operator) in BINARY:
            yield ast.AugAssign(target, BINARY[type(operator)](), value)
        case ast.Compare(left, [operator, *others], values) if type(operator) in COMPARISONS:
            yield ast.Compare(left, [COMPARISONS[type(operator)](), *others], values)
        case ast.UnaryOp(ast.USub() | ast.Not(), operand):
            yield operand
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value) | float(value)):
            yield ast.Constant(value + 1)
        case ast.Attribute(value, name, context) if name in NAMES:
            yield ast.Attribute(value, NAMES[name], context)
        case ast.Name(name, ast.Load()) if name in NAMES:
            yield ast.Name(NAMES[name], ast.Load())
        case ast.Expr(ast.Call()):
            yield ast.Pass()
        case ast.With(_, body):
            yield ast.With([ast.withitem(ast.parse(NO_CONTEXT, mode="eval").body)], body)
        case ast.Call(function, positional, keywords):
            for index in range(len(keywords)):
                yield ast.Call(function, positional, keywords[:index] + keywords[index + 1 :])


def rate_changes(node: ast.AST, function: ast.FunctionDef) -> Iterator[ast.AST]:
    """Give ten times the learning rate, where a node is an argument of that meaning."""
    match node:
        case ast.Name(name, ast.Load()) if name in RATES & argument_names(function):
            yield ast.BinOp(ast.Constant(10), ast.Mult(), node)

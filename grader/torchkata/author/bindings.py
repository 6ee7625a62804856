"""Which names a part of a function reads, and which it gives a value."""

import ast
from collections.abc import Iterable, Iterator

COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def argument_names(function: ast.FunctionDef) -> frozenset[str]:
    """Return the names of the arguments of a function."""
    return frozenset(node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg))


def is_needed(statement: ast.stmt, reader: ast.AST, function: ast.FunctionDef) -> bool:
    """Tell whether `reader` would find a name without a value if the statement did not come before it."""
    if not bound_names(statement):
        return False
    read = {node.id for node in outside(statement, reader) if isinstance(node, ast.Name)}
    read -= set() if reader is function else bound_names(reader)
    return bool(bound_names(statement) & read - values_from_elsewhere(statement, function))


def values_from_elsewhere(statement: ast.stmt, function: ast.FunctionDef) -> set[str]:
    """Return the names that are arguments, or get a value outside of a statement."""
    names = set()
    for node in outside(statement, function):
        match node:
            case ast.arg(name) | ast.FunctionDef(name):
                names.add(name)
            case ast.Assign() | ast.AnnAssign() | ast.NamedExpr() | ast.For() | ast.withitem() | ast.alias():
                parts = [node] if not isinstance(node, ast.For) else [node.target]
                names |= {name for part in parts for name in bound_names(part)}
    return names


def outside(statement: ast.AST, node: ast.AST) -> Iterator[ast.AST]:
    """Give all parts of `node` that are not parts of a statement."""
    if node is statement:
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from outside(statement, child)


def bound_names(node: ast.AST) -> set[str]:
    """Return the names to which a part of a function gives a value."""
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    names |= {part.name for part in ast.walk(node) if isinstance(part, ast.FunctionDef)}
    names |= {(part.asname or part.name).split(".")[0] for part in ast.walk(node) if isinstance(part, ast.alias)}
    return names - set(scoped_names(node))


def scoped_names(node: ast.AST) -> Iterator[str]:
    """Give the names that only the comprehensions in a node bind."""
    for inner in ast.walk(node):
        for part in inner.generators if isinstance(inner, COMPREHENSIONS) else []:
            yield from names_in([part.target])


def names_in(nodes: Iterable[ast.AST]) -> set[str]:
    """Return every name that stands in nodes."""
    return {node.id for part in nodes for node in ast.walk(part) if isinstance(node, ast.Name)}


def losses_of(function: ast.FunctionDef) -> Iterator[str]:
    """Give the names on which backward() is called: new tensors, which no optimizer changes."""
    for node in ast.walk(function):
        match node:
            case ast.Call(ast.Attribute(ast.Name(name), "backward")):
                yield name


def plain_names(function: ast.FunctionDef) -> set[str]:
    """Return the names that only get literals: numbers and lists, which no optimizer changes."""
    literal = dict.fromkeys(argument_names(function), False)
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets, value):
                pairs = [(target, value) for target in targets]
                if len(targets) == 1 and isinstance(targets[0], ast.Tuple) and isinstance(value, ast.Tuple):
                    pairs = list(zip(targets[0].elts, value.elts, strict=False))
                for target, given in pairs:
                    plain = not any(isinstance(part, ast.Name | ast.Call) for part in ast.walk(given))
                    for name in names_in([target]):
                        literal[name] = literal.get(name, True) and plain
            case ast.For(target) | ast.comprehension(target):
                literal |= dict.fromkeys(names_in([target]), False)
    return {name for name, plain in literal.items() if plain}


def shared_names(function: ast.FunctionDef) -> Iterator[str]:
    """Give the names whose objects have other names, too: those of loops over a list, and those put into one."""
    for node in ast.walk(function):
        match node:
            case ast.For(target):
                yield from names_in([target])
            case ast.Assign(_, ast.Name() | ast.List() | ast.Tuple() | ast.Dict() as value):
                yield from names_in([value])

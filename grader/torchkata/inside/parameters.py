"""The parameters that a call trains, by name: of modules that it was given or has called, or of its optimizer.

The model is what `backward` has reached: with each parameter all those of the same module. Before that, it is the
modules among the arguments of the call, or else those that were called.
"""

from typing import Any

MAX_PARAMETERS = 100  # that are listed
MAX_KNOWN = 10_000
MAX_MODULES = 100
MAX_NODES = 10_000  # of a graph that is searched for its leaves
MAX_NAME = 80  # characters
OWN = (list, tuple, dict)


class Parameters:
    """Parameters in the order in which they became known. `arguments`: args and kwargs of the call."""

    def __init__(self, torch: Any, arguments: Any) -> None:
        self.torch = torch
        self.kept: list[Any] = []
        self.places: dict[int, int] = {}  # id of a parameter -> its place
        self.names: list[str] = []
        self.taken: set[str] = set()
        self.numbered: set[int] = set()  # places of those that have a number in place of a name
        self.groups: list[list[int]] = []  # places of those of one module
        self.group_of: list[int] = []
        self.reached: set[int] = set()  # places
        self.used: set[int] = set()  # groups that backward has reached
        self.loose: dict[int, Any] = {}  # other leaves that it has reached
        self.held: dict[int, Any] = {}  # of optimizers without a module
        self.modules: dict[int, Any] = {}
        self.waiting: list[Any] = []
        self.given: list[int] = []  # groups of modules among the arguments
        for one in objects_in(arguments):
            if isinstance(one, torch.nn.Module):
                self.add_module(one)
            elif isinstance(one, torch.optim.Optimizer):
                self.add_optimizer(held_by(one))
        self.arguments = set(self.modules)

    def add_module(self, module: Any) -> None:
        """Add a module. Its parameters are read later: a lazy one has them after its first call."""
        if id(module) not in self.modules and len(self.modules) < MAX_MODULES:
            self.modules[id(module)] = module
            self.waiting.append(module)

    def add_optimizer(self, held: list[Any]) -> None:
        """Add what an optimizer holds."""
        if len(self.held) < MAX_KNOWN:
            self.held.update((id(one), one) for one in held)

    def _read_modules(self) -> None:
        while self.waiting:
            module = self.waiting.pop(0)
            pairs = list(self.torch.nn.Module.named_parameters(module))[:MAX_KNOWN]
            new = [(name, one) for name, one in pairs if id(one) not in self.places]
            for name, one in pairs:
                self._rename(name, one)
            if new:
                self.given += [len(self.groups)] * (id(module) in self.arguments)
                self.groups.append([self._add(name, one, type(module).__name__) for name, one in new])

    def _rename(self, name: str, parameter: Any) -> None:
        """Give a parameter that only an optimizer was known to hold its name in a module."""
        place = self.places.get(id(parameter))
        if place is not None and place in self.numbered and name not in self.taken:
            self.numbered.discard(place)
            self.taken.add(name)
            self.names[place] = name[:MAX_NAME]

    def _add(self, name: str, parameter: Any, owner: str) -> int:
        place = len(self.kept)
        names = (name, f"{owner}.{name}", *(f"{owner}.{name} {number}" for number in range(2, place + 3)))
        name = next(one for one in names if one not in self.taken)
        self.taken.add(name)
        self.names.append(name[:MAX_NAME])
        self.kept.append(parameter)
        self.places[id(parameter)] = place
        self.group_of.append(len(self.groups))
        return place

    def reach(self, leaves: dict[int, Any]) -> list[Any]:
        """Return which of the leaves of a backward are parameters: without any known one, all leaves."""
        self._read_modules()
        mine = [leaf for key, leaf in leaves.items() if key in self.places]
        for leaf in mine:
            place = self.places[id(leaf)]
            self.reached.add(place)
            self.used.add(self.group_of[place])
        if len(self.loose) < MAX_KNOWN:
            self.loose.update((key, leaf) for key, leaf in leaves.items() if key not in self.places)
        return mine or [leaf for key, leaf in leaves.items() if key in self.held] or list(leaves.values())

    def hold(self, held: list[Any]) -> None:
        """Take the parameters that an optimizer holds as the model, as far as they belong to no module."""
        self._read_modules()
        new = [
            one
            for one in held
            if id(one) not in self.places and (id(one) in self.loose or not (self.groups or self.loose))
        ]
        if not new or len(self.kept) > MAX_KNOWN:
            return
        numbers = {id(one): number for number, one in enumerate(held, start=1)}
        if any(id(one) in self.loose for one in new):
            self.used.add(len(self.groups))
        self.groups.append([self._add(f"parameter {numbers[id(one)]}", one, "optimizer") for one in new])
        self.numbered.update(self.groups[-1])
        self.reached.update(self.places[id(one)] for one in new if id(one) in self.loose)

    def of_model(self) -> list[int]:
        """Return the places of all parameters of the model."""
        groups = sorted(self.used) or self.given or range(len(self.groups))
        return [place for group in groups for place in self.groups[group]]

    def trained(self) -> list[int]:
        """Return the places of the model's parameters that require gradients, of those that are listed."""
        return [place for place in self.of_model() if place < MAX_PARAMETERS and self.kept[place].requires_grad]

    def listed(self) -> list[list[Any]]:
        """Return names, and whether a backward has reached them."""
        return [[name, place in self.reached] for place, name in enumerate(self.names[:MAX_PARAMETERS])]


def objects_in(arguments: Any) -> list[Any]:
    """Return the arguments, and the items of lists, tuples and dictionaries among them."""
    args, kwargs = arguments
    found: list[Any] = []
    for one in (*args, *kwargs.values()):
        found += [one, *items_of(one, MAX_MODULES)]
    return found


def items_of(value: Any, most: int) -> list[Any]:
    """Return the first items of a list, tuple or dictionary; none of anything else."""
    return list(value.values() if isinstance(value, dict) else value)[:most] if type(value) in OWN else []


def held_by(optimizer: Any) -> list[Any]:
    """Return the parameters that an optimizer of torch holds."""
    return [one for group in optimizer.param_groups for one in group["params"]][:MAX_KNOWN]


def tensors_in(values: Any, torch: Any) -> list[Any]:
    """Return the tensors among values, and among the items of lists and tuples there."""
    found: list[Any] = []
    for value in values:
        found += [one for one in (value, *items_of(value, MAX_KNOWN)) if isinstance(one, torch.Tensor)]
    return found


def leaves_of(roots: Any) -> dict[int, Any]:
    """Return the leaves to which a backward from `roots` brings gradients, by their id."""
    leaves: dict[int, Any] = {}
    waiting = []
    for root in roots:
        node = getattr(root, "grad_fn", None) or getattr(root, "node", None)
        if node is not None:
            waiting.append(node)
        elif getattr(root, "requires_grad", False):
            leaves[id(root)] = root
    seen = set(waiting)
    while waiting and len(seen) < MAX_NODES:
        node = waiting.pop()
        if type(node).__name__ == "AccumulateGrad":
            leaves[id(node.variable)] = node.variable
        new = {after for after, _ in node.next_functions if after is not None} - seen
        seen |= new
        waiting += new
    return leaves

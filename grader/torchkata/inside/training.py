"""Records how a call trains: forwards, backwards, steps and cleared gradients in their order, and what each has met.

Plain data, which crosses in the header of a reply (`Training.facts`):

    order       the first events: zero_grad, forward, loss, backward, grad, step, train, eval
    counts      how often each event happened
    parameters  [name, whether a backward has reached it]: of the modules among the arguments, of those that were called
                from outside of any other, and of an optimizer that has none of these
    forwards    [module, training, grad_enabled, mean, std, shape of the first tensor]
    backwards   [gradients were None or zero, first since the last step, reached parameters, mode of the module]
    updates     how many steps, if those of several optimizers after one backward count once
    steps       [optimizer, held, not held, foreign, norms of gradients, norms of movements, cleared after backward(),
                STALE]; places in `parameters`, and norms for those held and then for those not held

torch must be loaded. Nothing here may raise into the student's code, or run an operator that is noted.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from .norms import describe, has_gradient, norm_of
from .parameters import Parameters, leaves_of

EVENTS = ("zero_grad", "forward", "loss", "backward", "grad", "step", "train", "eval")
STALE = ("", "step", "closure")  # gradients to which a backward added: of no other, of an earlier step or call of it
MAX_EVENTS = 1000  # that are listed; later ones are only counted
MAX_FORWARDS, MAX_BACKWARDS, MAX_STEPS = 200, 200, 100  # of which details are kept
MAX_NORMS = 10_000  # numbers in the details of all steps
MAX_COPIED = 2_000_000  # elements: of larger models it is unknown how far they moved
MAX_NAME = 80  # characters
NOTHING = [None, None, None]  # mean, standard deviation and shape of no tensor
Facts = dict[str, Any]
Method = Callable[..., Any]


def quietly(method: Method) -> Method:
    """Make a method that works on tensors of the student unseen: not recorded, and without exceptions."""

    @wraps(method)
    def run(self: "Training", *args: Any) -> Any:
        inner = self.torch._C  # `no_grad` is Python code, which the trace function would see
        enabled = inner.is_grad_enabled()
        inner._set_grad_enabled(False)
        try:
            with inner._DisableTorchDispatch():
                return method(self, *args)
        except Exception:
            return None
        finally:
            inner._set_grad_enabled(enabled)

    return run


class Training:
    """The events of one call. `arguments`: args and kwargs of the call."""

    def __init__(self, torch: Any, arguments: Any) -> None:
        self.torch = torch
        self.order: list[str] = []
        self.counts: dict[str, int] = {}
        self.forwards: list[list[Any]] = []
        self.backwards: list[list[Any]] = []
        self.steps: list[list[Any]] = []
        self.parameters = Parameters(torch, arguments)
        self.norms = 0
        self.modes: list[bool] = []  # of the forwards since the last backward
        self.fresh = True  # no backward since the last step, or since the closure was called
        self.calls = 0  # of the closure, in the step that runs
        self.updates = 0
        self.stepped: list[Any] = []  # optimizers since the last backward
        self.stale: dict[int, str] = {}  # parameters with gradients to which the backwards of this step have added
        self.filled: dict[int, Any] = {}  # parameters with a gradient after the last backward
        self.reached: list[Any] = []
        self.step: Facts | None = None  # the one that runs

    def note(self, event: str) -> None:
        """Add one event."""
        if len(self.order) < MAX_EVENTS:
            self.order.append(event)
        self.counts[event] = self.counts.get(event, 0) + 1

    @property
    def is_full(self) -> bool:
        """Whether further details are left out: all of them, because they refer to each other."""
        return len(self.backwards) >= MAX_BACKWARDS or len(self.steps) >= MAX_STEPS or self.norms >= MAX_NORMS

    def forward(self, module: Any, tensors: list[Any]) -> None:
        """Note that a module was called from outside of any other. `tensors`: what it was given."""
        self.note("forward")
        self.parameters.add_module(module)
        enabled, training = bool(self.torch.is_grad_enabled()), bool(module.training)
        if enabled and len(self.modes) < MAX_EVENTS:
            self.modes.append(training)
        if len(self.forwards) < MAX_FORWARDS:
            seen = self.describe(tensors[0]) if tensors else None
            name = type(module).__name__[:MAX_NAME]
            self.forwards.append([name, training, enabled, *(seen or NOTHING)])

    def complete(self, tensors: list[Any]) -> None:
        """Describe what the last module was given by name, where it was given no tensor by position."""
        if tensors and self.forwards and self.forwards[-1][3:] == NOTHING:
            self.forwards[-1][3:] = self.describe(tensors[0]) or NOTHING

    @quietly
    def describe(self, tensor: Any) -> list[Any]:
        """Return mean, standard deviation and shape of a tensor; None if it has none."""
        return describe(tensor)

    def before_backward(self, roots: Any, inputs: Any, accumulates: bool) -> None:
        """Note that autograd starts at `roots`. `inputs`: the only leaves that receive gradients, if there are any."""
        self.note("backward" if accumulates else "grad")
        self.reached = []
        if self.stepped:
            self.stepped, self.stale = [], {}
        if accumulates and not self.is_full:
            self._look_at_leaves(roots, inputs)

    @quietly
    def _look_at_leaves(self, roots: Any, inputs: Any) -> None:
        leaves = leaves_of(roots)
        if inputs:
            leaves = {id(one): leaves[id(one)] for one in inputs if id(one) in leaves}
        self.reached = self.parameters.reach(leaves)
        old = [one for one in self.reached if has_gradient(self.torch, one)]
        if self.fresh:
            self.stale.update((id(one), STALE[1 + (self.calls > 1)]) for one in old)
        mode = any(self.modes) if self.modes else None
        known = [one for one in self.reached if id(one) in self.parameters.places or not self.parameters.groups]
        self.backwards.append([not old, self.fresh, len(known), mode])
        self.fresh, self.modes = False, []

    @quietly
    def after_backward(self) -> None:
        """Keep which parameters have a gradient now."""
        self.filled = {id(one): one for one in self.reached if has_gradient(self.torch, one)}

    def before_step(self, optimizer: Any, held: list[Any]) -> None:
        """Keep the parameters before a step. One that runs within a step of the same optimizer is part of it."""
        if self.step is None or self.step["optimizer"] is not optimizer:
            self.step = {"optimizer": optimizer, "backwards": self.counts.get("backward", 0)}
            if not self.is_full:
                self._keep_parameters(held)

    @quietly
    def _keep_parameters(self, held: list[Any]) -> None:
        assert self.step is not None
        self.step["held"] = held
        self.parameters.hold(held)
        mine = [self.parameters.kept[place] for place in self.parameters.trained()]
        if sum(one.numel() for one in mine) <= MAX_COPIED:
            self.step["before"] = {id(one): one.detach().clone() for one in mine}
        self.step["gradients"] = self._gradients(held)

    def _gradients(self, held: list[Any]) -> tuple[dict[int, Any], bool]:
        """Return the norms of the gradients, and whether those of the last backward are not there any more."""
        mine = [self.parameters.kept[place] for place in self.parameters.trained()]
        norms = {id(one): None if one.grad is None else norm_of(self.torch, one.grad) for one in mine}
        had = [one for one in held if id(one) in self.filled]
        return norms, bool(had) and not any(has_gradient(self.torch, one) for one in had)

    def counted(self, closure: Method) -> Method:
        """Return the closure of a step; each of its calls must clear the gradients anew."""

        def run(*args: Any, **kwargs: Any) -> Any:
            self.fresh = True
            self.calls += 1
            return closure(*args, **kwargs)

        return run

    def after_step(self, optimizer: Any) -> None:
        """Note a step that has ended. Where a closure computed gradients, these are the ones that it used."""
        if self.step is None or self.step["optimizer"] is not optimizer:
            return
        self.note("step")
        self.updates += not self.stepped or any(one is optimizer for one in self.stepped)
        self.stepped = [*self.stepped[-MAX_STEPS:], optimizer]
        if not self.is_full and "gradients" in self.step:
            self._describe_step(self.step)
        self.step, self.fresh, self.calls, self.filled = None, True, 0, {}

    @quietly
    def _describe_step(self, step: Facts) -> None:
        held, known = step["held"], self.parameters
        closed = self.counts.get("backward", 0) > step["backwards"]
        if closed:
            known.hold(held)
        norms, wiped = self._gradients(held) if closed else step["gradients"]
        ids = {id(one) for one in held}
        places = [[p for p in known.trained() if (id(known.kept[p]) in ids) is has] for has in (True, False)]
        mine = {id(known.kept[place]) for place in known.of_model()}
        shown = [known.kept[place] for place in places[0] + places[1]]
        before = step.get("before")
        moved = [norm_of(self.torch, one - before[id(one)]) if before and id(one) in before else None for one in shown]
        name = type(step["optimizer"]).__name__[:MAX_NAME]
        gradients = [norms.get(id(one)) for one in shown]
        self.norms += 2 * len(shown)
        foreign = min(len(ids - mine), 10**6)
        stale = max((self.stale.get(key, "") for key in ids), key=STALE.index, default="")
        self.steps.append([name, *places, foreign, gradients, moved, wiped, stale])

    def facts(self) -> Facts | None:
        """Return what was recorded, as plain data; None if there was nothing."""
        if not self.order:
            return None
        lists = {"forwards": self.forwards, "backwards": self.backwards, "steps": self.steps}
        counted = {"order": self.order, "counts": self.counts, "updates": self.updates}
        return {**counted, "parameters": self.parameters.listed(), **lists}

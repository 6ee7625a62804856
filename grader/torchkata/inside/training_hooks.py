"""Watches for the length of a call what torch's modules and optimizers do, and the student's own optimizers.

Modules and steps are seen through torch's global hooks, `zero_grad` and `train` by wrapping these methods. A `forward`
that is called without its module, and the methods of an optimizer that is not one of torch, are seen as frames.
"""

import contextlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from .parameters import held_by, tensors_in
from .training import Training

METHODS = ("step", "zero_grad")  # that make an object an optimizer
WATCHED = ("forward", *METHODS)  # names of functions


class Watch:
    """What the hooks of one call share: what runs now, so that an event within another is not counted again."""

    def __init__(self, torch: Any, training: Training) -> None:
        self.torch, self.training = torch, training
        self.modules = self.losses = 0  # that were called and run
        self.methods = 0  # wrapped ones that run
        self.frame: FrameType | None = None  # of a forward that was called directly

    def before_module(self, module: Any, args: Any) -> None:
        """Hook: a module is called."""
        with contextlib.suppress(Exception):
            self.enter(module, args)
        self.modules += 1
        self.losses += self.is_loss(module)

    def after_module(self, module: Any, args: Any, kwargs: Any, result: Any) -> None:
        """Hook: a module has been called, or has raised an exception."""
        self.modules -= 1
        self.losses -= self.is_loss(module)
        if not self.modules and kwargs and not self.is_loss(module):
            with contextlib.suppress(Exception):
                self.training.complete(tensors_in(kwargs.values(), self.torch))

    def enter(self, module: Any, given: Any) -> bool:
        """Note a module that begins, unless it is part of another. Return whether it is a model."""
        if self.is_loss(module):
            if not self.losses:
                self.training.note("loss")
            return False
        is_model = not self.modules and not self.is_within_forward() and has_parameters(module)
        if is_model:
            self.training.forward(module, tensors_in(given, self.torch))
        return is_model

    def is_loss(self, module: Any) -> bool:
        """Return whether a module is one of torch's losses."""
        return isinstance(module, self.torch.nn.modules.loss._Loss)

    def is_within_forward(self) -> bool:
        """Return whether a forward that was called directly is running."""
        frame: FrameType | None = sys._getframe() if self.frame else None
        while frame is not None and frame is not self.frame:
            frame = frame.f_back
        if frame is None:
            self.frame = None
        return frame is not None

    def see(self, frame: FrameType, own: bool) -> None:
        """Look at a function that begins, one of WATCHED. `own`: it stands in the student's file."""
        with contextlib.suppress(Exception):
            code = frame.f_code
            given = [frame.f_locals.get(name) for name in code.co_varnames[: code.co_argcount]]
            owner = given[0] if given else None
            if code.co_name == "forward":
                direct = isinstance(owner, self.torch.nn.Module) and not self.modules
                if direct and self.enter(owner, given[1:]):
                    self.frame = frame
            elif own and self.is_own_optimizer(owner):
                self.own_optimizer(owner, code.co_name)

    def leave(self, frame: FrameType) -> None:
        """Look at a function of the student's file that ends, one of WATCHED."""
        with contextlib.suppress(Exception):
            code = frame.f_code
            owner = frame.f_locals.get(code.co_varnames[0]) if code.co_argcount else None
            if code.co_name in METHODS and self.is_own_optimizer(owner):
                if code.co_name == "step":
                    self.training.after_step(owner)
                else:
                    self.methods -= 1

    def is_own_optimizer(self, owner: Any) -> bool:
        """Return whether an object looks like an optimizer, and is neither one of torch nor a module."""
        known = isinstance(owner, self.torch.optim.Optimizer | self.torch.nn.Module | type(None))
        return not known and all(callable(getattr(type(owner), name, None)) for name in METHODS)

    def own_optimizer(self, owner: Any, method: str) -> None:
        """Note that a method of an optimizer begins that the student has written."""
        held = [one for one in tensors_in(vars(owner).values(), self.torch) if one.requires_grad and one.is_leaf]
        if method == "step":
            self.training.before_step(owner, held)
        else:
            self.training.parameters.add_optimizer(held)
            self.training.note("zero_grad")
            self.methods += 1

    def before_step(self, optimizer: Any, args: Any, kwargs: Any) -> Any:
        """Hook: an optimizer of torch begins a step. Return its arguments, with a closure that is counted."""
        with contextlib.suppress(Exception):
            self.training.before_step(optimizer, held_by(optimizer))
            if len(args) > 1 and callable(args[1]):
                return (args[0], self.training.counted(args[1]), *args[2:]), kwargs
            if callable(kwargs.get("closure")):
                return args, {**kwargs, "closure": self.training.counted(kwargs["closure"])}
        return None

    def after_step(self, optimizer: Any, args: Any, kwargs: Any) -> None:
        """Hook: an optimizer of torch has made a step."""
        with contextlib.suppress(Exception):
            self.training.after_step(optimizer)

    def wrapped(self, method: Callable[..., Any], note: Callable[..., None]) -> Callable[..., Any]:
        """Return a method that calls `note` first, unless another wrapped one runs."""

        def run(owner: Any, *args: Any, **kwargs: Any) -> Any:
            if not self.methods:
                with contextlib.suppress(Exception):
                    note(owner, *args, **kwargs)
            self.methods += 1
            try:
                return method(owner, *args, **kwargs)
            finally:
                self.methods -= 1

        return run

    def clears(self, owner: Any, *args: Any, **kwargs: Any) -> None:
        """Note a call of `zero_grad`."""
        self.training.note("zero_grad")
        if isinstance(owner, self.torch.optim.Optimizer):
            self.training.parameters.add_optimizer(held_by(owner))

    def sets_mode(self, owner: Any, mode: bool = True) -> None:
        """Note a call of `train` or `eval`."""
        if not self.is_loss(owner):
            self.training.note("train" if mode else "eval")


def has_parameters(module: Any) -> bool:
    """Return whether a module has parameters; activations and most losses have none."""
    return next(module.parameters(), None) is not None


@contextmanager
def training_watched(torch: Any, training: Training) -> Iterator[Watch]:
    """Record in `training` what modules and optimizers do in the block."""
    watch = Watch(torch, training)
    module, optimizer = torch.nn.Module, torch.optim.Optimizer
    hooks, steps = torch.nn.modules.module, sys.modules[optimizer.__module__]
    clears, sets_mode, clears_all = module.zero_grad, module.train, optimizer.zero_grad
    added = (
        hooks.register_module_forward_pre_hook(watch.before_module),
        hooks.register_module_forward_hook(watch.after_module, with_kwargs=True, always_call=True),
        steps.register_optimizer_step_pre_hook(watch.before_step),
        steps.register_optimizer_step_post_hook(watch.after_step),
    )
    try:
        module.zero_grad = watch.wrapped(clears, watch.clears)
        module.train = watch.wrapped(sets_mode, watch.sets_mode)
        optimizer.zero_grad = watch.wrapped(clears_all, watch.clears)
        yield watch
    finally:
        for hook in added:
            hook.remove()
        module.zero_grad, module.train, optimizer.zero_grad = clears, sets_mode, clears_all

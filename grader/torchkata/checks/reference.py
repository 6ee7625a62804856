"""The reference solution and the stored answers, run in this process: they are the course's own code."""

import copy
import sys
import types
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..cache.content_cache import Cache, digest
from ..comparison.looked_at import LookedAt
from ..comparison.mismatch import Opaque
from ..comparison.observation import Observation
from ..comparison.picture import with_pictures
from ..course.catalog import Exercise
from ..inside import adaptations, uncompiled
from ..inside.objects import Host
from ..inside.pictures import close_figures, describe_figure, is_figure
from ..inside.seed import seeded
from ..inside.tags import FIGURE, tag
from ..inside.values import Decoder, Encoder
from .answer_code import MAX_ANSWERS, Parts, compiled
from .callers import Home
from .handles import Function, Handle, path_in_torch
from .here import Here, is_bound, observe_here
from .steps import holds


@dataclass(frozen=True, eq=False)
class Loaded:
    """A file of the answer key that was run here: its module, a digest of what it depends on, and its text."""

    module: types.ModuleType
    digest: bytes
    parts: Parts = ()


def load_answer(exercise: Exercise, answer: Path) -> types.ModuleType:
    """Run a file of the answer key as a fresh module and return it. Whatever it raises passes through."""
    return run_source(f"answer_key_{exercise.name}_{answer.stem}", answer, *exercise.parts_of(answer))


def run_source(name: str, file: Path, *parts: bytes) -> types.ModuleType:
    """Run the `parts` of the text of `file` as a fresh module called `name`. Whatever it raises passes through."""
    module = types.ModuleType(name)
    module.__file__ = str(file)
    uncompiled.install()
    adaptations.install_for_pictures()
    sys.modules[name] = module
    try:
        with seeded():
            for code in compiled(parts, str(file)):
                exec(code, module.__dict__)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    use_one_thread()
    return module


def use_one_thread() -> None:
    """Have torch compute in one thread, as in the student's process: sums then have the same order on both sides.

    The tensors of exercises are so small that further threads only wait for each other.
    """
    torch = sys.modules.get("torch")
    if torch is not None and torch.get_num_threads() > 1:
        torch.set_num_threads(1)


def load_once(exercise: Exercise, answer: Path, data: bytes) -> Loaded:
    """Return a stored answer. It is run at its first use in this process, and again if it or the reference was edited.

    `data` is the digest of the other files that it may read. All files are read each time, because an edit may leave
    size and modification time unchanged. Raises OSError, LookupError in a student's copy, and whatever the answer
    raises.
    """
    return run_once(exercise.name, answer, exercise.parts_of(answer), data)


@lru_cache(maxsize=MAX_ANSWERS)
def run_once(exercise: str, file: Path, parts: Parts, data: bytes) -> Loaded:
    """Return the result of running the text of `file`. The module is unloaded when the cache drops it."""
    name = f"answer_key_{exercise}_{file.stem}_{digest(file, *parts, data).hex()[:16]}"
    loaded = Loaded(run_source(name, file, *parts), digest(*parts, data), parts)
    weakref.finalize(loaded, forget, name, weakref.ref(loaded.module))
    return loaded


@contextmanager
def fresh_module(loaded: Loaded) -> Iterator[types.ModuleType]:
    """Run a stored answer once more for the block, so that nothing that it remembers is there."""
    file = Path(str(loaded.module.__file__))
    module = run_source(f"{loaded.module.__name__}_afresh", file, *loaded.parts)
    try:
        yield module
    finally:
        forget(module.__name__, lambda: module)


def forget(name: str, module: Callable[[], types.ModuleType | None]) -> None:
    """Remove a module from `sys.modules`, unless a newer one has the same name."""
    if sys.modules.get(name) is module():
        sys.modules.pop(name, None)


_known: Cache[Any] = Cache()
BOUND: Any = object()  # in place of a result that cannot be copied


class Reference:
    """The reference module as checks see it: each call is seeded like the student's, and made once for each input.

    Results are kept for all submissions that this process grades. A check gets its own copy of the result, and the
    reference gets its own copy of the arguments. What works with objects is kept, too, see `Here`.
    """

    def __init__(self, loaded: Loaded, observe: bool = False, here: Here | None = None) -> None:
        self._loaded, self._observe = loaded, observe
        self._here = here or Here(loaded.module, loaded.digest)

    @property
    def _home(self) -> Home:
        return self._here._home

    @property
    def observed(self) -> "Reference":
        """The same module, but a call of a function returns an `Observation` of the call."""
        return Reference(self._loaded, True, self._here)

    def _observing(self) -> "Reference":
        return self.observed

    def build(self, made: type, *args: Any, **kwargs: Any) -> Any:
        """Return a handle on an object of a class of torch. Arguments may be handles."""
        return self._here.perform("build", path_in_torch(made), None, args, kwargs)

    def build_optimizer(self, made: type, model: Any, *args: Any, **kwargs: Any) -> Any:
        """Return a handle on an optimizer of torch for the parameters of a model."""
        return self._here.perform("build_optimizer", path_in_torch(made), None, (model, *args), kwargs)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._loaded.module, name)
        is_class = isinstance(value, type)
        return Function(self, name, is_class=is_class) if is_class or isinstance(value, types.FunctionType) else value

    def _call(self, op: str, name: str, owner: Handle | None, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        function = getattr(self._loaded.module, name, None) if op == "call" else None
        encoder = Encoder(self._here.encode)
        tree = encoder.encode([list(args), kwargs])
        if not isinstance(function, types.FunctionType) or holds(tree, "object"):
            return self._here.perform(op, name, owner, args, kwargs, self._observe and op == "call")
        key = digest(self._loaded.digest, name, repr(tree), encoder.body, self._observe)
        kept = _known.find(key)
        if kept is None:
            value, observed = self._make(function, args, kwargs)
            bound = not is_figure(value) and is_bound(Encoder(Host(self._loaded.module).keep).encode(value))
            kept = BOUND if bound else (described(value), observed)
            close_figures()
            _known.keep(key, kept)
        if kept is BOUND:
            return self._here.perform(op, name, owner, args, kwargs, self._observe)
        looked_at: set[LookedAt] = set()
        value = with_pictures(copy_result(kept[0]), looked_at)
        return Observation(value, kept[1], looked_at) if self._observe else value

    def _make(self, function: types.FunctionType, args: Any, kwargs: Any) -> tuple[Any, Any]:
        """Return the result of a call, and its observation if it is observed."""
        if not self._observe:
            own_args, own_kwargs = copy.deepcopy((args, kwargs))
            with seeded():
                return function(*own_args, **own_kwargs), None
        with seeded():
            return observe_here(function, cross([list(args), kwargs]), self._loaded.module)


def described(value: Any) -> Any:
    """Return a result with what each Matplotlib figure in it shows, in its place."""
    if is_figure(value):
        return tag(FIGURE, cross(describe_figure(value)))
    if type(value) in (list, tuple) and any(map(is_figure, value)):
        return type(value)(map(described, value))
    return value


def cross(value: Any) -> Any:
    """Return a copy of a value as a worker receives it: an array loses the order of its elements in memory."""
    encoder = Encoder()
    tree = encoder.encode(value)
    return Decoder(bytes(encoder.body), Opaque, lambda *_: None).decode(tree)


def copy_result(value: Any) -> Any:
    """Copy a result. Tensors are detached, like those from the student's process."""
    if isinstance(value, list | tuple):
        return type(value)(copy_result(item) for item in value)
    if hasattr(value, "grad_fn"):
        return value.detach().clone().requires_grad_(value.requires_grad)
    return copy.deepcopy(value)

"""Adapts libraries to a worker: no windows, no other processes, no compiler.

A library is changed right after it is imported, in the zygote or in a worker, so that nothing is imported for it. What
a teacher should know is noted as a code; the grader's side chooses the sentence.
"""

import contextlib
import functools
import inspect
import sys
import types
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from typing import Any

from . import lazy_ticks
from .pictures import EMPTY_3D

CODES = ("loader_without_workers",)
WINDOWLESS = ("agg", "pdf", "pgf", "ps", "svg", "template")  # backends that draw to files
OF_PROCESSES = {  # arguments that need processes, and their defaults
    "multiprocessing_context": None,
    "prefetch_factor": None,
    "persistent_workers": False,
    "timeout": 0,
}
_noted: dict[str, None] = {}


def noted() -> list[str]:
    """Return the codes that were noted since the last call."""
    codes = list(_noted)
    _noted.clear()
    return codes


def without_window(backend: Any) -> Any:
    """Return a Matplotlib backend without windows: the given one, or Agg."""
    named = isinstance(backend, str)
    return backend if (named and backend.lower() in WINDOWLESS) or not (named or backend is None) else "agg"


def adapt_backends(rcsetup: Any) -> None:
    """Replace each backend with windows that is set, wherever it is set."""
    rcsetup.validate_backend = rcsetup._validators["backend"] = without_window


def adapt_pyplot(pyplot: Any) -> None:
    """Make functions that wait for a user return at once."""
    switch = pyplot.switch_backend
    pyplot.switch_backend = functools.wraps(switch)(lambda newbackend: switch(without_window(newbackend)))
    waits = (pyplot.FigureCanvasBase, "start_event_loop")  # waits for a key or a click
    for owner, name in ((pyplot, "show"), (pyplot, "pause"), (pyplot.Figure, "show"), waits):
        setattr(owner, name, functools.wraps(getattr(owner, name))(lambda *_, **__: None))


def adapt_axes_3d(module: Any) -> None:
    """Have a figure remember that 3-D axes were made for it: made by hand, they do not become part of it."""
    make = module.Axes3D.__init__

    @functools.wraps(make)
    def make_and_note(self: Any, figure: Any, *args: Any, **kwargs: Any) -> None:
        make(self, figure, *args, **kwargs)
        with contextlib.suppress(Exception):
            setattr(figure, EMPTY_3D, True)

    module.Axes3D.__init__ = make_and_note


def adapt_scale(scale: Any) -> None:
    """Have each kind of scale look at the signature of its constructor once: new axes make ten scales and more."""
    scale.inspect = types.SimpleNamespace(signature=functools.cache(inspect.signature), getdoc=inspect.getdoc)


def adapt_styles(style: Any) -> None:
    """Make the styles of seaborn available under their old names."""
    for name in list(style.library):
        style.library.setdefault(name.replace("seaborn-v0_8", "seaborn"), style.library[name])


def adapt_loader(module: Any) -> None:
    """Make DataLoader load in this process, which cannot start others."""
    make = module.DataLoader.__init__
    signature = inspect.signature(make)

    @functools.wraps(make)
    def make_here(*args: Any, **kwargs: Any) -> None:
        wanted = signature.bind(*args, **kwargs)
        given = wanted.arguments
        if isinstance(given.get("num_workers"), int) and given["num_workers"] > 0:
            _noted["loader_without_workers"] = None
            given |= {"num_workers": 0, **{key: value for key, value in OF_PROCESSES.items() if key in given}}
        if "pin_memory" in given:  # only useful with a GPU; without one it warns
            given["pin_memory"] = False
        make(*wanted.args, **wanted.kwargs)

    module.DataLoader.__init__ = make_here


def adapt_torch(torch: Any) -> None:
    """Make torch.compile return its argument: the values are the same, and there is no compiler here."""

    @functools.wraps(torch.compile)
    def compile_nothing(model: Any = None, **_: Any) -> Any:
        return (lambda other: other) if model is None else model

    torch.compile = compile_nothing
    seed_without_traces(torch)


def seed_without_traces(torch: Any) -> None:
    """Have devices that are not in use forget from where they were seeded.

    ``torch.manual_seed`` seeds each kind of device, and one that is not in use notes the call with the lines of the
    whole stack, for a message of its own. No worker can read these lines, and the attempts take 3 ms each time.
    """
    for device in (torch.cuda, torch.xpu, torch.mtia):
        device.traceback = types.SimpleNamespace(format_stack=list)


ADAPT: dict[str, Callable[[Any], None]] = {
    "matplotlib.axis": lazy_ticks.adapt_axis,
    "matplotlib.rcsetup": adapt_backends,
    "matplotlib.pyplot": adapt_pyplot,
    "matplotlib.scale": adapt_scale,
    "matplotlib.style": adapt_styles,
    "mpl_toolkits.mplot3d.axes3d": adapt_axes_3d,
    "torch.utils.data.dataloader": adapt_loader,
    "torch": adapt_torch,
}


class Adapter(MetaPathFinder):
    """Finds the modules of ADAPT as usual, and adapts each one after its execution. `only`: how their names start."""

    def __init__(self, only: tuple[str, ...] = ("",)) -> None:
        self._only = only

    def find_spec(self, name: str, path: Sequence[str] | None, target: Any = None) -> ModuleSpec | None:
        """Return the usual spec of a module to adapt; None for any other."""
        adapt = ADAPT.get(name) if name.startswith(self._only) else None
        spec = PathFinder.find_spec(name, path, target) if adapt else None
        if adapt is None or spec is None or spec.loader is None:
            return None
        loader: Any = spec.loader
        execute = loader.exec_module

        def execute_and_adapt(module: Any) -> None:
            execute(module)
            with contextlib.suppress(Exception):  # another version of the library: it stays unchanged
                adapt(module)

        loader.exec_module = execute_and_adapt
        return spec


def install() -> None:
    """Adapt libraries that are imported from now on."""
    sys.meta_path.insert(0, Adapter())


def install_for_pictures() -> None:
    """Adapt Matplotlib alone, also if it is imported already, where the course's own code draws in this process."""
    if any(isinstance(finder, Adapter) for finder in sys.meta_path):
        return
    names = ("matplotlib.", "mpl_toolkits.")
    sys.meta_path.insert(0, Adapter(names))
    for name in ADAPT:
        if name.startswith(names) and name in sys.modules:
            with contextlib.suppress(Exception):  # as above
                ADAPT[name](sys.modules[name])

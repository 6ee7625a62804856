"""Stand-ins for what notebooks expect: names of IPython, and modules of IPython, Colab, tqdm and nbgrader's cells.

They do almost nothing, and do not count as defined by the file: a check that asks for ``display`` does not find it.
IPython is replaced even if it is installed: it takes half a second to import, and has no shell here.
"""

import builtins
import dis
import importlib
import importlib.machinery
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from .shell import Nothing, Shell

PARTS = ("display", "auto", "autonotebook", "notebook", "std")  # modules, not functions, of a package
OWN, CELLS = "torchkata", "torchkata.notebooks"  # where the cells of a notebook that grade it find `check`


def display(*values: Any, **options: Any) -> None:
    """Print values as a cell shows them."""
    for value in values:
        print(repr(value))


class Progress:
    """The bar of tqdm, without the bar."""

    def __init__(self, iterable: Any = (), desc: Any = None, total: Any = None, *rest: Any, **options: Any) -> None:
        self.iterable, self.desc, self.total, self.n = iterable, desc, total, options.get("initial", 0)

    def __iter__(self) -> Iterator[Any]:
        for value in self.iterable:
            yield value
            self.n += 1

    def __len__(self) -> int:
        return len(self.iterable) if hasattr(self.iterable, "__len__") else int(self.total or 0)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *problem: object) -> None:
        return None

    def update(self, number: float = 1) -> None:
        """Count."""
        self.n += number

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Nothing()

    @classmethod
    def pandas(cls, *rest: Any, **options: Any) -> None:
        """Do nothing."""

    @staticmethod
    def write(text: Any, *rest: Any, **options: Any) -> None:
        """Print a text."""
        print(text)


def count_up(*numbers: int, **options: Any) -> Progress:
    """Return the bar of a range."""
    return Progress(range(*numbers), **options)


class Finder:
    """Finds modules that stand in for those of `families`, by name: the names that each module has."""

    def __init__(self, families: dict[str, dict[str, Any]]) -> None:
        self._families = families

    def find_spec(self, name: str, path: object = None, target: object = None) -> Any:
        """Return the spec of a stand-in, None for other modules.

        An import of google.colab within ``try`` tests for Colab: it fails, as it does outside of Colab.
        """
        family = name.partition(".")[0]
        if family not in self._families or (family == "google" and (is_guarded() or not is_colab(name))):
            return None
        if family == OWN and name not in (OWN, CELLS):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)  # type: ignore[arg-type]

    def create_module(self, spec: Any) -> types.ModuleType:
        """Return a module with these names; all others are Nothing."""
        module = types.ModuleType(spec.name)
        family, _, below = spec.name.partition(".")
        known = self._families[family]

        def look_up(name: str) -> Any:
            if not below and name in PARTS:
                return importlib.import_module(f"{spec.name}.{name}")
            if name not in known and (name.startswith("__") or family in ("tqdm", OWN)):
                raise AttributeError(f"module {spec.name!r} has no attribute {name!r}")
            return known.get(name, Nothing())

        module.__getattr__ = look_up  # type: ignore[method-assign]
        return module

    def exec_module(self, module: types.ModuleType) -> None:
        """Run nothing."""


def is_colab(name: str) -> bool:
    """Tell whether a module is google or one of google.colab."""
    return name == "google" or name == "google.colab" or name.startswith("google.colab.")


def is_guarded() -> bool:
    """Tell whether the current import is within a ``try`` (or a ``with``) of its file."""
    frame: types.FrameType | None = sys._getframe(1)
    while frame is not None and (frame.f_code.co_filename == __file__ or "importlib" in frame.f_code.co_filename):
        frame = frame.f_back
    if frame is None:
        return False
    table: Callable[[Any], Sequence[Any]] = getattr(dis, "_parse_exception_table")  # noqa: B009 - it has no public door
    at = frame.f_lasti
    return any(entry.start <= at < entry.end for entry in table(frame.f_code))


def install(names: dict[str, Any]) -> None:
    """Install the stand-ins where a file with these `names` finds them, outside of `names`."""
    shell = Shell(names)
    show = {"display": display, "get_ipython": lambda: shell}
    vars(builtins).update(show, In=[""], Out={}, _="", __="", ___="")
    progress = {"tqdm": Progress, "trange": count_up, "tqdm_notebook": Progress, "tnrange": count_up}
    always = Finder({"IPython": {**show, "version_info": (9, 0, 0), "__version__": "9.0.0"}})
    sys.meta_path.insert(0, always)
    sys.breakpointhook = lambda *_, **__: None  # there is no viewer
    sys.meta_path.append(Finder({"google": {}, "tqdm": progress, OWN: {"check": lambda *_, **__: None}}))

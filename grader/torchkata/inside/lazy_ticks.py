"""Makes Matplotlib's ticks at their first use. Usual axes make eight of them at once, half of the time they take.

Most figures of an exercise are described, not drawn, and no tick of theirs is ever used. Matplotlib means to make ticks
at their first use, too; but `Axis.set_clip_path` and `Axis.set_tick_params` go through the ticks, and so make them.
"""

import functools
import operator
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

LISTS = ("majorTicks", "minorTicks")  # attributes of an axis; an absent one is made when it is read
BEGUN = "_ticks_begun_with"  # an attribute of an axis: how its ticks are clipped, and the settings for new ones
NEVER_BACK = {"backend", "backend_fallback", "interactive"}  # settings that say nothing of ticks
_settings: dict[str, Any] = {}  # as they were last


def adapt_axis(module: Any) -> None:
    """Change the module ``matplotlib.axis``."""
    axis, lazy = module.Axis, module._LazyTickList
    axis.set_clip_path = noting_clip_path(axis.set_clip_path)
    axis.set_tick_params = without_making(axis.set_tick_params)
    lazy.__get__ = as_begun(lazy.__get__)


def without_making(change: Callable[..., None]) -> Callable[..., None]:
    """Return a method of an axis that changes the ticks that there are; ticks made later take its settings over."""

    @functools.wraps(change)
    def change_made(self: Any, *args: Any, **kwargs: Any) -> None:
        absent = {name: list[Any]() for name in LISTS if name not in vars(self)}
        vars(self).update(absent)
        try:
            change(self, *args, **kwargs)
        finally:
            for name, empty in absent.items():
                if vars(self).get(name) is empty:
                    del vars(self)[name]

    return change_made


def noting_clip_path(set_clip_path: Callable[..., None]) -> Callable[..., None]:
    """Return `Axis.set_clip_path`, which notes for later ticks how the others are clipped."""
    clip_made = without_making(set_clip_path)

    @functools.wraps(set_clip_path)
    def clip_and_note(self: Any, path: Any, transform: Any = None) -> None:
        clip_made(self, path, transform)
        place_spines(self)
        setattr(self, BEGUN, ((path, transform), settings()))

    return clip_and_note


def place_spines(axis: Any) -> None:
    """Place the spines where ticks end, as making a tick does: those of an axis that is not shown need it, too."""
    transform = getattr(axis.axes, f"get_{axis.axis_name}axis_transform", None)
    if transform is not None and any(spine._position is None for spine in axis.axes.spines.values()):
        transform("tick1")
        transform("tick2")


def as_begun(get: Callable[..., Any]) -> Callable[..., Any]:
    """Return a `__get__` of a list of ticks that makes them as they would have been made together with their axis."""

    @functools.wraps(get)
    def get_as_begun(self: Any, axis: Any, owner: Any = None) -> Any:
        begun = getattr(axis, BEGUN, None)
        if begun is None:
            return get(self, axis, owner)
        clip, before = begun
        with settings_of(before):
            ticks = get(self, axis, owner)
        for tick in ticks:
            tick.set_clip_path(*clip)
        return ticks

    return get_as_begun


def settings_of(before: dict[str, Any]) -> AbstractContextManager[Any]:
    """Return a context in which Matplotlib has its earlier settings again."""
    now = settings()
    if now is before:
        return nullcontext()
    changed = {key: value for key, value in before.items() if now[key] is not value and key not in NEVER_BACK}
    context: AbstractContextManager[Any] = sys.modules["matplotlib"].rc_context(changed)
    return context


def settings() -> dict[str, Any]:
    """Return Matplotlib's current settings; the same object as last time if they are the same.

    They are not compared as values: colours may be arrays, which are neither equal nor unequal.
    """
    global _settings
    now = sys.modules["matplotlib"].rcParams
    if len(now) != len(_settings) or not all(map(operator.is_, dict.values(now), _settings.values())):
        _settings = dict(dict.items(now))  # without the checks of each key
    return _settings

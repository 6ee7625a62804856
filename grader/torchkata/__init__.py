"""torchkata grades PyTorch exercises: it knows a course only by its folders.

The names below are for the checks of a course. They are loaded when they are first used, so that a command which needs
no arrays starts without NumPy.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .checks.assert_gradient import assert_gradient
    from .checks.models import (
        Backward,
        backward_through,
        gradients_of,
        observed,
        parameters_of,
        passes_over,
        set_parameters,
        type_name,
    )
    from .comparison.assert_observed import (
        assert_own_memory,
        assert_same_object,
        assert_shares_memory,
        assert_tracked,
        assert_training_loop,
        assert_untracked,
    )
    from .comparison.assert_picture import (
        assert_colorbar,
        assert_curve,
        assert_horizontal,
        assert_image,
        assert_labelled,
        assert_legend,
        assert_logarithmic,
        assert_marked,
        assert_points,
        assert_surface,
        assert_titled,
        assert_vertical,
    )
    from .comparison.compare import assert_close, assert_equal, assert_unchanged, tag_of

__version__ = "0.2.0"
__all__ = [
    "Backward",
    "__version__",
    "assert_close",
    "assert_colorbar",
    "assert_curve",
    "assert_equal",
    "assert_gradient",
    "assert_horizontal",
    "assert_image",
    "assert_labelled",
    "assert_legend",
    "assert_logarithmic",
    "assert_marked",
    "assert_own_memory",
    "assert_points",
    "assert_same_object",
    "assert_shares_memory",
    "assert_surface",
    "assert_titled",
    "assert_tracked",
    "assert_training_loop",
    "assert_unchanged",
    "assert_untracked",
    "assert_vertical",
    "backward_through",
    "gradients_of",
    "observed",
    "parameters_of",
    "passes_over",
    "set_parameters",
    "tag_of",
    "type_name",
]


def __getattr__(name: str) -> Any:
    """Return a public name. Raises AttributeError for others."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .checks import assert_gradient, models
    from .comparison import assert_observed, assert_picture, compare

    places = (compare, assert_observed, assert_picture, models, assert_gradient)
    return next(getattr(place, name) for place in places if name in place.__all__)
